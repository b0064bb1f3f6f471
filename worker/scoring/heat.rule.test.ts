import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { INTERACTION_KINDS } from "../platforms/contract.ts";
import { DEFAULT_SCORING } from "./contract.ts";
import { DAY_MS, HOUR_MS, localDay } from "./days.ts";
import {
  addToSum,
  byTimeThenId,
  capComments,
  crossedBetween,
  type DecayingSum,
  decayedPoints,
  heatOf,
  heatThreshold,
  NO_HEAT,
  pointsOf,
  rawOf,
  type ScoredInteraction,
  scoreFromHeat,
  scoreFromSum,
  scoreOf,
  sumAt,
  sumOf,
} from "./heat.ts";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const PARIS = "Europe/Paris";
const halfLife = fc.integer({ min: 1, max: 365 });
const points = fc.integer({ min: -1000, max: 1000 });
const past = fc.integer({ min: 0, max: 400 * DAY_MS }).map((ageMs) => NOW - ageMs);
const earned = fc.record({ at: past, points });
const EMPTY: DecayingSum = { sum: 0, sumAt: 0 };

describe("the score", () => {
  // ⌊100 · (1 − 2^(−raw/25)) + 0.5⌋
  test.each([
    [-100, 0],
    [0, 0],
    [2, 5],
    [5, 13],
    [5.649, 14],
    [5.651, 15],
    [10, 24],
    [15, 34],
    [20, 43],
    [25, 50],
    [50, 75],
    [75, 88],
    [100, 94],
    [191.1, 100],
    [1e6, 100],
    [Number.POSITIVE_INFINITY, 100],
  ])("raw %d makes %i", (raw, score) => {
    expect(scoreOf(raw)).toBe(score);
  });

  test("needs raw 5.650 for the target of 15", () => {
    expect(rawOf(15)).toBeCloseTo(5.65, 3);
    expect(rawOf(0)).toBe(0);
    expect(rawOf(101)).toBe(Number.POSITIVE_INFINITY);
  });

  test("is at least s exactly when the raw points are at least R(s)", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.double({ min: -50, max: 400, noNaN: true }),
        (score, raw) => {
          fc.pre(Math.abs(raw - rawOf(score)) > 1e-9);
          expect(scoreOf(raw) >= score).toBe(score === 0 || raw >= rawOf(score));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("never falls when points are added", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 300, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (raw, more) => {
          expect(scoreOf(raw + more)).toBeGreaterThanOrEqual(scoreOf(raw));
        },
      ),
    );
  });
});

describe("decay", () => {
  test.each([
    [10, 0, 14, 10],
    [10, 14, 14, 5],
    [10, 28, 14, 2.5],
    [-8, 14, 14, -4],
    [10, 1, 1, 5],
    [10, 36_500, 1, 0],
  ])("%d points after %d days with a half-life of %d are %d", (value, days, life, left) => {
    expect(decayedPoints(value, days * DAY_MS, life)).toBeCloseTo(left, 9);
  });

  test("nothing scores before it happens", () => {
    expect(sumAt([{ at: NOW + 1, points: 10 }], NOW, 14)).toBe(0);
    expect(sumAt([{ at: NOW, points: 10 }], NOW, 14)).toBe(10);
  });
});

