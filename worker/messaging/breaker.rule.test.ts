import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS } from "../scoring/days.ts";
import { afterCall, type Breaker, CLOSED, type Heard, isProbing, later, mayBegin } from "./breaker.ts";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const NOTHING: Heard = { kind: "nothing" };
const ANSWERED: Heard = { kind: "answered" };
const limited = (untilMs: number | null): Heard => ({ kind: "limited", untilMs, reason: "rate-limited" });

/** Each call ends when the pause before it is over. */
function run(heard: readonly Heard[], jitter = 0): { breaker: Breaker; pauses: number[] } {
  let breaker = CLOSED;
  let now = NOW;
  const pauses: number[] = [];
  for (const one of heard) {
    breaker = afterCall(breaker, one, now, jitter);
    const pause = Math.max(0, (breaker.untilMs ?? now) - now);
    pauses.push(pause / MINUTE_MS);
    now += pause;
  }
  return { breaker, pauses };
}

describe("a platform that does not answer", () => {
  test("is asked five times, then after one minute, two, four … and never less than once an hour", () => {
    expect(run(Array.from({ length: 13 }, () => NOTHING)).pauses).toEqual([
      0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60,
    ]);
  });

  test("is asked as before after one definite answer, whichever it is", () => {
    for (const answer of [ANSWERED, limited(null)]) {
      const { breaker } = run([NOTHING, NOTHING, NOTHING, NOTHING, answer, NOTHING, NOTHING]);
      expect(breaker.misses).toBe(2);
    }
    expect(run([...Array.from({ length: 7 }, () => NOTHING), ANSWERED]).breaker).toEqual(CLOSED);
  });

  test("says nothing new by calls that were under way when the breaker opened", () => {
    let { breaker } = run(Array.from({ length: 5 }, () => NOTHING));
    const open = { ...breaker, untilMs: NOW + MINUTE_MS };
    breaker = afterCall(open, NOTHING, NOW + 1, 0);
    expect(breaker).toEqual(open);
  });

  test("waits up to a fifth longer than it must, and never more than an hour", () => {
    const { pauses } = run(
      Array.from({ length: 13 }, () => NOTHING),
      1,
    );
    expect(pauses.slice(4, 6)).toEqual([1.2, 2.4]);
    expect(Math.max(...pauses)).toBe(60);
  });
});

describe("a platform that refuses for a limit", () => {
  test("is obeyed to the moment when it says how long", () => {
    expect(afterCall(CLOSED, limited(NOW + 90_000), NOW, 1)).toMatchObject({
      untilMs: NOW + 90_000,
      reason: "rate-limited",
      limits: 0,
    });
  });

  test("is left alone for two minutes, four, eight … up to an hour when it does not, until it takes something", () => {
    expect(run([limited(null), limited(null), limited(null)]).pauses).toEqual([2, 4, 8]);
    const { breaker } = run([limited(null), limited(null), ANSWERED]);
    expect(breaker.limits).toBe(0);
  });

  test("is not left alone longer for answers that came together", () => {
    const first = afterCall(CLOSED, limited(null), NOW, 0);
    expect(afterCall(first, limited(null), NOW + 10, 0)).toEqual(first);
  });

  test("keeps its pause, whatever else is heard", () => {
    const blocked = later(CLOSED, NOW + HOUR_MS, "blocked-by-platform");
    expect(later(blocked, NOW + MINUTE_MS, "rate-limited")).toBe(blocked);
    expect(afterCall(blocked, ANSWERED, NOW, 0)).toMatchObject({ untilMs: NOW + HOUR_MS });
    expect(afterCall(blocked, limited(NOW + MINUTE_MS), NOW, 0)).toMatchObject({ untilMs: NOW + HOUR_MS });
  });
});

describe("calls under way", () => {
  test.each<[Partial<Breaker>, number, boolean]>([
    [{}, 0, true],
    [{}, 4, true],
    [{}, 5, false],
    [{ misses: 1 }, 3, true],
    [{ misses: 1 }, 4, false],
    [{ misses: 4 }, 0, true],
    [{ misses: 4 }, 1, false],
    [{ misses: 5 }, 0, true],
    [{ misses: 9 }, 1, false],
    [{ limits: 1 }, 0, true],
    [{ limits: 1 }, 1, false],
  ])("%j with %i under way: one more is %j", (state, underWay, expected) => {
    expect(mayBegin({ ...CLOSED, ...state }, underWay, 5)).toBe(expected);
  });

  test("however calls begin and end, a silent account gets five at most before its breaker opens, then one at a time", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 200 }), (moves) => {
        let breaker = CLOSED;
        let underWay = 0;
        let calls = 0;
        let now = NOW;
        for (const begins of moves) {
          now += 1000;
          const isOpen = breaker.untilMs !== null && now < breaker.untilMs;
          if (begins && !isOpen && mayBegin(breaker, underWay, 5)) {
            underWay += 1;
            if (!isProbing(breaker)) calls += 1;
          } else if (!begins && underWay > 0) {
            underWay -= 1;
            breaker = afterCall(breaker, NOTHING, now, 0.5);
          }
          expect(calls).toBeLessThanOrEqual(5);
          if (isProbing(breaker)) expect(underWay).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
