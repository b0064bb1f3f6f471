import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../scoring/days.ts";
import { COLLECT_REASONS, type CollectReason } from "./jobs.ts";
import {
  afterFailure,
  believedCount,
  depthOf,
  goesBehind,
  grownBy,
  isMarkDue,
  isOutage,
  isSnapshotDue,
  type MediumMark,
  OVERLAP_MS,
  orderMedia,
  orderThreads,
  paceOf,
  phasesOf,
  quietAfterLimit,
  reachesBack,
  readFrom,
} from "./reading-plan.ts";

const NOW = Date.UTC(2026, 10, 18, 10);
const mark = (readCount: number | null, deepCount: number | null = null, agoMs = HOUR_MS): MediumMark => ({
  collectedAt: NOW - agoMs,
  readCount,
  deepCount,
});

describe("a post's comments are read when there may be new ones", () => {
  test.each<[string, CollectReason, number, number | null, MediumMark | undefined, string]>([
    ["quick: nothing moved since yesterday's post was read", "quick", 2 * DAY_MS, 5, mark(5), "none"],
    ["quick: a count that moved", "quick", 2 * DAY_MS, 6, mark(5), "newer"],
    ["quick: a count that fell (one was deleted, another written)", "quick", 2 * DAY_MS, 4, mark(5), "newer"],
    ["quick: a post of today, whatever its count says", "quick", HOUR_MS, 5, mark(5), "newer"],
    ["quick: no count at all", "quick", 300 * DAY_MS, null, mark(null), "newer"],
    ["quick: a count that was not believed", "quick", 2 * DAY_MS, 0, mark(null), "newer"],
    ["quick: never read", "quick", 2 * DAY_MS, 0, undefined, "newer"],
    ["poll: young", "poll", 13 * DAY_MS, 5, mark(5), "newer"],
    ["poll: old and nothing moved", "poll", 15 * DAY_MS, 5, mark(5), "none"],
    ["poll: old and moved", "poll", 400 * DAY_MS, 6, mark(5), "newer"],
    ["poll: young with a count of zero that lags", "poll", DAY_MS, 0, mark(0), "newer"],
    ["import: old and empty", "import", 15 * DAY_MS, 0, undefined, "none"],
    ["import: old and unknown", "import", 15 * DAY_MS, null, undefined, "newer"],
    ["import: young and said to be empty", "import", DAY_MS, 0, undefined, "newer"],
    [
      "deep: counted the same the last time it was read to the end",
      "deep",
      90 * DAY_MS,
      5,
      mark(5, 5),
      "newer",
    ],
    ["deep: read since, but not to the end", "deep", 90 * DAY_MS, 6, mark(6, 5), "whole"],
    ["deep: never read to the end", "deep", DAY_MS, 5, mark(5), "whole"],
    ["deep: no count to go by", "deep", 90 * DAY_MS, null, mark(null), "whole"],
  ])("%s", (_name, reason, ageMs, commentCount, stored, depth) => {
    expect(depthOf(reason, NOW, { at: NOW - ageMs, commentCount }, stored)).toBe(depth);
  });

  test("whatever the counts say: young posts are read by every reading, posts without a count by all of them", () => {
    const count = fc.option(fc.nat(500));
    const stored = fc.option(
      fc.record({ collectedAt: fc.option(fc.nat(NOW)), readCount: count, deepCount: count }),
      {
        nil: undefined,
      },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...COLLECT_REASONS),
        fc.nat(DAY_MS - 1),
        count,
        stored,
        (reason, age, is, was) => {
          expect(depthOf(reason, NOW, { at: NOW - age, commentCount: is }, was)).not.toBe("none");
        },
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...COLLECT_REASONS), fc.nat(NOW), stored, (reason, at, was) => {
        expect(depthOf(reason, NOW, { at, commentCount: null }, was)).not.toBe("none");
      }),
    );
  });
});

test("how far back: ten minutes before the post's own last reading, else the account's; deeper when asked", () => {
  const [asked, account, own] = [NOW - 7 * DAY_MS, NOW - HOUR_MS, NOW - 3 * HOUR_MS];
  expect(readFrom("poll", 0, account, own)).toBe(own - OVERLAP_MS);
  expect(readFrom("poll", 0, account, null)).toBe(account - OVERLAP_MS);
  expect(readFrom("quick", 0, account, own)).toBe(own - OVERLAP_MS);
  expect(readFrom("deep", asked, account, own)).toBe(asked);
  expect(readFrom("deep", asked, account, NOW - 30 * DAY_MS)).toBe(NOW - 30 * DAY_MS - OVERLAP_MS);
  expect(readFrom("import", asked, account, own)).toBe(asked);
});

