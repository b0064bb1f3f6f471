import type { Forecast } from "../../worker/messaging/contract.ts";
import { localDate } from "./clock.ts";

/** What leaves today and tomorrow by the forecast, whose days are local dates of the workspace, today first. */
export function nearDays(
  forecast: Forecast,
  nowMs: number,
  zone: string,
): { today: number; tomorrow: number } {
  const today = localDate(nowMs, zone);
  const at = forecast.willSend.findIndex((day) => day.date === today);
  const start = Math.max(0, at);
  return { today: forecast.willSend[start]?.count ?? 0, tomorrow: forecast.willSend[start + 1]?.count ?? 0 };
}

/** Whether raising the quota would save messages that otherwise expire. */
export const isRaiseUseful = (forecast: Forecast, dailyLimit: number): boolean =>
  forecast.willExpire > 0 && forecast.suggestedLimit > dailyLimit;

export type ForecastBar = { date: string; sent: number; planned: number };

/** One bar a day: what has gone already (only today's is known) under what is still to go. */
export function forecastBars(
  forecast: Forecast,
  sentToday: number,
  nowMs: number,
  zone: string,
): ForecastBar[] {
  const today = localDate(nowMs, zone);
  return forecast.willSend.map(({ date, count }) => ({
    date,
    sent: date === today ? sentToday : 0,
    planned: count,
  }));
}

/** The tallest bar, for their common scale; at least 1. What will expire stands beside the days, on the same scale. */
export const tallest = (bars: readonly ForecastBar[], willExpire: number): number =>
  Math.max(1, willExpire, ...bars.map((bar) => bar.sent + bar.planned));
