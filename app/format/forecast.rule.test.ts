import { expect, test } from "vitest";
import type { Forecast } from "../../worker/messaging/contract.ts";
import { forecastBars, isRaiseUseful, tallest } from "./forecast.ts";

const NOW = Date.parse("2026-11-18T22:30:00Z"); // 23:30 in Paris
const forecast = (counts: number[], willExpire = 0): Forecast => ({
  pending: counts.reduce((sum, count) => sum + count, willExpire),
  perDay: 50,
  willSend: counts.map((count, day) => ({ date: `2026-11-${18 + day}`, count })),
  willExpire,
  suggestedLimit: 54,
});

test("what has gone stands under what is to go, today only, by the workspace's day", () => {
  const bars = forecastBars(forecast([38, 50, 12, 0, 0, 0, 0]), 12, NOW, "Europe/Paris");
  expect(bars.slice(0, 3)).toEqual([
    { date: "2026-11-18", sent: 12, planned: 38 },
    { date: "2026-11-19", sent: 0, planned: 50 },
    { date: "2026-11-20", sent: 0, planned: 12 },
  ]);
  expect(forecastBars(forecast([38, 50]), 12, NOW, "Asia/Tokyo")[0]).toMatchObject({ sent: 0 });
});

test("one scale for all bars, what expires included", () => {
  const bars = forecastBars(forecast([10, 5]), 12, NOW, "Europe/Paris");
  expect(tallest(bars, 0)).toBe(22);
  expect(tallest(bars, 90)).toBe(90);
  expect(tallest([], 0)).toBe(1);
});

test("raising is offered only where it saves somebody", () => {
  expect(isRaiseUseful(forecast([50], 4), 50)).toBe(true);
  expect(isRaiseUseful(forecast([50], 4), 54)).toBe(false);
  expect(isRaiseUseful(forecast([50], 0), 50)).toBe(false);
});