test.each<[string, number[], boolean]>([
  ["newest first, down to what was read", [90, 70, 40], true],
  ["all of it newer", [90, 70, 60], false],
  ["nothing on it", [], false],
  ["exactly at the line", [90, 50], false],
  ["equal times are in order", [40, 40], true],
  ["a pinned old one in front", [10, 90, 70], false],
  ["oldest first: the new ones are still to come", [10, 20, 30], false],
])("a page ends the reading of a post when it goes back far enough: %s", (_name, at, ends) => {
  expect(reachesBack(at, 50)).toBe(ends);
});

test("in a list that is newest first nothing newer lies behind the page that ended it", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(1000), { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      fc.nat(1000),
      (at, size, since) => {
        const all = at.toSorted((a, b) => b - a);
        for (let start = 0; start < all.length; start += size) {
          if (!reachesBack(all.slice(start, start + size), since)) continue;
          expect(all.slice(start + size).every((one) => one < since)).toBe(true);
          return;
        }
      },
    ),
  );
});

describe("after an outage", () => {
  test.each<[string, CollectReason, number, boolean]>([
    ["an hour is none", "poll", HOUR_MS, false],
    ["more is", "poll", HOUR_MS + 1, true],
    ["for the night too", "deep", 2 * HOUR_MS, true],
    ["an import writes to nobody", "import", 40 * DAY_MS, false],
  ])("%s", (_name, reason, agoMs, is) => {
    expect(isOutage(reason, NOW - agoMs, NOW)).toBe(is);
  });

  test("conversations come first, those that close soonest before the others, closed ones last", () => {
    expect(phasesOf(true)).toEqual(["threads", "media"]);
    expect(phasesOf(false)).toEqual(["media", "threads"]);
    const threads = [1, 23, 25, 5, 24, 48].map((hours) => ({ hours, updatedAt: NOW - hours * HOUR_MS }));
    const order = (is: boolean) => orderThreads(threads, NOW, is).map((thread) => thread.hours);
    expect(order(true)).toEqual([23, 5, 1, 24, 25, 48]);
    expect(order(false)).toEqual([1, 23, 25, 5, 24, 48]);
  });

  test("posts come oldest first, otherwise newest first", () => {
    const media = [{ at: 2 }, { at: 3 }, { at: 1 }];
    expect(orderMedia(media, true).map((one) => one.at)).toEqual([1, 2, 3]);
    expect(orderMedia(media, false).map((one) => one.at)).toEqual([3, 2, 1]);
  });

  test("ordering loses and doubles nothing, and no open window stands behind one that closes later", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: NOW - 3 * DAY_MS, max: NOW })), (at) => {
        const ordered = orderThreads(
          at.map((updatedAt) => ({ updatedAt })),
          NOW,
          true,
        ).map((one) => one.updatedAt);
        expect(ordered.toSorted()).toEqual(at.toSorted());
        const open = ordered.filter((one) => one > NOW - DAY_MS);
        expect(ordered.slice(0, open.length)).toEqual(open.toSorted((a, b) => a - b));
      }),
    );
  });
});

test.each<[number | null, CollectReason, object]>([
  [null, "poll", { kind: "go", calls: 40, pauseMs: 0 }],
  [0, "quick", { kind: "go", calls: 40, pauseMs: 0 }],
  [74.9, "deep", { kind: "go", calls: 40, pauseMs: 0 }],
  [75, "poll", { kind: "go", calls: 10, pauseMs: MINUTE_MS }],
  [75, "import", { kind: "go", calls: 10, pauseMs: MINUTE_MS }],
  [75, "quick", { kind: "skip" }],
  [89.9, "deep", { kind: "go", calls: 10, pauseMs: MINUTE_MS }],
  [90, "poll", { kind: "stop", quietMs: 15 * MINUTE_MS }],
  [90, "quick", { kind: "stop", quietMs: 15 * MINUTE_MS }],
  [140, "import", { kind: "stop", quietMs: 15 * MINUTE_MS }],
])("at %s %% of the budget a reading (%s) does %o", (usage, reason, pace) => {
  expect(paceOf(reason, usage, null)).toEqual(pace);
});

