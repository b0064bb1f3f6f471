import { runInDurableObject } from "cloudflare:test";
import { createHmac } from "node:crypto";
import type { AccountRow } from "../accounts/service.ts";
import { createApp } from "../app.ts";
import { pack, unpack } from "../collection/delivery-packing.ts";
import { takeDelivery } from "../collection/ingest.ts";
import type { IngestJob } from "../collection/jobs.ts";
import type { Deps } from "../deps.ts";
import type { SyncJob } from "../env.ts";
import type { InboundEvent, Platform } from "../platforms/platform.ts";
import { consumeSync } from "../queues/sync.ts";
import { comment, fakePlatform, inbound, newAccount, testDeps } from "./accounts.ts";
import { newWorkspace } from "./people.ts";

export const META_SECRET = "invented-meta-secret";
const HOUR_MS = 3_600_000;

/** A platform whose deliveries are our own events as JSON, so that a test can plant whatever it likes. */
export const plantedPlatform = (overrides: Partial<Platform> = {}) =>
  fakePlatform({
    signedRequestSecrets: [META_SECRET],
    readDelivery: (raw) => (JSON.parse(raw) as { events: InboundEvent[] }).events,
    splitDelivery: (raw) =>
      (JSON.parse(raw) as { events: InboundEvent[] }).events.map((one) => JSON.stringify({ events: [one] })),
    ...overrides,
  });

export const delivery = async (events: readonly InboundEvent[], receivedAt: number): Promise<IngestJob> => ({
  v: 1,
  platform: "instagram",
  body: await pack(JSON.stringify({ events })),
  receivedAt,
  requestId: "req_planted",
});

export type Victim = ReturnType<typeof newVictim>;
/** Somebody whose every trace can be told from anybody else's. */
export function newVictim() {
  const tag = String(crypto.getRandomValues(new Uint32Array(1))[0]).padStart(10, "0");
  // In words: ten digits in a comment may be somebody's number.
  const word = tag.replace(/\d/g, (digit) => "abcdefghij"[Number(digit)]!);
  return {
    id: `91${tag}`,
    username: `marie.${tag}`,
    name: `Marie Exemple ${tag}`,
    text: `prix svp ? ${word} je suis au 06 39 98 ${tag.slice(-4, -2)} ${tag.slice(-2)}`,
    message: `mon adresse : m${tag}@courriel.example`,
    phone: `+3363998${tag.slice(-4)}`,
    email: `m${tag}@courriel.example`,
    commentId: `18${tag}1`,
    messageId: `mid.${tag}`,
  };
}
export const tracesOf = (one: Victim): string[] => [
  one.id,
  one.username,
  one.name,
  one.text,
  one.message,
  one.phone,
  one.email,
  one.commentId,
  one.messageId,
];

/** A workspace with an account, an automation that answers "prix", and the means to look at everything stored. */
export async function privacyWorld(overrides: Partial<Platform> = {}, shared?: ReturnType<typeof testDeps>) {
  const platform = plantedPlatform(overrides);
  const parts = shared ?? testDeps(platform);
  const { deps, clock } = parts;
  const seat = await newWorkspace();
  const account = await newAccount(deps, seat.workspaceId, { createdAt: clock.now - 24 * HOUR_MS });
  await addAutomation(deps, account, clock.now);
  const app = createApp(deps);
  const call = (
    method: string,
    path: string,
    init: RequestInit = {},
    auth: Record<string, string> = seat.auth,
  ) =>
    app.request(
      `http://localhost:8787${path}`,
      { method, ...init, headers: { ...auth, ...(init.headers as Record<string, string> | undefined) } },
      deps.env,
      {
        waitUntil: () => undefined,
        passThroughOnException: () => undefined,
        props: {},
      } as unknown as ExecutionContext,
    );
  const take = async (...events: InboundEvent[]) => takeDelivery(deps, await delivery(events, clock.now));
  /** Comments and then writes a message, as webhooks bring it. */
  const speaks = (one: Victim, using: AccountRow = account): InboundEvent[] => {
    const person = { externalId: one.id, username: one.username, displayName: one.name };
    return [
      comment(using, one.text, clock.now - 2000, { externalId: one.commentId, person }),
      inbound(using, one.message, clock.now - 1000, { externalId: one.messageId, person }),
    ];
  };
  return { ...parts, platform, seat, workspaceId: seat.workspaceId, account, call, take, speaks };
}
export type PrivacyWorld = Awaited<ReturnType<typeof privacyWorld>>;

