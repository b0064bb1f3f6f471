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
