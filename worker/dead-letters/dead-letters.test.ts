import { createExecutionContext } from "cloudflare:test";
import { expect, test } from "vitest";
import { createApp } from "../app.ts";
import { pack } from "../collection/delivery-packing.ts";
import { JOB_VERSION } from "../collection/jobs.ts";
import type { InboundEvent } from "../platforms/platform.ts";
import { consume } from "../queues/consume.ts";
import { DAY_MS, MINUTE_MS } from "../scoring/days.ts";
import { comment, fakePlatform, newAccount, newExternalId, testDeps } from "../testing/accounts.ts";
import { newMember, newWorkspace } from "../testing/people.ts";
import type { DeadLetter } from "./contract.ts";
import { purgeReplayed } from "./service.ts";

const AT = Date.UTC(2026, 10, 18, 10);
let counter = 0;

async function setUp() {
  const events: InboundEvent[] = [];
  const platform = fakePlatform({ readDelivery: () => events });
  const base = testDeps(platform, AT);
  const owner = await newWorkspace();
  const account = await newAccount(base.deps, owner.workspaceId);
  const app = createApp(base.deps);
  const die = async (queue: string, body: unknown): Promise<string> => {
    const id = `${owner.workspaceId}-${++counter}`;
    const message = { id, body, attempts: 1, ack: () => {}, retry: () => {} };
    await consume({ queue: `${queue}-dead`, messages: [message] } as unknown as MessageBatch, base.deps);
    return id;
  };
  const call = (method: string, path: string, auth: Record<string, string> = owner.auth) =>
    app.fetch(
      new Request(`https://api.test${path}`, { method, headers: { ...auth, "accept-language": "fr" } }),
      base.deps.env,
      createExecutionContext(),
    );
  const list = async (auth?: Record<string, string>): Promise<DeadLetter[]> => {
    const response = await call("GET", "/v1/dead-letters", auth);
    expect(response.status).toBe(200);
    return ((await response.json()) as { items: DeadLetter[] }).items;
  };
  const notices = async (): Promise<{ kind: string }[]> =>
    ((await (await call("GET", "/v1/notices")).json()) as { items: { kind: string }[] }).items;
  const sentTo = (queue: string) => base.queued.filter((one) => one.queue === queue).map(({ body }) => body);
  const dm = { v: 1, workspaceId: owner.workspaceId, kind: "message", messageId: "msg_1" };
  return { ...base, events, owner, account, die, call, list, notices, sentTo, dm };
}
const delivery = async (text = "{}") => ({
  v: JOB_VERSION,
  platform: "instagram",
  body: await pack(text),
  receivedAt: AT,
  requestId: "req_1",
});

test("work that failed again and again is kept, listed in words, and the owners are told once", async () => {
  const it = await setUp();
  const id = await it.die("dm", it.dm);
  expect(await it.notices()).toEqual([]); // the sweep rings for messages by itself
  await it.die("sync", { v: 1, kind: "rescore", workspaceId: it.owner.workspaceId });
  await it.die("sync", { v: 1, kind: "learn", workspaceId: it.owner.workspaceId });
  const items = await it.list();
  expect(items).toHaveLength(3);
  expect(items.find((one) => one.id === id)).toEqual({
    id,
    queue: "dm",
    kind: "message",
    summary: "Un message à envoyer",
    receivedAt: new Date(AT).toISOString(),
    replayedAt: null,
    state: "waiting",
  });
  expect((await it.notices()).map(({ kind }) => kind)).toEqual(["dead-letter"]);
});

test("a delivery is of the workspace whose account it is about; of several it stays with the operator", async () => {
  const it = await setUp();
  it.events.push(comment(it.account, "Bonjour", AT));
  const ours = await it.die("ingest", await delivery());
  expect((await it.list()).map(({ id }) => id)).toEqual([ours]);

  const other = await newWorkspace();
  const theirs = await newAccount(it.deps, other.workspaceId);
  it.events.push(comment(theirs, "Bonjour", AT));
  await it.die("ingest", await delivery());
  it.events.length = 0;
  it.events.push({ ...comment(it.account, "x", AT), accountExternalId: newExternalId() });
  await it.die("ingest", await delivery());
  await it.die("ingest", { platform: "instagram", body: "not gzip" });
  await it.die("ingest", null);
  expect((await it.list()).map(({ id }) => id)).toEqual([ours]);
  expect(await it.list(other.auth)).toEqual([]);
});

