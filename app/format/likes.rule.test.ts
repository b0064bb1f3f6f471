import { describe, expect, test } from "vitest";
import { DAY_MS } from "./clock.ts";
import { likeTrend, sparkline } from "./likes.ts";
import { mediaKind } from "./media-type.ts";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const likes = (...pairs: [daysAgo: number, count: number][]) =>
  pairs.map(([daysAgo, count]) => ({ at: new Date(NOW - daysAgo * DAY_MS).toISOString(), count }));

describe("the trend of likes", () => {
  test.each([
    ["is unknown without a count", likes(), null],
    ["is unknown after one count", likes([1, 40]), null],
    [
      "spans seven days where they are known",
      likes([20, 10], [8, 30], [3, 38], [0, 45]),
      { change: 15, sinceMs: NOW - 8 * DAY_MS, isWhole: true },
    ],
    [
      "says since when for a younger post",
      likes([2, 5], [0, 12]),
      { change: 7, sinceMs: NOW - 2 * DAY_MS, isWhole: false },
    ],
    ["may go down", likes([7, 50], [0, 48]), { change: -2, sinceMs: NOW - 7 * DAY_MS, isWhole: true }],
    [
      "is flat when nothing was counted since",
      likes([30, 50], [10, 60]),
      { change: 0, sinceMs: NOW - 10 * DAY_MS, isWhole: true },
    ],
  ])("%s", (_promise, snapshots, trend) => {
    expect(likeTrend(snapshots, NOW)).toEqual(trend);
  });
});

describe("the line of likes", () => {
  test("goes from left to right and up with the count", () => {
    expect(sparkline(likes([2, 0], [1, 5], [0, 10]), 100, 20)).toBe("0.0,20.0 50.0,10.0 100.0,0.0");
  });
  test("is level when nothing changes", () => {
    expect(sparkline(likes([1, 7], [0, 7]), 100, 20)).toBe("0.0,10.0 100.0,10.0");
  });
  test("is not drawn for one count, and holds for two at the same moment", () => {
    expect(sparkline(likes([0, 7]), 100, 20)).toBe("");
    expect(sparkline(likes([0, 7], [0, 9]), 100, 20)).toBe("50.0,20.0 50.0,0.0");
  });
});

test.each([
  ["IMAGE", "image"],
  ["CAROUSEL_ALBUM", "album"],
  ["REELS", "reel"],
  ["video", "video"],
  ["HOLOGRAM", "other"],
  ["constructor", "other"],
  [null, "other"],
] as const)("a post of type %s is shown as %s", (word, kind) => {
  expect(mediaKind(word)).toBe(kind);
});
