import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../scoring/days.ts";
import { type Feed, setUpFeed, times } from "../testing/feed.ts";
import { takeEvents } from "./ingest.ts";

const NOW = Date.UTC(2026, 10, 18, 10);
const QUARTER_MS = 15 * MINUTE_MS;
const commentCalls = (it: Feed): string[] =>
  it.calls.filter((call) => call.startsWith("comments")).map((call) => call.split(" ")[1]!);

test("a comment whose webhook was lost is found, although a later one came by webhook", async () => {
  const it = await setUpFeed();
  it.post("100", times(60, it.clock.now, HOUR_MS));
  await it.run(it.job());
  it.clock.now += QUARTER_MS;
  it.feed.commentPage = 2;
  const lost = it.comment("100", it.clock.now - 10 * MINUTE_MS);
  const later = [9, 8, 7, 6, 5].map((minutes) => it.comment("100", it.clock.now - minutes * MINUTE_MS));
  await takeEvents(it.deps, it.account, it.platform, later, "webhook");
  expect(await it.stored()).not.toContain(lost.dedupeKey);
  await it.run(it.job());
  expect(await it.stored()).toEqual(it.expected());
});

test("a comment that the platform shows a few minutes late is found", async () => {
  const it = await setUpFeed();
  it.post("100", times(5, it.clock.now, HOUR_MS));
  await it.run(it.job());
  const late = it.comment("100", it.clock.now - 8 * MINUTE_MS);
  it.clock.now += QUARTER_MS;
  await it.run(it.job());
  expect(await it.stored()).toContain(late.dedupeKey);
});

test("a pinned old comment in front, or a list that is oldest first, ends no reading early", async () => {
  for (const order of ["pinned", "oldest first"]) {
    const it = await setUpFeed({ lastCollectedAt: NOW - QUARTER_MS });
    it.post("100", times(40, it.clock.now));
    for (let index = 0; index < 4; index++) it.comment("100", it.clock.now - 6 * HOUR_MS - index);
    it.feed.commentPage = 5;
    const list = it.platform.listComments;
    it.platform.listComments = async (token, account, mediaId, { after }) => {
      it.feed.commentPage = 1000;
      const whole = await list(token, account, mediaId, { after: null });
      if (whole.kind !== "ok") return whole;
      const oldestFirst = whole.value.items.toReversed();
      const all =
        order === "pinned" ? [...oldestFirst.slice(0, 1), ...whole.value.items.slice(0, -1)] : oldestFirst;
      const place = Number(after ?? 0);
      const next = place + 5 < all.length ? String(place + 5) : null;
      return { ...whole, value: { items: all.slice(place, place + 5), after: next, moreReplies: [] } };
    };
    await it.run(it.job());
    expect(await it.count("interactions")).toBe(40);
  }
});

test("replies are read to the last, however many pages they take, on a post with many comments", async () => {
  const it = await setUpFeed();
  it.post("100", times(80, it.clock.now, HOUR_MS));
  const all = it.comments.get("100")!;
  for (const one of [all[0]!, all[30]!, all[79]!]) {
    for (let index = 0; index < 27; index++) it.reply(one, it.clock.now - 1000 + index);
  }
  await it.run(it.job());
  expect(it.calls.filter((call) => call.startsWith("replies")).length).toBe(3 * 5);
  expect(await it.stored()).toEqual(it.expected());
});

test("a post that is deleted while it is read costs nothing but itself", async () => {
  const it = await setUpFeed();
  for (const id of ["100", "101"]) it.post(id, times(5, it.clock.now));
  it.feed.fault = (call) => (call === "comments 100" ? { kind: "gone" } : undefined);
  await it.run(it.job());
  expect(await it.count("interactions")).toBe(5);
  expect((await it.row()).lastCollectedAt).toBe(it.clock.now);
});

