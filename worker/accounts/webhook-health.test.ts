import { expect, test } from "vitest";
import { createApp } from "../app.ts";
import { SystemDb } from "../db/system.ts";
import type { Deps } from "../deps.ts";
import { consumeSync } from "../queues/sync.ts";
import { fakePlatform, testDeps, testEnv } from "../testing/accounts.ts";
import { countingD1 } from "../testing/counting-d1.ts";
import {
  noteDelivery,
  noteDoorReport,
  noteHandshake,
  noteRejected,
  OWN_CHALLENGE,
  reportAtDoor,
} from "./webhook-health.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A platform of its own in each test: an isolate remembers what it spoke of. */
let platforms = 0;
function setUp() {
  platforms += 1;
  const id = `platform-${platforms}`;
  const { d1, counts } = countingD1(testEnv.DB);
  const { deps, clock, queued } = testDeps();
  const counted: Deps = { ...deps, system: new SystemDb(d1) };
  return { id, deps: counted, clock, queued, counts, health: () => deps.system.webhooks.find(id) };
}

test("an accepted delivery is noted once an hour, and costs no statement in between", async () => {
  const { id, deps, clock, counts, health } = setUp();
  const first = clock.now;
  for (let minute = 0; minute < 60; minute += 1) {
    await noteDelivery(deps, id, "META_APP_SECRET", "account");
    clock.now += MINUTE_MS;
  }
  expect(counts.statements).toBe(1);
  expect(await health()).toMatchObject({ deliveryAt: first, signedWith: "META_APP_SECRET", testAt: null });
  await noteDelivery(deps, id, "INSTAGRAM_APP_SECRET", "account");
  expect(counts.statements).toBe(2);
  expect(await health()).toMatchObject({ deliveryAt: clock.now, signedWith: "INSTAGRAM_APP_SECRET" });
});

test("another isolate, with no memory, writes no row either within the hour", async () => {
  const { id, deps, clock, counts } = setUp();
  const write = (at: number) =>
    deps.system.webhooks.noteDelivery(id, at, HOUR_MS, { signedWith: "META_APP_SECRET", brought: "account" });
  await write(clock.now);
  const written = counts.rowsWritten;
  await write(clock.now + 30 * MINUTE_MS);
  expect(counts.rowsWritten).toBe(written);
  await write(clock.now + HOUR_MS);
  expect(counts.rowsWritten).toBeGreaterThan(written);
});

test("test deliveries and those for strangers are noted beside, each in its own column", async () => {
  const { id, deps, clock, health } = setUp();
  await noteDelivery(deps, id, "META_APP_SECRET", "account");
  clock.now += MINUTE_MS;
  await noteDelivery(deps, id, "META_APP_SECRET", "test");
  clock.now += MINUTE_MS;
  await noteDelivery(deps, id, "META_APP_SECRET", "stranger");
  expect(await health()).toMatchObject({
    deliveryAt: clock.now,
    testAt: clock.now - MINUTE_MS,
    unroutableAt: clock.now,
    rejectedAt: null,
  });
});

test("a refusal is noted once an hour, at once after a right one, and a right one at once after a refusal", async () => {
  const { id, deps, clock, health } = setUp();
  const start = clock.now;
  const right = (at: number) =>
    deps.system.webhooks.noteDelivery(id, at, HOUR_MS, { signedWith: null, brought: "account" });
  await noteRejected(deps, id, start);
  await noteRejected(deps, id, start + MINUTE_MS);
  expect(await health()).toMatchObject({ rejectedAt: start });
  await right(start + 2 * MINUTE_MS);
  await noteRejected(deps, id, start + 3 * MINUTE_MS);
  expect(await health()).toMatchObject({
    deliveryAt: start + 2 * MINUTE_MS,
    rejectedAt: start + 3 * MINUTE_MS,
  });
  await right(start + 4 * MINUTE_MS);
  expect(await health()).toMatchObject({ deliveryAt: start + 4 * MINUTE_MS });
});

test("a late report never takes a newer one back", async () => {
  const { id, deps, clock, health } = setUp();
  await noteRejected(deps, id, clock.now);
  await noteHandshake(deps, id, clock.now);
  await noteDoorReport(deps, {
    v: 1,
    kind: "webhook-seen",
    platform: id,
    what: "rejected",
    at: clock.now - HOUR_MS,
  });
  await noteDoorReport(deps, {
    v: 1,
    kind: "webhook-seen",
    platform: id,
    what: "handshake",
    at: clock.now - 1,
  });
  expect(await health()).toMatchObject({ rejectedAt: clock.now, handshakeAt: clock.now });
});

