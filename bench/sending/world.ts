import type { DatabaseSync } from "node:sqlite";
import { type Door, SqliteD1 } from "../../simulation/d1.ts";
import { openMigrated } from "../../simulation/database.ts";
import { Objects } from "../../simulation/objects.ts";
import { type Random, randomFrom } from "../../simulation/random.ts";
import type { AccountRow } from "../../worker/accounts/service.ts";
import { saveConnected } from "../../worker/accounts/store.ts";
import { createDeps, type Deps } from "../../worker/deps.ts";
import type { Env } from "../../worker/env.ts";
import { DM_JOB_VERSION, type DmJob } from "../../worker/messaging/jobs.ts";
import type { Platform } from "../../worker/platforms/platform.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../worker/scoring/days.ts";
import { BenchQueue } from "./queue.ts";
import { VirtualTime } from "./virtual-time.ts";

export const WORKSPACE = "ws_bench";
export const START = Date.UTC(2026, 10, 18, 6);
/** A consumer that died gives its messages back after this. */
const LOST_BATCH_MS = 30_000;
const BATCH_SIZE = 10;

export type BenchAccount = { id: string; externalId: string };
export type BenchMessage = {
  id: string;
  leadId: string;
  account: BenchAccount;
  text: string;
  personId: string;
};
export type MessageRow = {
  id: string;
  state: string;
  reason: string | null;
  open: number;
  sentAt: number | null;
};

/** What becomes of one thing a consumer asks for: `before` it happens, or `after`, the consumer dies. */
export type Death = { step: number; when: "before" | "after" };

const number = (value: number, digits: number): string => String(value).padStart(digits, "0");

/** The real consumers over a database, gates, a queue and a platform of this process, in virtual time. */
export class SendingWorld {
  readonly time = new VirtualTime(START);
  readonly queue: BenchQueue;
  readonly deps: Deps;
  readonly random: Random;
  readonly objects: Objects;
  readonly db: DatabaseSync = openMigrated();
  objectCalls = 0;
  /** Steps of the consumer that is to die; counted while `death` is set. */
  steps = 0;
  death: Death | null = null;
  onDeath: () => void = () => undefined;
  /** Called behind every call of a gate, with its name. */
  afterGate: (name: string, method: string) => void = () => undefined;
  #made = 0;
  #isClosed = false;

  /** @param stepMs how long each question to the database or a gate takes, drawn between 0 and this */
  constructor(options: { seed: number; stepMs: number; platform: (world: SendingWorld) => Platform }) {
    this.random = randomFrom(options.seed);
    this.queue = new BenchQueue(this.time);
    const door: Door = async (_label, act) => {
      if (options.stepMs > 0) await this.time.sleep(this.random.next() * options.stepMs);
      return this.#live(act);
    };
    this.objects = new Objects(async (label, act) => {
      this.objectCalls += 1;
      return door(label, act);
    });
    const d1 = new SqliteD1(this.db, door);
    const platform = options.platform(this);
    const env = {
      DB: d1.binding,
      DM: this.queue.binding,
      SYNC: { send: async () => undefined, sendBatch: async () => undefined },
      PUBLIC_API_URL: "http://localhost:8787",
      PUBLIC_APP_URL: "http://localhost:8788",
      JWT_SECRET: "bench-secret-that-is-at-least-32-characters-long",
      ENCRYPTION_KEY: "0123456789abcdef0123456789abcdef",
    } as unknown as Env;
    const real = createDeps(env, {
      now: () => this.time.now,
      random: this.random.next,
      sleep: this.time.sleep,
    });
    this.deps = {
      ...real,
      vault: { ...real.vault, open: async () => "bench-token" },
      platform: () => platform,
      gate: (platformId, externalId) => {
        const name = `${platformId}:${externalId}`;
        const stub = this.objects.stub(name) as unknown as Record<
          string,
          (...all: unknown[]) => Promise<unknown>
        >;
        return new Proxy({} as ReturnType<Deps["gate"]>, {
          get: (_target, method) =>
            typeof method === "string" && method !== "then"
              ? async (...all: unknown[]) => {
                  const answer = await stub[method]!(...all);
                  this.afterGate(name, method);
                  return answer;
                }
              : undefined,
        });
      },
    };
  }