test("what happened long before the account was connected is never taken in, not even at night", async () => {
  const it = await setUpFeed({ createdAt: NOW });
  it.post("100", [NOW - HOUR_MS, NOW - 29 * DAY_MS, NOW - 31 * DAY_MS, NOW - 300 * DAY_MS], {
    at: NOW - 400 * DAY_MS,
  });
  it.clock.now += HOUR_MS;
  await it.run(it.job({ reason: "deep", since: it.clock.now - 7 * DAY_MS }));
  expect(await it.count("interactions")).toBe(2);
});

describe("what each reading reads", () => {
  /** Four posts of different ages, all read to the end once. */
  const build = async () => {
    const it = await setUpFeed({ mode: "polling", pollMinutes: 1, createdAt: NOW - 100 * DAY_MS });
    const post = (id: string, ageMs: number) =>
      it.post(id, [NOW - Math.min(ageMs, HOUR_MS), NOW - ageMs], { at: NOW - ageMs, commentCount: 2 });
    post("1", 2 * HOUR_MS);
    post("2", 3 * DAY_MS);
    post("3", 20 * DAY_MS);
    post("4", 90 * DAY_MS);
    await it.run(it.job({ reason: "deep", since: NOW - 7 * DAY_MS }));
    it.clock.now += QUARTER_MS;
    it.calls.length = 0;
    return it;
  };
  const count = (it: Feed, id: string, commentCount: number | null) => {
    it.media.find((medium) => medium.externalId === id)!.commentCount = commentCount;
  };

  test("nothing moved: between the quarters the young, every quarter a fortnight, at night all", async () => {
    const it = await build();
    await it.run(it.job({ reason: "quick" }));
    expect(commentCalls(it)).toEqual(["1"]);
    it.calls.length = 0;
    await it.run(it.job());
    expect(commentCalls(it)).toEqual(["1", "2"]);
    it.calls.length = 0;
    await it.run(it.job({ reason: "deep", since: NOW - 7 * DAY_MS }));
    expect(commentCalls(it)).toEqual(["1", "2", "3", "4"]);
  });

  test("a new comment under an old post is found by the next quick reading, once", async () => {
    const it = await build();
    it.comment("4", it.clock.now - MINUTE_MS);
    count(it, "4", 3);
    await it.run(it.job({ reason: "quick" }));
    expect(commentCalls(it)).toEqual(["1", "4"]);
    expect(await it.stored()).toEqual(it.expected());
    it.calls.length = 0;
    it.clock.now += MINUTE_MS;
    await it.run(it.job({ reason: "quick" }));
    expect(commentCalls(it)).toEqual(["1"]);
  });

  test("counts that are missing, zero or stale hide nothing under young posts", async () => {
    for (const stale of [null, 0, 2]) {
      const it = await build();
      it.comment("1", it.clock.now - MINUTE_MS);
      it.comment("2", it.clock.now - MINUTE_MS);
      for (const id of ["1", "2", "3", "4"]) count(it, id, stale);
      await it.run(it.job({ reason: "quick" }));
      await it.run(it.job());
      expect(await it.stored()).toEqual(it.expected());
    }
  });

  test("a reply under an old comment is looked for behind the last reading, because the post's count moved", async () => {
    const it = await build();
    for (let index = 0; index < 30; index++) it.comment("4", NOW - 30 * DAY_MS - index);
    count(it, "4", 32);
    await it.run(it.job({ reason: "deep", since: NOW - 7 * DAY_MS }));
    it.clock.now += QUARTER_MS;
    it.feed.commentPage = 5;
    it.reply(it.comments.get("4")!.at(-1)!, it.clock.now - 5 * MINUTE_MS);
    count(it, "4", 33);
    await it.run(it.job());
    expect(await it.stored()).toContain([...it.replies.values()][0]![0]!.dedupeKey);
  });

  test("the account's own answers are counted and never shown: looking for them ends", async () => {
    const it = await build();
    for (let index = 0; index < 300; index++) it.comment("4", NOW - 40 * DAY_MS - index);
    count(it, "4", 302);
    await it.run(it.job());
    it.clock.now += QUARTER_MS;
    it.calls.length = 0;
    it.feed.commentPage = 5;
    count(it, "4", 310);
    await it.run(it.job());
    expect(commentCalls(it).filter((id) => id === "4").length).toBeLessThanOrEqual(22);
    it.calls.length = 0;
    it.clock.now += QUARTER_MS;
    await it.run(it.job());
    expect(commentCalls(it)).not.toContain("4");
  });

  test("at night a reply under a very old thread is found, because the post's count moved", async () => {
    const it = await build();
    it.feed.commentPage = 1;
    for (let index = 0; index < 30; index++) it.comment("4", NOW - 50 * DAY_MS + index * HOUR_MS);
    count(it, "4", 32);
    await it.run(it.job({ reason: "deep", since: NOW - 7 * DAY_MS }));
    it.clock.now += QUARTER_MS;
    const oldest = it.comments.get("4")!.toSorted((a, b) => a.at - b.at)[0]!;
    const reply = it.reply(oldest, it.clock.now - 5 * MINUTE_MS);
    count(it, "4", 33);
    await it.run(it.job());
    expect(await it.stored()).not.toContain(reply.dedupeKey);
    it.calls.length = 0;
    const night = it.job({ reason: "deep", since: NOW - 7 * DAY_MS });
    await it.run(night);
    expect(await it.stored()).toContain(reply.dedupeKey);
    it.calls.length = 0;
    await it.run(night);
    expect(commentCalls(it).filter((id) => id === "4").length).toBeLessThanOrEqual(2);
  });

  test("at night it is found too when the platform counts nothing, or always zero", async () => {
    for (const useless of [null, 0]) {
      const it = await build();
      for (const id of ["1", "2", "3", "4"]) count(it, id, useless);
      const night = () => it.job({ reason: "deep" as const, since: it.clock.now - 7 * DAY_MS });
      await it.run(night());
      it.clock.now += DAY_MS;
      it.feed.commentPage = 1;
      it.reply(it.comments.get("3")!.at(-1)!, it.clock.now - 5 * HOUR_MS);
      await it.run(night());
      expect(await it.stored()).toEqual(it.expected());
    }
  });
});

