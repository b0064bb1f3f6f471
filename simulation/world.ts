import type { DatabaseSync } from "node:sqlite";
import { pack } from "../worker/collection/delivery-packing.ts";
import { JOB_VERSION } from "../worker/collection/jobs.ts";
import { createDeps, type Deps } from "../worker/deps.ts";
import type { Env } from "../worker/env.ts";
import type { SendGate } from "../worker/objects/send-gate.ts";
import type { InboundEvent, Platform } from "../worker/platforms/platform.ts";
import { type Door, SqliteD1 } from "./d1.ts";
import { openMigrated } from "./database.ts";
import { calm, fateOf, type Weather, weatherOf } from "./faults.ts";
import { echoEvent, LEAVES, simulatedInstagram } from "./instagram.ts";
import { Watch } from "./invariants.ts";
import { Objects } from "./objects.ts";
import { type Process, Processes } from "./processes.ts";
import { Queues } from "./queues.ts";
import { type Random, randomFrom } from "./random.ts";
import { KEY, STARTS, setTheScene, ZONES } from "./scene.ts";
import { Trace } from "./trace.ts";
import { AccountTruth, type Person } from "./truth.ts";

/** A bug to be found: what stands in place of a part. */
export type Plant = {
  name: string;
  sql?: (text: string) => string;
  gate?: (gate: SendGate) => SendGate;
  platform?: (platform: Platform) => Platform;
};

/** A delivery of the platform that is still on its way. */
type Hook = { dueAt: number; event: (sentAt: number) => InboundEvent };

/** An isolate's clock goes on a little between any two answers. */
const STEP_MS = 40;
const SLOW_MS = 4000;
/** Workers may be at work for so long; then they are ended. */
const LONGEST_LIFE_MS = 10 * 60_000;
const LATEST_MS = 20 * 3_600_000;

/** One database for all runs of this thread: each undoes what it did, and statements stay compiled. */
let shared: DatabaseSync | null = null;
const opened = (): DatabaseSync => {
  if (shared) return shared;
  shared = openMigrated();
  // Each message carries its own id in its words: so the platform knows which row a call belongs to.
  shared.exec(`CREATE TEMP TRIGGER words_of_its_own AFTER INSERT ON messages WHEN new.open = 1 BEGIN
    UPDATE messages SET text = text || ' #' || new.id WHERE workspace_id = new.workspace_id
      AND lead_id = new.lead_id AND dedupe_key = new.dedupe_key; END`);
  return shared;
};

/** The real handlers over a database, gates, queues and a platform of this process; a seed determines all of it. */
export class World {
  now: number;
  readonly zone: string;
  readonly random: Random;
  readonly weather: Weather;
  readonly trace = new Trace();
  readonly processes = new Processes();
  readonly queues: Queues;
  readonly objects: Objects;
  readonly db: DatabaseSync = opened();
  readonly accounts: AccountTruth[] = [];
  readonly accountIds = new Map<string, string>();
  readonly people = new Map<AccountTruth, Person[]>();
  readonly watch: Watch;
  readonly #hooks: Hook[] = [];
  readonly #born = new Map<Process, number>();
  readonly #env: Env;
  readonly #platform: Platform;
  readonly #door: Door = (label, act) => this.processes.door(label, act);

