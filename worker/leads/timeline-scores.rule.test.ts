import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS } from "../scoring/days.ts";
import { decayedPoints, scoreOf } from "../scoring/heat.ts";
import { bandOf, type Counted, LEAST_CHANGE, scoreChanges } from "./timeline-scores.ts";

const NOW = Date.UTC(2026, 10, 20, 12);
const HALF_LIFE = 14;
const did = (id: string, ageDays: number, points: number): Counted => ({
  interactionId: id,
  points,
  at: NOW - ageDays * DAY_MS,
});

describe("a change of score is told", () => {
  test.each<[string, Counted[], [number, number, string][]]>([
    ["nothing happened", [], []],
    ["a first comment", [did("a", 0, 10)], [[0, 24, "warm"]]],
    ["a like is too little", [did("a", 0, 2)], [[0, 5, "cold"]]],
    ["less than five points within a band", [did("a", 0, 10), did("b", 0, 1)], [[0, 24, "warm"]]],
    [
      "into another band, however little",
      [did("a", 0, 24.5), did("b", 0, 0.6)],
      [
        [0, 49, "warm"],
        [49, 50, "hot"],
      ],
    ],
    [
      "down by an insult",
      [did("a", 0, 20), did("b", 0, -15)],
      [
        [0, 43, "warm"],
        [43, 13, "cold"],
      ],
    ],
    [
      "faded under a band, with nobody doing anything",
      [did("a", 30, 10)],
      [
        [0, 24, "warm"],
        [15, 14, "cold"],
      ],
    ],
    [
      "faded under both",
      [did("a", 200, 60)],
      [
        [0, 81, "hot"],
        [50, 49, "warm"],
        [15, 14, "cold"],
      ],
    ],
    ["nothing of what is still to come", [did("a", -1, 50)], []],
  ])("%s", (_, counted, expected) => {
    expect(scoreChanges(counted, NOW, HALF_LIFE).map(({ from, to, band }) => [from, to, band])).toEqual(
      expected,
    );
  });
});

test("each is large enough or crosses a band, ids are its own, and the last band is the score's own", () => {
  const list = fc
    .array(
      fc.record({
        age: fc.double({ min: 0, max: 120, noNaN: true }),
        points: fc.integer({ min: -20, max: 40 }),
      }),
      {
        maxLength: 20,
      },
    )
    .map((all) =>
      all.sort((a, b) => b.age - a.age).map(({ age, points }, index) => did(`i${index}`, age, points)),
    );
  fc.assert(
    fc.property(list, (counted) => {
      const changes = scoreChanges(counted, NOW, HALF_LIFE);
      expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
      for (const { from, to, at } of changes) {
        expect(Math.abs(to - from) >= LEAST_CHANGE || bandOf(from) !== bandOf(to)).toBe(true);
        expect(at).toBeLessThanOrEqual(NOW);
      }
      const sum = counted.reduce((all, one) => all + decayedPoints(one.points, NOW - one.at, HALF_LIFE), 0);
      const score = scoreOf(sum);
      // Within a hair of a band either answer is right.
      if ([14, 15, 49, 50].includes(score)) return;
      expect(changes.at(-1)?.band ?? "cold").toBe(bandOf(score));
    }),
  );
});