test("a replay goes to its own queue, once, however often it is clicked", async () => {
  const it = await setUp();
  const id = await it.die("dm", it.dm);
  const path = `/v1/dead-letters/${id}/replay`;
  const answers = await Promise.all(Array.from({ length: 8 }, () => it.call("POST", path)));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 202));
  it.clock.now += 5 * MINUTE_MS;
  await it.call("POST", path);
  expect(it.sentTo("dm")).toEqual([it.dm]);
  expect(await it.list()).toMatchObject([{ id, state: "replayed" }]);
  expect(await it.notices()).toEqual([]);
  const audit = await it.call("GET", "/v1/audit");
  expect(((await audit.json()) as { items: { action: string }[] }).items.map(({ action }) => action)).toEqual(
    ["dead-letter.replayed"],
  );
});

test("a queue that does not take it leaves it to be tried again at once", async () => {
  const it = await setUp();
  const id = await it.die("dm", it.dm);
  const send = it.deps.env.DM.send;
  it.deps.env.DM.send = async () => {
    throw new Error("queue is down");
  };
  expect((await it.call("POST", `/v1/dead-letters/${id}/replay`)).status).toBe(503);
  it.deps.env.DM.send = send;
  expect(await it.list()).toMatchObject([{ id, state: "waiting" }]);
  expect((await it.call("POST", `/v1/dead-letters/${id}/replay`)).status).toBe(202);
  expect(it.sentTo("dm")).toEqual([it.dm]);
});

test("a replay whose process died half-way may be asked for again after a minute", async () => {
  const it = await setUp();
  const id = await it.die("dm", it.dm);
  await it.deps.system.deadLetters.takeReplay(it.owner.workspaceId, id, it.clock.now, MINUTE_MS);
  await it.call("POST", `/v1/dead-letters/${id}/replay`);
  expect(it.sentTo("dm")).toEqual([]);
  it.clock.now += MINUTE_MS;
  await it.call("POST", `/v1/dead-letters/${id}/replay`);
  expect(it.sentTo("dm")).toEqual([it.dm]);
});

test("only admins see and replay them, and only those of their workspace", async () => {
  const it = await setUp();
  const id = await it.die("dm", it.dm);
  const [member, stranger] = [await newMember(it.owner.workspaceId, "member"), await newWorkspace()];
  expect((await it.call("GET", "/v1/dead-letters", member.auth)).status).toBe(403);
  expect((await it.call("POST", `/v1/dead-letters/${id}/replay`, member.auth)).status).toBe(403);
  expect((await it.call("POST", `/v1/dead-letters/${id}/replay`, stranger.auth)).status).toBe(404);
  expect((await it.call("DELETE", `/v1/dead-letters/${id}`, stranger.auth)).status).toBe(404);
  expect(it.sentTo("dm")).toEqual([]);
  expect((await it.call("DELETE", `/v1/dead-letters/${id}`)).status).toBe(204);
  expect((await it.call("DELETE", `/v1/dead-letters/${id}`)).status).toBe(404);
  expect(await it.list()).toEqual([]);
});

test("what was replayed is kept for thirty days; what waits is kept", async () => {
  const it = await setUp();
  const id = await it.die("dm", it.dm);
  const waiting = await it.die("dm", { ...it.dm, messageId: "msg_2" });
  await it.call("POST", `/v1/dead-letters/${id}/replay`);
  it.clock.now += 30 * DAY_MS - 1;
  await purgeReplayed(it.deps);
  expect(await it.list()).toHaveLength(2);
  it.clock.now += 2;
  await purgeReplayed(it.deps);
  expect((await it.list()).map((one) => one.id)).toEqual([waiting]);
});
