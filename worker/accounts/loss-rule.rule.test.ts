import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeLoss, lastDay, lossRate, withoutYoung } from "./loss-rule.ts";

const HOUR_MS = 3_600_000;

test.each<[string, "instant" | "polling", number | null, number, number, "raise" | "resolve" | "keep"]>([
  ["healthy", "instant", 10, 100, 0, "resolve"],
  ["exactly the threshold is not above it", "instant", 10, 90, 10, "keep"],
  ["above it", "instant", 10, 89, 11, "raise"],
  ["everything is lost", "instant", 10, 0, 20, "raise"],
  ["half of the threshold is not under half", "instant", 10, 95, 5, "keep"],
  ["under half of it", "instant", 10, 96, 4, "resolve"],
  ["19 events say nothing", "instant", 10, 0, 19, "keep"],
  ["20 do", "instant", 10, 17, 3, "raise"],
  ["nothing happened", "instant", 10, 0, 0, "keep"],
  ["an account without webhooks loses none", "polling", 10, 0, 500, "resolve"],
  ["nobody wants to be told", "instant", null, 0, 500, "resolve"],
  ["a threshold of 100 is never passed", "instant", 100, 0, 500, "keep"],
])("%s", (_, mode, thresholdPercent, byWebhook, byPoll, expected) => {
  expect(judgeLoss({ mode, thresholdPercent }, { byWebhook, byPoll })).toBe(expected);
});

test("the last day is today and what is not over a day ago of yesterday", () => {
  const [today, yesterday] = [
    { byWebhook: 6, byPoll: 2 },
    { byWebhook: 24, byPoll: 12 },
  ];
  expect(lastDay(today, yesterday, 0)).toEqual({ byWebhook: 30, byPoll: 14 });
  expect(lastDay(today, yesterday, 12 * HOUR_MS)).toEqual({ byWebhook: 18, byPoll: 8 });
  expect(lastDay(today, yesterday, 25 * HOUR_MS)).toEqual(today);
});

test("what may still be confirmed is left out of its own local day", () => {
  const midnight = Date.UTC(2026, 10, 21, 23); // in Paris
  const days = [
    { day: "2026-11-21", byWebhook: 5, byPoll: 3 },
    { day: "2026-11-22", byWebhook: 0, byPoll: 1 },
  ];
  const settled = withoutYoung(days, [midnight - 60_000, midnight, midnight + 60_000], "Europe/Paris");
  expect(settled.map((one) => one.byPoll)).toEqual([2, 0]);
});

test("a rate is a share, or null when nothing happened", () => {
  expect(lossRate({ byWebhook: 0, byPoll: 0 })).toBeNull();
  fc.assert(
    fc.property(fc.nat(9999), fc.nat(9999), (byWebhook, byPoll) => {
      const rate = lossRate({ byWebhook, byPoll });
      expect(rate === null || (rate >= 0 && rate <= 1)).toBe(true);
    }),
  );
});