describe("the running sum", () => {
  test("is the same for any order of arrival, and the same as from the whole set", () => {
    const shuffled = fc
      .array(earned, { minLength: 1, maxLength: 40 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(shuffled, halfLife, ([list, otherOrder], life) => {
        const add = (to: DecayingSum, one: { at: number; points: number }) =>
          addToSum(to, one.points, one.at, life);
        const [first, second] = [list.reduce(add, EMPTY), otherOrder.reduce(add, EMPTY)];
        const whole = sumOf(list, life);
        expect(second.sumAt).toBe(first.sumAt);
        expect(whole.sumAt).toBe(first.sumAt);
        expect(Math.abs(second.sum - first.sum)).toBeLessThan(1e-9);
        expect(Math.abs(whole.sum - first.sum)).toBeLessThan(1e-9);
      }),
      { numRuns: 2000 },
    );
  });

  test("never overflows, though two centuries lie between two interactions with a half-life of a day", () => {
    const late = addToSum({ sum: 1000, sumAt: NOW }, 5, NOW + 73_000 * DAY_MS, 1);
    expect(late).toEqual({ sum: 5, sumAt: NOW + 73_000 * DAY_MS });
    const early = addToSum({ sum: 5, sumAt: NOW }, 1000, NOW - 73_000 * DAY_MS, 1);
    expect(early).toEqual({ sum: 5, sumAt: NOW });
  });

  test("goes below zero and comes back: clamping is left to the score", () => {
    const refused = addToSum(EMPTY, -15, NOW, 14);
    expect(heatOf(refused.sum, refused.sumAt, 14)).toBe(NO_HEAT);
    expect(addToSum(refused, 25, NOW, 14).sum).toBe(10);
  });

  test("gives the score that the set gives, at any later moment", () => {
    fc.assert(
      fc.property(
        fc.array(earned, { maxLength: 20 }),
        halfLife,
        fc.integer({ min: 0, max: 90 * DAY_MS }),
        (list, life, ahead) => {
          const raw = sumAt(list, NOW + ahead, life);
          fc.pre(isClearOfSteps(raw));
          const stored = list.reduce<DecayingSum>((to, one) => addToSum(to, one.points, one.at, life), EMPTY);
          expect(scoreFromSum(stored, NOW + ahead, life)).toBe(scoreOf(raw));
          expect(scoreFromHeat(heatOf(stored.sum, stored.sumAt, life), NOW + ahead, life)).toBe(scoreOf(raw));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

/** Not so close to where a score changes that the last bit of a double decides. */
function isClearOfSteps(raw: number): boolean {
  const score = scoreOf(raw);
  return [score, score + 1].every((step) => step === 0 || Math.abs(raw - rawOf(step)) > 1e-7);
}

describe("heat", () => {
  test("orders leads as their scores do, now and for ever", () => {
    fc.assert(
      fc.property(
        earned,
        earned,
        halfLife,
        fc.integer({ min: 0, max: 365 * DAY_MS }),
        (one, other, life, ahead) => {
          const [hot, cold] = [one, other]
            .map((it) => heatOf(it.points, it.at, life))
            .sort((a, b) => b - a) as [number, number];
          expect(scoreFromHeat(hot, NOW + ahead, life)).toBeGreaterThanOrEqual(
            scoreFromHeat(cold, NOW + ahead, life),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("reaches a score's threshold exactly while the lead has that score", () => {
    fc.assert(
      fc.property(
        earned,
        halfLife,
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 90 * DAY_MS }),
        (one, life, score, ahead) => {
          const at = NOW + ahead;
          fc.pre(isClearOfSteps(decayedPoints(one.points, at - one.at, life)));
          const heat = heatOf(one.points, one.at, life);
          expect(heat >= heatThreshold(score, at, life)).toBe(scoreFromHeat(heat, at, life) >= score);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("is a finite number that SQL can store, whatever the sum", () => {
    for (const sum of [0, -0, -5, Number.MIN_VALUE, 1e300])
      expect(Number.isFinite(heatOf(sum, NOW, 1))).toBe(true);
    expect(heatThreshold(0, NOW, 14)).toBe(NO_HEAT);
  });

  test("does not overflow with the shortest half-life", () => {
    expect(scoreFromHeat(heatOf(25, NOW, 1), NOW, 1)).toBe(50);
    expect(scoreFromHeat(heatOf(25, NOW, 1), NOW + 36_500 * DAY_MS, 1)).toBe(0);
  });
});

describe("the hourly run", () => {
  test("reads exactly the leads that fell below the threshold since the last one", () => {
    fc.assert(
      fc.property(
        earned,
        halfLife,
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 240 }),
        (one, life, threshold, hours) => {
          const until = NOW + hours * HOUR_MS;
          const heat = heatOf(one.points, one.at, life);
          for (const at of [NOW, until]) fc.pre(isClearOfSteps(decayedPoints(one.points, at - one.at, life)));
          const { fromHeat, toHeat } = crossedBetween(threshold, NOW, until, life);
          const fell =
            scoreFromHeat(heat, NOW, life) >= threshold && scoreFromHeat(heat, until, life) < threshold;
          expect(heat >= fromHeat && heat < toHeat).toBe(fell);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("reads nobody when no time has passed, when time went back, or when everybody is in target", () => {
    const isEmpty = ({ fromHeat, toHeat }: { fromHeat: number; toHeat: number }) => fromHeat >= toHeat;
    expect(isEmpty(crossedBetween(15, NOW, NOW, 14))).toBe(true);
    expect(isEmpty(crossedBetween(15, NOW, NOW - HOUR_MS, 14))).toBe(true);
    expect(isEmpty(crossedBetween(0, NOW, NOW + HOUR_MS, 14))).toBe(true);
  });
});

describe("points", () => {
  test.each([
    ["like", null, 0, 2],
    ["follow", null, 0, 3],
    ["share", null, 0, 4],
    ["reaction", null, 0, 5],
    ["comment", null, 0, 10],
    ["mention", null, 0, 12],
    ["story_reply", null, 0, 12],
    ["message", null, 0, 15],
    ["comment", "price", 0, 20],
    ["comment", "availability", 0, 20],
    ["message", "interest", 0, 25],
    ["message", "purchase", 0, 25],
    ["comment", "question", 0, 10],
    ["comment", "praise", 0, 10],
    ["comment", "tag", 0, 10],
    ["comment", "other", 0, 10],
    ["comment", "negative", 0, -5],
    ["comment", "spam", 0, -5],
    ["message", "spam", 0, 0],
    ["comment", "price", 7, 27],
    ["like", null, -4, -2],
  ] as const)("%s, %s, rules %d: %d", (kind, intent, matchedRulePoints, expected) => {
    expect(pointsOf({ kind, intent, matchedRulePoints }, DEFAULT_SCORING)).toBe(expected);
  });
});

describe("the daily cap on comments", () => {
  const comment = (id: string, at: number, given = 10): ScoredInteraction => ({
    id,
    kind: "comment",
    at,
    points: given,
  });
  const countedIds = (list: ScoredInteraction[], zone = PARIS, perDay = 3) =>
    capComments(list, zone, perDay).flatMap((one) => (one.counted ? [one.id] : []));

  test("counts the first three of a day, by time and not by arrival", () => {
    const day = [5, 1, 4, 2, 3].map((hour) => comment(`c${hour}`, NOW + hour * 60_000));
    expect(countedIds(day)).toEqual(["c1", "c2", "c3"]);
  });

  test("breaks a tie of times by id", () => {
    expect(countedIds(["d", "b", "c", "a"].map((id) => comment(id, NOW))).sort()).toEqual(["a", "b", "c"]);
  });

  test("breaks it by the platform's id where there is one, so that the order of arrival decides nothing", () => {
    const list = ["d", "b", "c", "a"].map((key, index) => ({
      ...comment(`int_${index}`, NOW, index * 5),
      dedupeKey: `comment:${key}`,
    }));
    for (const arrived of [list, list.toReversed()]) {
      expect(countedIds(arrived, PARIS, 2).sort()).toEqual(["int_1", "int_3"]);
    }
  });

  test("counts as many a day as the workspace says", () => {
    const day = ["a", "b", "c", "d", "e"].map((id, index) => comment(id, NOW + index));
    expect(countedIds(day, PARIS, 1)).toEqual(["a"]);
    expect(countedIds(day, PARIS, 4)).toEqual(["a", "b", "c", "d"]);
    expect(countedIds(day, PARIS, 50)).toHaveLength(5);
  });

  test("counts a later one when it takes points away", () => {
    const day = [10, 10, 10, 10, -5, 0].map((given, index) => comment(`c${index}`, NOW + index, given));
    expect(countedIds(day)).toEqual(["c0", "c1", "c2", "c4"]);
  });

  test("lets a negative comment fill one of the three places", () => {
    const day = [-5, 10, 10, 10].map((given, index) => comment(`c${index}`, NOW + index, given));
    expect(countedIds(day)).toEqual(["c0", "c1", "c2"]);
  });

  test("caps nothing but comments", () => {
    const messages = Array.from({ length: 9 }, (_, index) => ({
      id: `m${index}`,
      kind: "message" as const,
      at: NOW,
      points: 15,
    }));
    expect(countedIds(messages)).toHaveLength(9);
  });

  test("starts anew at midnight in the workspace's zone, not in UTC", () => {
    const midnight = Date.parse("2026-11-20T23:00:00Z");
    const list = [-4, -3, -2, -1, 0, 1, 2, 3].map((offset) => comment(`c${offset + 4}`, midnight + offset));
    expect(countedIds(list)).toEqual(["c0", "c1", "c2", "c4", "c5", "c6"]);
    expect(countedIds(list, "UTC")).toEqual(["c0", "c1", "c2"]);
  });

  test("holds for any set: so many a day at most, negatives aside, and each before every one left out", () => {
    const any = fc.array(
      fc.record({
        id: fc.uuid(),
        kind: fc.constantFrom(...INTERACTION_KINDS, "comment" as const, "comment" as const),
        at: fc.integer({ min: NOW, max: NOW + 3 * DAY_MS }).map((at) => at - (at % HOUR_MS)),
        points: fc.constantFrom(-5, 0, 10),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 6 }), (list, perDay) => {
        const marked = capComments(list, PARIS, perDay);
        expect(marked.map((one) => one.id)).toEqual(list.map((one) => one.id));
        for (const one of marked) {
          const sameDay = marked.filter(
            (it) => it.kind === "comment" && localDay(it.at, PARIS) === localDay(one.at, PARIS),
          );
          const rank = sameDay.filter((it) => byTimeThenId(it, one) < 0).length;
          expect(one.counted).toBe(one.kind !== "comment" || rank < perDay || one.points < 0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
