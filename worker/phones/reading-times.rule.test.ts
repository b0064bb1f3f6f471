import fc from "fast-check";
import { expect, test } from "vitest";
import { HOUR_MS, localDay, MINUTE_MS } from "../scoring/days.ts";
import { GIVEN_UP_AFTER_MS, nextDay, nextTry } from "./reading-times.ts";

const NOW = Date.UTC(2026, 10, 18, 10);

test.each([
  [1, 2 * MINUTE_MS],
  [2, 10 * MINUTE_MS],
  [3, HOUR_MS],
  [4, 3 * HOUR_MS],
  [5, 6 * HOUR_MS],
  [50, 6 * HOUR_MS],
])("after %i calls that failed, the next is %i ms later", (tries, wait) => {
  expect(nextTry(tries, { askedAt: NOW, now: NOW })).toBe(NOW + wait);
});

test("a model that asks for more time gets it", () => {
  expect(nextTry(1, { askedAt: NOW, now: NOW, retryAfterMs: HOUR_MS })).toBe(NOW + HOUR_MS);
  expect(nextTry(1, { askedAt: NOW, now: NOW, retryAfterMs: 1 })).toBe(NOW + 2 * MINUTE_MS);
});

test("every message ends: later each time, and given up after four days", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: HOUR_MS })), { maxLength: 100 }), (waits) => {
      let now = NOW;
      for (let tries = 1; tries < 200; tries++) {
        const at = nextTry(tries, { askedAt: NOW, now, retryAfterMs: waits[tries] ?? null });
        if (at === null) return;
        expect(at).toBeGreaterThan(now);
        expect(at - NOW).toBeLessThanOrEqual(GIVEN_UP_AFTER_MS);
        now = at;
      }
      throw new Error("never given up");
    }),
  );
});

test.each(["Europe/Paris", "America/Los_Angeles", "Asia/Tokyo"])(
  "the next day begins at midnight in %s",
  (zone) => {
    const at = nextDay(NOW, zone);
    expect(at).toBeGreaterThan(NOW);
    expect(localDay(at, zone)).not.toBe(localDay(NOW, zone));
    expect(localDay(at - 1, zone)).toBe(localDay(NOW, zone));
  },
);
