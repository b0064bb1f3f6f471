import { expect, test } from "vitest";
import { DAY_MS } from "./clock.ts";
import { tokenState } from "./token.ts";

const NOW = Date.parse("2026-11-22T12:00:00Z");

test.each([
  ["without a known end", null, "unknown"],
  ["with weeks to go", 30, "fine"],
  ["ten days before its end", 10, "fine"],
  ["within the nights of renewal", 9.5, "renewing"],
  ["eight days before its end", 8, "renewing"],
  ["after nights without a renewal", 7.9, "failing"],
  ["in its last minute", 1 / 1440, "failing"],
  ["at its end", 0, "expired"],
  ["long after it", -3, "expired"],
] as const)("an authorisation %s (%s days) is %s", (_when, days, state) => {
  expect(tokenState(days === null ? null : NOW + days * DAY_MS, NOW)).toBe(state);
});