async function addAutomation(deps: Deps, { workspaceId, id }: AccountRow, now: number): Promise<void> {
  await deps.env.DB.batch([
    deps.env.DB.prepare(
      "INSERT INTO templates (workspace_id, id, name, body, created_at, updated_at) VALUES (?1, 'tpl_1', 'Prix', 'Bonjour {{username}}, 45 €', 1, 1) ON CONFLICT DO NOTHING",
    ).bind(workspaceId),
    deps.env.DB.prepare(
      `INSERT INTO automations (workspace_id, id, name, account_id, trigger, template_ids, active, activated_at, created_at, updated_at)
       VALUES (?1, ?2, 'Prix', ?3, '{"kind":"comment","keywords":["prix"]}', '["tpl_1"]', 1, ?4, 1, 1)`,
    ).bind(workspaceId, `aut_${id}`, id, now - HOUR_MS),
  ]);
}

/** Works off what erasing put into the sync queue, as its consumer would. */
export async function workOff(deps: Deps, queued: { queue: string; body: unknown }[]): Promise<void> {
  for (let round = 0; round < 200; round++) {
    const at = queued.findIndex(
      ({ queue, body }) => queue === "sync" && ["erase", "deletion"].includes((body as SyncJob).kind),
    );
    if (at === -1) return;
    const [job] = queued.splice(at, 1);
    await consumeOne(deps, job!.body as SyncJob);
  }
  throw new Error("erasing never ends");
}

/** @throws what the handler throws, instead of asking the queue for another try */
export async function consumeOne(deps: Deps, body: SyncJob): Promise<void> {
  let isRetried = false;
  const message = {
    body,
    attempts: 1,
    ack: () => undefined,
    retry: () => {
      isRetried = true;
    },
  } as unknown as Message;
  await consumeSync({ queue: "sync", messages: [message] } as unknown as MessageBatch, deps);
  if (isRetried) throw new Error("the message would be tried again");
}

const TABLES =
  "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf_*' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'd1_*'";

export async function tableNames(d1: D1Database): Promise<string[]> {
  const { results } = await d1.prepare(TABLES).all<{ name: string }>();
  return results.map(({ name }) => name).sort();
}

/** Every row of every table, kept deliveries unpacked; of one workspace where a table has one, if asked. */
export async function everything(d1: D1Database, workspaceId?: string): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {};
  for (const name of await tableNames(d1)) {
    const { results } = await d1.prepare(`SELECT * FROM ${name}`).all<Record<string, unknown>>();
    const rows = results.filter((row) => workspaceId === undefined || row.workspace_id === workspaceId);
    dump[name] = await Promise.all(
      rows.map(async (row) => {
        if (name !== "dead_letters" || row.queue !== "ingest") return JSON.stringify(row);
        const job = JSON.parse(String(row.body)) as IngestJob;
        return `${JSON.stringify(row)} ${await unpack(job.body).catch(() => "")}`;
      }),
    );
  }
  return dump;
}

/** Where any of these texts stands, whatever its capitals: `table: row`. */
export async function findTraces(d1: D1Database, texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const [table, rows] of Object.entries(await everything(d1))) {
    for (const row of rows) {
      const low = row.toLowerCase();
      for (const text of texts)
        if (low.includes(JSON.stringify(text).slice(1, -1).toLowerCase())) found.push(`${table}: ${text}`);
    }
  }
  return found;
}

/** What an account's gate remembers; a gate that never granted anything has no tables. */
export const grantsOf = (deps: Deps, account: AccountRow) =>
  runInDurableObject(deps.gate(account.platform, account.externalId), (_, { storage: { sql } }) =>
    sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'grants'").toArray().length === 0
      ? []
      : sql.exec<{ message_id: string; at_ms: number }>("SELECT * FROM grants").toArray(),
  );

/** As Meta signs it. */
export function signedRequest(payload: object, secret = META_SECRET): string {
  const encoded = Buffer.from(JSON.stringify(payload)).toString("base64url");
  return `${createHmac("sha256", secret).update(encoded).digest("base64url")}.${encoded}`;
}
export const about = (userId: string, more: object = {}): string =>
  signedRequest({ algorithm: "HMAC-SHA256", issued_at: 1_795_000_000, user_id: userId, ...more });
export const asForm = (request: string) => new URLSearchParams({ signed_request: request });