  /** One step towards the outside. A consumer that dies there never goes on. */
  async #live<Answer>(act: () => Answer): Promise<Answer> {
    if (this.death === null) return act();
    const { step, when } = this.death;
    this.steps += 1;
    if (this.steps - 1 !== step) return act();
    if (when === "after") await act();
    this.onDeath();
    return new Promise(() => undefined);
  }

  /** A call of the platform is a step as well. */
  step<Answer>(act: () => Answer): Promise<Answer> {
    return this.#live(act);
  }

  async addAccount(overrides: Partial<AccountRow> = {}): Promise<BenchAccount> {
    this.#made += 1;
    const id = `acc_${number(this.#made, 8)}`;
    const externalId = `1784${number(this.#made, 13)}`;
    const now = this.time.now;
    await saveConnected(this.deps.tenant(WORKSPACE), {
      workspaceId: WORKSPACE,
      id,
      platform: "instagram",
      externalId,
      appScopedId: `2${externalId}`,
      username: `atelier.${this.#made}`,
      displayName: "Atelier Exemple",
      status: "connected",
      paused: false,
      mode: "instant",
      scopes: [],
      token: "sealed",
      tokenExpiresAt: now + 60 * DAY_MS,
      tokenRefreshedAt: now,
      dailyDmLimit: 50,
      hourlyDmLimit: null,
      minSpacingMs: 0,
      warmUpSince: null,
      holdUntil: 0,
      connectedBy: "usr_bench",
      connectedSession: "ses_bench",
      connectedAt: now,
      createdAt: now - DAY_MS,
      erasureVersion: 0,
      ...overrides,
    } as AccountRow);
    return { id, externalId };
  }

  /** Messages that may go: every second one as a private reply, the others into an open window. */
  addMessages(account: BenchAccount, count: number, first = 0): BenchMessage[] {
    const now = this.time.now;
    const lead = this.db.prepare(
      `INSERT INTO leads (workspace_id, id, platform, account_id, external_id, username, search_name, status_at, sum_at,
         heat, first_seen_at, last_interaction_at, thread_id, last_inbound_at, reply_comment_id, reply_comment_at)
       VALUES (?, ?, 'instagram', ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)`,
    );
    const message = this.db.prepare(
      `INSERT INTO messages (workspace_id, lead_id, dedupe_key, id, account_id, origin, comment_id, text, state, open,
         score, deadline_at, created_at)
       VALUES (?, ?, ?, ?, ?, 'automation', ?, ?, 'pending', 1, ?, ?, ?)`,
    );
    this.db.exec("BEGIN");
    const made = Array.from({ length: count }, (_, index): BenchMessage => {
      this.#made += 1;
      const key = number(this.#made, 12);
      const isReply = (first + index) % 2 === 1;
      const [leadId, id, personId] = [`lead_${key}`, `msg_${key}`, `91${key}`];
      const commentId = isReply ? `180${key}` : null;
      const name = `personne.${this.#made}`;
      lead.run(
        ...[WORKSPACE, leadId, account.id, personId, name, name, now, now, now, now],
        ...[isReply ? null : personId, isReply ? null : now, commentId, isReply ? now : null],
      );
      const text = `Bonjour, voici le tarif ${key}`;
      const deadlineAt = now + (isReply ? 7 * DAY_MS : DAY_MS);
      const score = this.random.below(101);
      message.run(WORKSPACE, leadId, `auto:${key}`, id, account.id, commentId, text, score, deadlineAt, now);
      return { id, leadId, account, text, personId };
    });
    this.db.exec("COMMIT");
    return made;
  }

  ring(message: BenchMessage, afterMs = 0): void {
    const body: DmJob = {
      v: DM_JOB_VERSION,
      workspaceId: WORKSPACE,
      kind: "message",
      messageId: message.id,
    };
    this.queue.add(body, afterMs);
  }

  /** Consumers beside each other, each a batch at a time, until `close`. */
  consume(count: number, handle: (batch: MessageBatch) => Promise<void>): void {
    const work = async (): Promise<void> => {
      while (!this.#isClosed) {
        const leased = await this.queue.lease(BATCH_SIZE);
        if (leased === null) return;
        const died = new Promise<"died">((resolve) => {
          if (this.death !== null) this.onDeath = () => resolve("died");
        });
        const end = await Promise.race([handle(leased.batch).then(() => "done" as const), died]);
        if (end === "died") {
          this.death = null;
          void this.time.sleep(LOST_BATCH_MS).then(() => leased.giveBack());
        } else leased.settle();
      }
    };
    for (let one = 0; one < count; one++) void work();
  }

  /** The minute's sweep: rings for every account with something open, for so long. */
  sweep(forMs: number): void {
    const until = this.time.now + forMs;
    const each = async (): Promise<void> => {
      while (this.time.now < until) {
        await this.time.sleep(MINUTE_MS);
        for (const { account_id } of this.db
          .prepare("SELECT DISTINCT account_id FROM messages WHERE workspace_id = ? AND open = 1")
          .all(WORKSPACE) as { account_id: string }[]) {
          this.queue.add({
            v: DM_JOB_VERSION,
            workspaceId: WORKSPACE,
            kind: "account",
            accountId: account_id,
          });
        }
      }
    };
    void each();
  }

  messages(): MessageRow[] {
    return this.db
      .prepare(
        "SELECT id, state, reason, open, sent_at AS sentAt FROM messages WHERE workspace_id = ? ORDER BY id",
      )
      .all(WORKSPACE) as MessageRow[];
  }

  close(): void {
    this.#isClosed = true;
    this.queue.close();
    this.objects.close();
    this.db.close();
  }
}

export const HOURS = HOUR_MS;
