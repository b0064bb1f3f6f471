import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../scoring/days.ts";
import { type Feed, setUpFeed } from "../testing/feed.ts";
import { newWorkspace } from "../testing/people.ts";
import { listMedia } from "./media.ts";
import { purgeLikes } from "./media-store.ts";

const shown = (it: Feed) => listMedia(it.deps.tenant(it.account.workspaceId), it.account.id);

test("likes are noted when they change, at most once an hour, and shown oldest first", async () => {
  const it = await setUpFeed();
  it.post("1", [], { likeCount: 10 });
  const start = it.clock.now;
  for (const likeCount of [10, 11, 12, 13, 13, 13, 13, 13, 13, 13, 9]) {
    it.media[0]!.likeCount = likeCount;
    await it.run(it.job());
    it.clock.now += 15 * MINUTE_MS;
  }
  const iso = (minutes: number) => new Date(start + minutes * MINUTE_MS).toISOString();
  expect((await shown(it))[0]).toMatchObject({
    id: "1",
    mediaType: "IMAGE",
    likeCount: 9,
    likes: [
      { at: iso(0), count: 10 },
      { at: iso(60), count: 13 },
      { at: iso(150), count: 9 },
    ],
  });
});

test("hidden likes are no likes, and what a post is shows before where it stands", async () => {
  const it = await setUpFeed();
  it.post("1", [], { likeCount: null, mediaType: "VIDEO", productType: "REELS", at: it.clock.now - 2 });
  it.post("2", [], { likeCount: 0, mediaType: "CAROUSEL_ALBUM", productType: null, at: it.clock.now - 3 });
  await it.run(it.job());
  expect((await shown(it)).map(({ mediaType, likes }) => [mediaType, likes.map((one) => one.count)])).toEqual(
    [
      ["REELS", []],
      ["CAROUSEL_ALBUM", [0]],
    ],
  );
});

test("of many counts the newest thirty are shown, and those of other workspaces never", async () => {
  const it = await setUpFeed();
  it.post("1", [], { likeCount: 0 });
  for (let likeCount = 1; likeCount <= 40; likeCount++) {
    it.media[0]!.likeCount = likeCount;
    await it.run(it.job());
    it.clock.now += HOUR_MS;
  }
  const [post] = await shown(it);
  expect(post?.likes.map((one) => one.count)).toEqual(Array.from({ length: 30 }, (_, index) => index + 11));
  const other = await newWorkspace();
  expect(await listMedia(it.deps.tenant(other.workspaceId), it.account.id)).toEqual([]);
});

test("the night forgets counts older than 90 days, without reading those that stay", async () => {
  const it = await setUpFeed();
  it.post("1", [], { likeCount: 0 });
  for (let likeCount = 1; likeCount <= 30; likeCount++) {
    it.media[0]!.likeCount = likeCount;
    await it.run(it.job());
    it.clock.now += HOUR_MS;
  }
  it.clock.now += 90 * DAY_MS - 20 * HOUR_MS;
  const before = { ...it.deps.meter };
  await purgeLikes(it.deps.tenant(it.account.workspaceId), it.account.id, it.clock.now - 90 * DAY_MS);
  expect(it.deps.meter.rowsRead - before.rowsRead).toBeLessThan(25);
  expect(await it.count("media_likes")).toBe(20);
  it.clock.now += 2 * HOUR_MS;
  await it.run(it.job({ reason: "deep", since: it.clock.now - 7 * DAY_MS }));
  expect(await it.count("media_likes")).toBe(18);
});
