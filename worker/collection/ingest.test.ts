import { expect, test } from "vitest";
import { changeAccount, findAccountRow } from "../accounts/service.ts";
import { SystemDb } from "../db/system.ts";
import { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { instagram } from "../platforms/instagram/adapter.ts";
import { consumeIngest } from "../queues/ingest.ts";
import { newAccount, newExternalId, testDeps } from "../testing/accounts.ts";
import { countingD1 } from "../testing/counting-d1.ts";
import { newWorkspace } from "../testing/people.ts";
import { pack } from "./delivery-packing.ts";
import { takeDelivery } from "./ingest.ts";
import type { IngestJob } from "./jobs.ts";

const MINUTE_MS = 60_000;

/** The platform's own adapter, with a network that answers nothing. */
const adapter = () =>
  instagram({
    appId: "990000000000001",
    appSecret: "test-instagram-secret",
    webhookSecrets: [{ name: "META_APP_SECRET", secret: "test-meta-secret" }],
    verifyToken: null,
    authorizeUrl: "https://platform.example/authorize",
    tokenUrl: "https://platform.example/token",
    graphUrl: "https://graph.example",
    graphVersion: "v26.0",
    fetch: async () => {
      throw new TypeError("no network in this test");
    },
  });

async function setUp(mode: "instant" | "polling" = "instant") {
  const { deps, clock } = testDeps(adapter());
  const { workspaceId } = await newWorkspace();
  const account = await newAccount(deps, workspaceId, { mode, connectedAt: clock.now - 60 * MINUTE_MS });
  const rows = async <T>(table: string): Promise<T[]> =>
    (await deps.env.DB.prepare(`SELECT * FROM ${table} WHERE workspace_id = ?1`).bind(workspaceId).all<T>())
      .results;
  const job = async (body: unknown): Promise<IngestJob> => ({
    v: 1,
    platform: "instagram",
    body: await pack(typeof body === "string" ? body : JSON.stringify(body)),
    receivedAt: clock.now,
    requestId: "req_test",
    signedWith: "META_APP_SECRET",
  });
  const deliver = async (body: unknown, using: Deps = deps) => takeDelivery(using, await job(body));
  const envelope = (entry: object, id = account.externalId) => ({
    object: "instagram",
    entry: [{ id, time: clock.now, ...entry }],
  });
  const comments = (...ids: string[]) =>
    envelope({
      changes: ids.map((id) => ({
        field: "comments",
        value: {
          id,
          from: { id: `91${id}`, username: `marie.${id}` },
          text: "Prix svp ?",
          media: { id: "17900000000000001" },
        },
      })),
    });
  const message = (mid: string, text: string) => ({
    sender: { id: "9100000000000001" },
    recipient: { id: account.externalId },
    timestamp: clock.now - 1000,
    message: { mid, text },
  });
  const current = () => findAccountRow(deps.tenant(workspaceId), account.id);
  return { deps, clock, workspaceId, account, rows, job, deliver, envelope, comments, message, current };
}

function metered(deps: Deps) {
  const { d1, counts } = countingD1(deps.env.DB);
  return {
    counts,
    deps: { ...deps, tenant: (id: string) => new TenantDb(d1, id), system: new SystemDb(d1) },
  };
}

test("all four shapes of a delivery, and a list around them, are read alike", async () => {
  const { deliver, envelope, comments, message, rows } = await setUp();
  await deliver(comments("18000000000000001"));
  await deliver(
    envelope({ field: "comments", value: { id: "18000000000000002", from: { id: "92" }, text: "Taille ?" } }),
  );
  await deliver([envelope({ messaging: [message("m-1", "bonjour")] })]);
  await deliver(envelope({ standby: [message("m-2", "prix ?")] }));
  const kept = (await rows<{ dedupe_key: string }>("interactions")).map((one) => one.dedupe_key);
  expect(kept.sort()).toEqual([
    "comment:18000000000000001",
    "comment:18000000000000002",
    "message:m-1",
    "message:m-2",
  ]);
});

test("a thousand updates in one delivery, each of them twice, are a thousand, in eight batches", async () => {
  const { deps, deliver, comments, rows } = await setUp();
  const ids = Array.from({ length: 1000 }, (_, index) => `18000000000${String(index).padStart(6, "0")}`);
  const first = metered(deps);
  await deliver(comments(...ids), first.deps);
  expect(first.counts.batches).toBe(8);
  await deliver(comments(...[...ids].reverse()));
  expect(await rows("interactions")).toHaveLength(1000);
  expect(await rows("leads")).toHaveLength(1000);
});

test("the developer page's test events, strangers and noise leave nothing behind", async () => {
  const { deliver, envelope, comments, rows } = await setUp();
  for (const body of [
    envelope({ changes: [{ field: "comments", value: { id: "0", from: { id: "0" }, text: "test" } }] }, "0"),
    envelope(
      { messaging: [{ sender: { id: "12334" }, recipient: { id: "0" }, message: { mid: "x" } }] },
      "0",
    ),
    { ...comments("18000000000000009"), entry: [{ ...comments("1").entry[0], id: newExternalId() }] },
    { object: "page", entry: [] },
    null,
    [],
    "17",
    { entry: [{ id: { a: 1 }, changes: "x" }, null, 3] },
  ]) {
    await deliver(body);
  }
  expect(await rows("interactions")).toEqual([]);
});

test("the first webhook makes a polled account instant; after it a sign of life is written every quarter at most", async () => {
  const { deps, clock, deliver, comments, current } = await setUp("polling");
  await deliver(comments("18000000000000001"));
  const first = clock.now;
  expect(await current()).toMatchObject({ mode: "instant", lastWebhookAt: first });
  clock.now += 14 * MINUTE_MS;
  await deliver(comments("18000000000000002"));
  expect((await current())!.lastWebhookAt).toBe(first);
  clock.now += MINUTE_MS;
  // Known already: no row is written, so that a repeat costs nothing.
  const repeated = metered(deps);
  await deliver(comments("18000000000000002"), repeated.deps);
  expect([repeated.counts.rowsWritten, (await current())!.lastWebhookAt]).toEqual([0, first]);
  await deliver(comments("18000000000000003"));
  expect((await current())!.lastWebhookAt).toBe(clock.now);
});

test("a webhook that brings what polling had found makes the account instant as well", async () => {
  const { deps, account, deliver, comments, current } = await setUp();
  await deliver(comments("18000000000000001"));
  await changeAccount(deps.tenant(account.workspaceId), account.id, { mode: "polling" });
  await deliver(comments("18000000000000001"));
  expect((await current())!.mode).toBe("instant");
});

type Settled = { acked: number[]; retried: number[] };

function batchOf(jobs: unknown[]): { batch: MessageBatch; settled: Settled } {
  const settled: Settled = { acked: [], retried: [] };
  const messages = jobs.map((body, index) => ({
    id: String(index),
    body,
    attempts: 1,
    timestamp: new Date(),
    ack: () => settled.acked.push(index),
    retry: () => settled.retried.push(index),
  }));
  const batch = {
    queue: "ingest",
    messages,
    ackAll: () => settled.acked.push(...messages.keys()),
    retryAll: () => settled.retried.push(...messages.keys()),
  } as unknown as MessageBatch;
  return { batch, settled };
}

test("twenty deliveries for one account that wait together cost two batches", async () => {
  const { deps, job, comments, rows } = await setUp();
  const jobs = await Promise.all(
    Array.from({ length: 20 }, (_, index) => job(comments(`180000000000000${index + 10}`))),
  );
  const meter = metered(deps);
  const { batch, settled } = batchOf(jobs);
  await consumeIngest(batch, meter.deps);
  expect([meter.counts.batches, settled.acked.length, settled.retried]).toEqual([2, 20, []]);
  expect(await rows("interactions")).toHaveLength(20);
});

test.each([0, 1, 2, 3, 4])(
  "a poisoned delivery at place %i is retried alone, the others are taken",
  async (place) => {
    const { deps, job, comments, rows } = await setUp();
    const jobs: unknown[] = await Promise.all(
      [0, 1, 2, 3].map((index) => job(comments(`1800000000000000${index}`))),
    );
    jobs.splice(place, 0, { ...(await job("{}")), body: "this is no gzip" });
    const { batch, settled } = batchOf(jobs);
    await consumeIngest(batch, deps);
    expect(settled.retried).toEqual([place]);
    expect(settled.acked).toEqual([0, 1, 2, 3, 4].filter((index) => index !== place));
    expect(await rows("interactions")).toHaveLength(4);
  },
);

/** The same, as if this invocation had asked so much of the database already. */
const after = (deps: Deps, statements: number): Deps => ({ ...deps, meter: { ...deps.meter, statements } });

test("near what the database answers in one invocation, other accounts' deliveries come again; nothing is lost", async () => {
  const { deps, workspaceId, job, comments, rows } = await setUp();
  const other = await newAccount(deps, workspaceId);
  const theirs = (id: string) => ({
    ...comments(id),
    entry: [{ ...comments(id).entry[0], id: other.externalId }],
  });
  const jobs = await Promise.all([
    job(comments("18000000000000001")),
    job(theirs("18000000000000002")),
    job([comments("18000000000000003"), theirs("18000000000000004")]),
    job(comments("18000000000000005")),
  ]);
  const { batch, settled } = batchOf(jobs);
  await consumeIngest(batch, after(deps, 600));
  expect(settled).toEqual({ acked: [0, 3], retried: [1, 2] });
  expect(await rows("interactions")).toHaveLength(3);
  const again = batchOf([jobs[1], jobs[2]]);
  await consumeIngest(again.batch, after(deps, 0));
  expect(again.settled).toEqual({ acked: [0, 1], retried: [] });
  expect(await rows("interactions")).toHaveLength(5);
});

test("one by one, too: the first is always worked on, the others come again", async () => {
  const { deps, job, comments, rows } = await setUp();
  const poisoned = { ...(await job("{}")), body: "this is no gzip" };
  const jobs = [await job(comments("18000000000000001")), poisoned, await job(comments("18000000000000002"))];
  const { batch, settled } = batchOf(jobs);
  await consumeIngest(batch, after(deps, 800));
  expect(settled).toEqual({ acked: [0], retried: [1, 2] });
  expect(await rows("interactions")).toHaveLength(1);
});
