import fc from "fast-check";
import { expect, test } from "vitest";
import { isWorrying, type TokenLife, tokenStep } from "./token-life.ts";

const NOW = Date.UTC(2026, 10, 18, 3);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const life = (expiresIn: number | null, age: number, refreshed = true): TokenLife => ({
  expiresAt: expiresIn === null ? null : NOW + expiresIn,
  refreshedAt: refreshed ? NOW - age : null,
  connectedAt: refreshed ? NOW - 90 * DAY_MS : NOW - age,
});

test.each<[string, TokenLife, string]>([
  ["ten days and 1 ms before its end", life(10 * DAY_MS + 1, 30 * DAY_MS), "keep"],
  ["ten days before its end", life(10 * DAY_MS, 30 * DAY_MS), "refresh"],
  ["ten days less 1 ms before its end", life(10 * DAY_MS - 1, 30 * DAY_MS), "refresh"],
  ["1 ms short of 24 h old", life(DAY_MS, DAY_MS - 1), "keep"],
  ["24 h old", life(DAY_MS, DAY_MS), "refresh"],
  ["24 h and 1 ms old", life(DAY_MS, DAY_MS + 1), "refresh"],
  ["never refreshed, connected 24 h less 1 ms ago", life(DAY_MS, DAY_MS - 1, false), "keep"],
  ["never refreshed, connected 24 h ago", life(DAY_MS, DAY_MS, false), "refresh"],
  ["1 ms before its end", life(1, 50 * DAY_MS), "refresh"],
  ["at its end", life(0, 50 * DAY_MS), "refresh"],
  ["1 ms past its end", life(-1, 50 * DAY_MS), "expired"],
  ["past its end and young", life(-1, HOUR_MS), "expired"],
  ["without a token", life(null, 50 * DAY_MS), "keep"],
])("a token %s", (_, given, step) => {
  expect(tokenStep(given, NOW)).toBe(step);
});

test("an account nobody touches for a year stays alive: refreshed in time, never under 24 h old", () => {
  const day = fc.integer({ min: 0, max: 23 * HOUR_MS });
  const lifeMs = fc.integer({ min: 3 * DAY_MS, max: 60 * DAY_MS });
  fc.assert(
    fc.property(fc.array(lifeMs, { minLength: 1, maxLength: 20 }), day, (lives, hour) => {
      let connectedAt = NOW - hour;
      let token: TokenLife = { expiresAt: connectedAt + lives[0]!, refreshedAt: null, connectedAt };
      let turn = 0;
      for (let night = 0; night < 365; night++) {
        const now = NOW + night * DAY_MS;
        const step = tokenStep(token, now);
        expect(step).not.toBe("expired");
        if (step !== "refresh") continue;
        expect(now - (token.refreshedAt ?? token.connectedAt)).toBeGreaterThanOrEqual(DAY_MS);
        turn += 1;
        connectedAt = token.connectedAt;
        token = { expiresAt: now + lives[turn % lives.length]!, refreshedAt: now, connectedAt };
      }
    }),
    { numRuns: 200 },
  );
});

test("a failing refresh is worth a word from five days before the end", () => {
  expect([5 * DAY_MS + 1, 5 * DAY_MS, 5 * DAY_MS - 1].map((left) => isWorrying(NOW + left, NOW))).toEqual([
    false,
    true,
    true,
  ]);
});