test("a budget that is nearly used up is waited for as long as the platform says", () => {
  expect(paceOf("poll", 95, 17 * MINUTE_MS)).toEqual({ kind: "stop", quietMs: 17 * MINUTE_MS });
  expect(paceOf("poll", 80, 17 * MINUTE_MS)).toMatchObject({ kind: "go" });
});

test("a limit is waited for as told, never for nothing and never for more than a day", () => {
  expect([null, 0, 1000, 120_000, 90 * DAY_MS].map(quietAfterLimit)).toEqual([
    15 * MINUTE_MS,
    30_000,
    30_000,
    120_000,
    DAY_MS,
  ]);
});

test.each<[CollectReason, boolean, (string | number)[]]>([
  ["poll", false, [10_000, 20_000, "leave-out", 80_000, 160_000, "give-up"]],
  ["poll", true, [10_000, 20_000, "give-up"]],
  ["quick", false, ["leave-out", "give-up"]],
  ["quick", true, ["give-up"]],
  ["import", true, [10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 640_000, "give-up"]],
])(
  "what fails again and again (%s, a list: %s) is waited for, left out, given up",
  (reason, isList, steps) => {
    const seen = steps.map((_, index) => {
      const next = afterFailure(reason, index + 1, isList);
      return next.kind === "wait" ? next.afterMs : next.kind;
    });
    expect(seen).toEqual(steps);
  },
);

test("every row of failures ends", () => {
  fc.assert(
    fc.property(fc.constantFrom(...COLLECT_REASONS), fc.boolean(), (reason, isList) => {
      const ends = Array.from({ length: 16 }, (_, index) => afterFailure(reason, index + 1, isList).kind);
      expect(ends).toContain("give-up");
    }),
  );
});

test("a mark is written when it would make the next reading shorter or wiser, and once a day", () => {
  const due = (stored: MediumMark | undefined, count: number | null, depth: "newer" | "whole" = "newer") =>
    isMarkDue(NOW, count, depth, stored);
  expect(due(undefined, 5)).toBe(true);
  expect(due({ ...mark(5), collectedAt: null }, 5)).toBe(true);
  expect(due(mark(5), 5)).toBe(false);
  expect(due(mark(5), 6)).toBe(true);
  expect(due(mark(null), null)).toBe(false);
  expect(due(mark(5, 4), 5, "whole")).toBe(true);
  expect(due(mark(5, 5), 5, "whole")).toBe(false);
  expect(due(mark(5, 5, DAY_MS + 1), 5)).toBe(true);
});

test("a post that grew by more than was found is read behind its last reading, so many pages and no more", () => {
  expect(grownBy(7, mark(5))).toBe(2);
  for (const [count, stored] of [
    [5, mark(5)],
    [4, mark(5)],
    [7, mark(null)],
    [null, mark(5)],
    [7, undefined],
  ] as const) {
    expect(grownBy(count, stored)).toBe(0);
  }
  const goes = (reason: CollectReason, found: number, pagesBehind: number) =>
    goesBehind(reason, { grownBy: 2, found, pagesBehind });
  expect([goes("poll", 1, 0), goes("poll", 2, 0), goes("poll", 1, 20)]).toEqual([true, false, false]);
  expect([goes("quick", 1, 1), goes("quick", 1, 2), goes("import", 0, 0)]).toEqual([true, false, false]);
});

test("a count below what was seen is not believed", () => {
  expect(believedCount(0, 3)).toBe(null);
  expect(believedCount(3, 3)).toBe(3);
  expect(believedCount(9, 3)).toBe(9);
  expect(believedCount(null, 3)).toBe(null);
});

test.each<[string, number | null, number | null, number | null, boolean]>([
  ["the first time", 5, null, null, true],
  ["hidden by the owner", null, null, null, false],
  ["the same", 5, HOUR_MS, 5, false],
  ["another, after an hour", 6, HOUR_MS, 5, true],
  ["another, too soon", 6, HOUR_MS - 1, 5, false],
  ["fewer", 4, HOUR_MS, 5, true],
])("likes are noted: %s", (_name, count, agoMs, last, is) => {
  expect(isSnapshotDue(count, { at: agoMs === null ? null : NOW - agoMs, count: last }, NOW)).toBe(is);
});
