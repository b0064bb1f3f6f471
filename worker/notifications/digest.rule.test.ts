import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GIVEN_UP_AFTER_MS, MOST_SINGLES, MOST_TRIES, nextTry, planPosts, WINDOW_MS } from "./digest.ts";

const NOW = 1_800_000_000_000;
const ids = (count: number) => Array.from({ length: count }, (_, place) => `alr_${place}`);

describe("how alerts go", () => {
  test.each<[string, number, number[], number[], number | null]>([
    ["nothing", 0, [], [], null],
    ["one", 1, [], [1], null],
    ["five go one by one", 5, [], [1, 1, 1, 1, 1], null],
    ["six go together", 6, [], [6], null],
    ["forty go together", 40, [], [40], null],
    ["what fits beside what went", 2, [NOW - 1, NOW - 2, NOW - 3], [1, 1], null],
    ["what does not fit goes together", 3, [NOW - 1, NOW - 2, NOW - 3], [3], null],
    ["the fifth alone", 1, [NOW - 1, NOW - 2, NOW - 3, NOW - 4], [1], null],
    ["the sixth waits", 1, [NOW - 1, NOW - 2, NOW - 3, NOW - 4, NOW - 5], [], NOW - 5 + WINDOW_MS],
    ["what is old does not count", 5, [NOW - WINDOW_MS, NOW - WINDOW_MS - 1], [1, 1, 1, 1, 1], null],
  ])("%s", (_, pending, recent, sizes, waitUntil) => {
    const plan = planPosts(ids(pending), recent, NOW);
    expect([plan.posts.map((post) => post.length), plan.waitUntil]).toEqual([sizes, waitUntil]);
  });
});

test("never more than five in any ten minutes; each goes once, and none is forgotten", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 5 * 60_000 }), fc.integer({ min: 1, max: 9 })), {
        maxLength: 30,
      }),
      (arrivals) => {
        const sent: number[] = [];
        const told: string[] = [];
        let [now, made] = [NOW, 0];
        let pending: string[] = [];
        const step = () => {
          const plan = planPosts(pending, sent, now);
          for (const post of plan.posts) {
            sent.push(now);
            told.push(...post);
          }
          if (plan.waitUntil === null) pending = [];
          return plan.waitUntil;
        };
        let waitUntil: number | null = null;
        for (const [gap, count] of arrivals) {
          const next = now + gap;
          while (waitUntil !== null && waitUntil <= next) {
            now = waitUntil;
            waitUntil = step();
          }
          now = next;
          pending.push(...Array.from({ length: count }, () => `alr_${made++}`));
          waitUntil = step();
        }
        for (let rounds = 0; waitUntil !== null && rounds < 10; rounds++) {
          now = waitUntil;
          waitUntil = step();
        }
        expect(pending).toEqual([]);
        expect(new Set(told).size).toBe(made);
        expect(told.length).toBe(made);
        for (const at of sent) {
          expect(sent.filter((one) => one > at - WINDOW_MS && one <= at).length).toBeLessThanOrEqual(
            MOST_SINGLES,
          );
        }
      },
    ),
  );
});

test("tries grow apart, obey the other side, and end", () => {
  const given = { at: NOW, now: NOW, random: 0.5, afterMs: null };
  const waits = [1, 2, 3, 4, 5].map((tries) => nextTry(tries, given)! - NOW);
  expect(waits).toEqual([30_000, 60_000, 120_000, 240_000, 480_000]);
  expect(nextTry(1, { ...given, random: 0 })! - NOW).toBe(22_500);
  expect(nextTry(1, { ...given, random: 1 })! - NOW).toBe(37_500);
  expect(nextTry(1, { ...given, afterMs: 300_000 })! - NOW).toBe(300_000);
  expect(nextTry(1, { ...given, afterMs: 90_000_000 })! - NOW).toBe(3_600_000);
  expect(nextTry(MOST_TRIES, given)).toBeNull();
  expect(nextTry(1, { ...given, at: NOW - GIVEN_UP_AFTER_MS - 1 })).toBeNull();
});