test("a refused test of the address is noted, and an answered one after it at once", async () => {
  const { id, deps, clock, health } = setUp();
  const report = (what: "handshake" | "handshake-refused") =>
    noteDoorReport(deps, { v: 1, kind: "webhook-seen", platform: id, what, at: clock.now });
  await report("handshake");
  clock.now += MINUTE_MS;
  await report("handshake-refused");
  const refusedAt = clock.now;
  clock.now += MINUTE_MS;
  await report("handshake-refused");
  expect(await health()).toMatchObject({ handshakeRefusedAt: refusedAt });
  await report("handshake");
  expect(await health()).toMatchObject({ handshakeAt: clock.now, handshakeRefusedAt: refusedAt });
});

test("a flood of forged deliveries is one queue message a minute, and no statement", async () => {
  const { d1, counts } = countingD1(testEnv.DB);
  const { deps, clock, queued } = testDeps(fakePlatform({ authenticate: async () => null }));
  const app = createApp({ now: deps.now, platform: deps.platform, fetch: deps.fetch });
  const headers = { "x-hub-signature-256": `sha256=${"0".repeat(64)}` };
  const forge = async () =>
    (
      await app.request(
        "/webhooks/instagram",
        { method: "POST", headers, body: "{}" },
        { ...deps.env, DB: d1 },
      )
    ).status;
  clock.now += 24 * HOUR_MS;
  const statuses = new Set<number>();
  for (let knock = 0; knock < 300; knock += 1) statuses.add(await forge());
  expect([...statuses]).toEqual([401]);
  expect(queued).toEqual([
    {
      queue: "sync",
      body: { v: 1, kind: "webhook-seen", platform: "instagram", what: "rejected", at: clock.now },
    },
  ]);
  clock.now += MINUTE_MS;
  await forge();
  expect(queued).toHaveLength(2);
  expect(counts.statements).toBe(0);
});

test("the platform's own test of the address is reported, ours is not; one with a wrong token is told as that", async () => {
  const { deps, clock, queued } = testDeps(
    fakePlatform({
      answerHandshake: (query) =>
        query.get("hub.verify_token") === "right" ? query.get("hub.challenge") : null,
    }),
  );
  clock.now += 48 * HOUR_MS;
  const app = createApp({ now: deps.now, platform: deps.platform, fetch: deps.fetch });
  const ask = (token: string, challenge: string) =>
    app.request(`/webhooks/instagram?hub.verify_token=${token}&hub.challenge=${challenge}`, {}, deps.env);
  expect((await ask("wrong", `${OWN_CHALLENGE}1`)).status).toBe(403);
  expect(await (await ask("right", `${OWN_CHALLENGE}1`)).text()).toBe(`${OWN_CHALLENGE}1`);
  expect((await app.request("/webhooks/instagram", {}, deps.env)).status).toBe(403);
  expect(queued).toEqual([]);
  expect(await (await ask("right", "1158201444")).text()).toBe("1158201444");
  expect(queued).toMatchObject([{ queue: "sync", body: { what: "handshake" } }]);
  expect((await ask("wrong", "1158201445")).status).toBe(403);
  expect(queued[1]).toMatchObject({ queue: "sync", body: { what: "handshake-refused" } });
});

test("a queue that is down changes nothing for who knocks", async () => {
  const { id, deps } = setUp();
  const refusing = {
    ...deps,
    env: { ...deps.env, SYNC: { send: () => Promise.reject(new Error("down")) } as never },
  };
  await expect(reportAtDoor(refusing, id, "rejected")).resolves.toBeUndefined();
});

test("what the door reported is written down by the queue", async () => {
  const { id, deps, clock, health } = setUp();
  let acked = 0;
  const message = {
    body: { v: 1, kind: "webhook-seen", platform: id, what: "rejected", at: clock.now },
    attempts: 1,
    ack: () => {
      acked += 1;
    },
    retry: () => undefined,
  };
  await consumeSync({ queue: "sync", messages: [message] } as unknown as MessageBatch, deps);
  expect(acked).toBe(1);
  expect(await health()).toMatchObject({ rejectedAt: clock.now, deliveryAt: null });
});

test.each([
  ["no signature", {}],
  ["an empty signature", { "x-hub-signature-256": "" }],
  ["one that is too short", { "x-hub-signature-256": "sha256=abc" }],
  ["one of another kind", { "x-hub-signature-256": `sha1=${"0".repeat(40)}` }],
])("what knocks with %s is refused and not reported: it was never the platform", async (name, headers) => {
  const { deps, clock, queued } = testDeps(fakePlatform({ authenticate: async () => null }));
  const app = createApp({ now: deps.now, platform: deps.platform, fetch: deps.fetch });
  // Each at a time of its own: an isolate reports once a minute.
  clock.now += (96 + name.length) * HOUR_MS;
  const answer = await app.request("/webhooks/instagram", { method: "POST", headers, body: "{}" }, deps.env);
  expect(answer.status).toBe(401);
  expect(queued).toEqual([]);
});