  constructor(seed: number, plant?: Plant) {
    this.random = randomFrom(seed);
    this.weather = weatherOf(this.random);
    this.zone = this.random.pick(ZONES);
    this.now = this.random.pick(STARTS) + this.random.below(86_400_000);
    this.queues = new Queues(this.random, () => this.now, this.weather);
    this.objects = new Objects(this.#door, plant?.gate);
    this.watch = new Watch(this);
    for (let place = 0; place < this.random.between(1, 2); place++) {
      const account = new AccountTruth(`1784140000000000${place + 1}`);
      account.token = `token-${place}`;
      this.accounts.push(account);
      this.accountIds.set(account.externalId, `acc_${place + 1}`);
      this.people.set(account, peopleOf(this.random, place));
    }
    const platform = simulatedInstagram({
      door: this.#door,
      random: this.random,
      weather: this.weather,
      at: () => this.now,
      pass: (ms) => this.pass(ms),
      account: (externalId) => this.accounts.find((one) => one.externalId === externalId),
      accounts: () => this.accounts,
      onCall: (account, request) => this.watch.onCall(account, request),
      onAnswer: (request, isRefusal) => this.watch.onAnswer(request, isRefusal),
      onDelivery: (account, delivery) => {
        this.trace.note(`delivered ${delivery.messageId} ${delivery.text}`);
        this.watch.onDelivery(account, delivery);
        const { at, messageId: id, person, text } = delivery;
        this.tell(() => echoEvent(account.externalId, person, { id, text, at }));
      },
    });
    this.#platform = plant?.platform?.(platform) ?? platform;
    const d1 = new SqliteD1(this.db, this.#door, plant?.sql);
    this.#env = {
      DB: d1.binding,
      INGEST: this.queues.binding("ingest", this.#door),
      COLLECT: this.queues.binding("collect", this.#door),
      DM: this.queues.binding("dm", this.#door),
      SYNC: this.queues.binding("sync", this.#door),
      PUBLIC_API_URL: "http://localhost:8787",
      PUBLIC_APP_URL: "http://localhost:8788",
      JWT_SECRET: "simulated-secret-that-is-at-least-32-characters",
      ENCRYPTION_KEY: "0123456789abcdef0123456789abcdef",
    } as unknown as Env;
    this.db.exec("BEGIN");
    setTheScene(this);
  }

  /** As an invocation gets them. */
  deps(): Deps {
    const real = createDeps(this.#env, {
      now: () => this.now,
      random: this.random.next,
      sleep: (ms) => this.#door("sleep", () => this.pass(ms)),
      fetch: async () => {
        throw new TypeError("no network in this world");
      },
      platform: (id) => (id === "instagram" ? this.#platform : undefined),
      gate: (platform, externalId) => this.objects.stub(`${platform}:${externalId}`),
    });
    const vault = { newestKid: KEY, seal: async (text: string) => text, open: async (text: string) => text };
    return { ...real, vault: { ...real.vault, ...vault } };
  }

  pass(ms: number): void {
    this.now += Math.max(0, Math.floor(ms));
  }

  /** The platform tells of something: soon, late, twice or never. */
  tell(event: Hook["event"]): void {
    if (this.random.chance(this.weather.lostWebhooks)) return;
    const copies = this.random.chance(this.weather.doubledWebhooks) ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      const isLate = this.random.chance(this.weather.lateWebhooks);
      this.#hooks.push({ dueAt: this.now + this.random.below(isLate ? LATEST_MS : 3000), event });
    }
  }

  get hooksLeft(): number {
    return this.#hooks.length;
  }

  /** Brings deliveries whose time has come; those of one moment may come as one. */
  async bringHooks(): Promise<void> {
    const due = this.#hooks.filter(({ dueAt }) => dueAt <= this.now);
    if (due.length === 0) return;
    for (const hook of due) this.#hooks.splice(this.#hooks.indexOf(hook), 1);
    const events = due.map(({ event }) => event(this.now));
    const parts = this.random.chance(0.5) ? [events] : events.map((event) => [event]);
    for (const part of parts) {
      const body = await pack(JSON.stringify(part));
      this.watch.onTold(part);
      const job = { v: JOB_VERSION, platform: "instagram", body, receivedAt: this.now, requestId: "req_1" };
      this.queues.add("ingest", job);
    }
  }

  async start(name: string, handler: (deps: Deps) => Promise<unknown>): Promise<Process> {
    this.trace.note(`${this.now} start ${name}`);
    const process = await this.processes.start(name, () => handler(this.deps()));
    this.#born.set(process, this.now);
    return process;
  }

  /** Lets the handlers that run go on by so many steps, whichever comes first. @param steps Infinity: to their ends */
  async goOn(steps: number): Promise<void> {
    for (let done = 0; done < steps; done++) {
      const going = this.processes.running.filter((one) => one.state === "running" && one.steps.length > 0);
      if (going.length === 0) break;
      const process = this.random.pick(going);
      await this.#release(process, this.random.below(process.steps.length));
      this.pass(this.random.chance(0.01) ? this.random.below(SLOW_MS) : this.random.below(STEP_MS));
    }
    for (const process of this.processes.reap()) {
      this.#born.delete(process);
      if (process.state === "failed") this.trace.note(`${process.name} failed ${String(process.error)}`);
    }
  }

  async #release(process: Process, index: number): Promise<void> {
    const { label } = process.steps[index]!;
    const isOld = this.now - (this.#born.get(process) ?? this.now) > LONGEST_LIFE_MS;
    const fate = isOld
      ? { kind: "dies" as const, hasHappened: false }
      : fateOf(label, this.weather, this.random);
    this.trace.note(`${this.now} ${process.name} ${label} ${fate.kind}`);
    await this.processes.release(process, index, fate);
    // Between the last step and the call that follows it, no time passes in an isolate and nobody else moves.
    const leaving = process.steps.findIndex((step) => step.label === LEAVES);
    if (leaving !== -1) await this.#release(process, leaving);
  }

  clearSky(): void {
    Object.assign(this.weather, calm());
  }

  /** Undoes everything. @returns the hash of all that happened */
  end(): string {
    this.objects.close();
    if (this.db.isTransaction) this.db.exec("ROLLBACK");
    return this.trace.end();
  }
}

function peopleOf(random: Random, place: number): Person[] {
  return Array.from({ length: random.between(3, 6) }, (_, index) => {
    const id = `91000000000${place}0${index + 1}`;
    const isSame = random.chance(0.7);
    return {
      id,
      commenterId: isSame ? id : `92000000000${place}0${index + 1}`,
      username: `personne.${place}${index}`,
    };
  });
}