test("after an outage the oldest posts come first, and conversations before them", async () => {
  const it = await setUpFeed({ lastCollectedAt: NOW - 3 * HOUR_MS });
  it.post("1", times(2, NOW), { at: NOW - HOUR_MS });
  it.post("2", times(2, NOW), { at: NOW - 6 * DAY_MS });
  it.thread("a", [NOW - HOUR_MS]);
  it.thread("b", [NOW - 2 * HOUR_MS]);
  await it.run(it.job());
  expect(it.calls.filter((call) => /^(conv|messages|media|comments)/.test(call))).toEqual([
    "conversations",
    "messages b",
    "messages a",
    "media",
    "comments 2",
    "comments 1",
  ]);
});

test("a poll looks at the newest 25 posts, an import at 100", async () => {
  const it = await setUpFeed({ lastCollectedAt: NOW - QUARTER_MS });
  it.feed.mediaPage = 10;
  for (let index = 0; index < 130; index++) it.post(`${1000 + index}`, [], { at: NOW - index * HOUR_MS });
  await it.run(it.job());
  expect(commentCalls(it).length).toBe(25);
  it.calls.length = 0;
  await it.run(it.job({ reason: "import", since: NOW - 7 * DAY_MS }));
  expect(commentCalls(it).length).toBe(100);
});

test("a reading that finds nothing new writes its own times and nothing else", async () => {
  const it = await setUpFeed({ lastCollectedAt: NOW - QUARTER_MS });
  for (const id of ["1", "2", "3"]) it.post(id, times(5, NOW), { likeCount: 7 });
  it.thread("a", times(3, NOW));
  await it.run(it.job());
  it.clock.now += QUARTER_MS;
  const before = { ...it.deps.meter };
  await it.run(it.job());
  expect(it.deps.meter.rowsWritten - before.rowsWritten).toBe(2);
  expect(it.deps.meter.batches - before.batches).toBeLessThanOrEqual(2);
});
