import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../scoring/days.ts";
import { setUpFeed, times } from "../testing/feed.ts";
import { takeEvents } from "./ingest.ts";

const NOW = Date.UTC(2026, 10, 18, 10);
const QUARTER_AGO = NOW - 15 * MINUTE_MS;

test("only messages that nobody has seen are read one by one", async () => {
  const it = await setUpFeed({ lastCollectedAt: QUARTER_AGO });
  const { messages } = it.thread("a", times(12, NOW));
  const known = messages.filter((_, index) => index % 3 !== 0);
  await takeEvents(it.deps, it.account, it.platform, known as never, "webhook");
  await it.run(it.job());
  expect(it.calls.filter((call) => call.startsWith("message ")).length).toBe(4);
  expect(await it.stored()).toEqual(it.expected());
});

test("a conversation that is listed with its words needs no more calls", async () => {
  const it = await setUpFeed({ lastCollectedAt: QUARTER_AGO });
  it.feed.isDetailed = true;
  it.thread("a", times(12, NOW));
  await it.run(it.job());
  expect(it.calls).toEqual(["media", "conversations", "messages a"]);
  expect(await it.stored()).toEqual(it.expected());
});

test("of 21 new messages 20 can be read, and the one that cannot holds up nothing", async () => {
  const it = await setUpFeed({ lastCollectedAt: QUARTER_AGO });
  const { messages } = it.thread("a", times(21, NOW));
  it.thread("b", times(2, NOW, MINUTE_MS));
  await it.run(it.job());
  const oldest = messages.at(-1)!;
  const readable = it.expected().filter((key) => key !== `message:${oldest.externalId}`);
  expect(await it.stored()).toEqual(readable);
  expect((await it.row()).lastCollectedAt).toBe(NOW);
});

test("conversations are listed until one is older than the last reading", async () => {
  const it = await setUpFeed({ lastCollectedAt: QUARTER_AGO });
  it.feed.threadPage = 4;
  for (let index = 0; index < 40; index++) it.thread(`c${index}`, [NOW - index * 5 * MINUTE_MS]);
  await it.run(it.job());
  expect(it.calls.filter((call) => call === "conversations").length).toBe(2);
  expect(await it.count("interactions")).toBe(6);
});

test("hundreds of conversations go on over as many queue messages as they need, and none is left out", {
  timeout: 120_000,
}, async () => {
  for (const lastCollectedAt of [QUARTER_AGO, NOW - 5 * HOUR_MS]) {
    const it = await setUpFeed({ lastCollectedAt });
    it.feed.threadPage = 3;
    it.feed.isDetailed = true;
    for (let index = 0; index < 150; index++)
      it.thread(`${"c".repeat(900)}${index}`, times(2, NOW, index * 1000));
    const steps = await it.run(it.job());
    expect(steps).toBeGreaterThan(4);
    expect(await it.stored()).toEqual(it.expected());
  }
});

test("calls about conversations keep the platform's distance, others wait for nothing", async () => {
  const it = await setUpFeed({ lastCollectedAt: QUARTER_AGO });
  it.platform.conversationReadsPerSecond = 2;
  it.post("1", times(100, NOW));
  it.thread("a", times(3, NOW));
  await it.run(it.job());
  const about = it.calls.filter((call) => /^(conversations|message)/.test(call)).length;
  expect(about).toBe(5);
  expect(it.sleeps).toEqual(Array.from({ length: about - 1 }, () => 500));
});

test("a conversation that fails is left to the night, which reads a week again", async () => {
  const it = await setUpFeed({ lastCollectedAt: QUARTER_AGO });
  for (const id of ["a", "b", "c"]) it.thread(id, times(3, NOW, 1000 * id.charCodeAt(0)));
  let isBroken = true;
  it.feed.fault = (call) =>
    isBroken && call === "messages b" ? { kind: "failed", cause: "http 500" } : undefined;
  await it.run(it.job());
  expect(await it.count("interactions")).toBe(6);
  isBroken = false;
  it.clock.now += DAY_MS;
  await it.run(it.job({ reason: "deep", since: it.clock.now - 7 * DAY_MS }));
  expect(await it.stored()).toEqual(it.expected());
});

test("after an outage the windows that close soonest are served first, over all pages of the list", async () => {
  const it = await setUpFeed({ lastCollectedAt: NOW - 2 * DAY_MS });
  it.feed.threadPage = 2;
  it.feed.isDetailed = true;
  for (const hours of [1, 30, 23, 5, 26, 12]) it.thread(`h${hours}`, [NOW - hours * HOUR_MS]);
  await it.run(it.job());
  expect(it.calls.filter((call) => call.startsWith("messages"))).toEqual(
    [23, 12, 5, 1, 26, 30].map((hours) => `messages h${hours}`),
  );
});

test("messages that come a few at a time are all read, with their words or without", async () => {
  for (const isDetailed of [true, false]) {
    const it = await setUpFeed({ lastCollectedAt: QUARTER_AGO });
    it.feed.isDetailed = isDetailed;
    it.feed.messagePage = 6;
    it.thread("a", times(14, NOW));
    it.thread("b", times(8, NOW, MINUTE_MS));
    await it.run(it.job());
    expect(await it.stored()).toEqual(it.expected());
  }
});

test("an owner who allows no messages still has every comment read, after an outage too", async () => {
  const it = await setUpFeed({ lastCollectedAt: NOW - 3 * HOUR_MS });
  it.post("100", times(5, NOW));
  it.feed.fault = (call) => (call === "conversations" ? { kind: "denied", code: "200/2534041" } : undefined);
  await it.run(it.job());
  expect(await it.stored()).toEqual(it.expected());
  expect((await it.row()).lastCollectedAt).toBe(NOW);
});

test("a permission that is missing for comments holds up no message", async () => {
  const it = await setUpFeed({ lastCollectedAt: QUARTER_AGO });
  for (const id of ["100", "101", "102"]) it.post(id, times(2, NOW));
  const { messages } = it.thread("a", times(3, NOW));
  it.feed.fault = (call) => (call.startsWith("comments") ? { kind: "denied", code: "10" } : undefined);
  const startedAt = it.clock.now;
  await it.run(it.job());
  expect(await it.stored()).toEqual(messages.map(({ externalId }) => `message:${externalId}`).sort());
  expect(it.clock.now).toBe(startedAt);
});

test("a conversation that fails again and again is tried once more, not left to the night", async () => {
  const it = await setUpFeed({ lastCollectedAt: QUARTER_AGO });
  it.thread("a", times(3, NOW));
  let failures = 0;
  it.feed.fault = (call) => {
    if (call !== "messages a" || failures === 3) return undefined;
    failures += 1;
    return { kind: "failed", cause: "graph 2" };
  };
  await it.run(it.job());
  expect(failures).toBe(3);
  expect(await it.stored()).toEqual(it.expected());
  expect(it.clock.now - NOW).toBeLessThan(30 * MINUTE_MS);
});
