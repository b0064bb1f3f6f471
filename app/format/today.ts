import type { Today } from "../../worker/analytics/contract.ts";
import { hourOf } from "./clock.ts";

const NOON_HOUR = 12;
const EVENING_HOUR = 18;
/** Windows that "close soon" close within this many hours, as the API counts them. */
const SOON_HOURS = 6;

/** When the closing windows close, in the plainest true words: all before noon, before the evening, or within six hours. */
export function closingWhen(nowMs: number, zone: string): "beforeNoon" | "beforeEvening" | "withinHours" {
  const { hour, minute } = hourOf(nowMs, zone);
  const latest = hour + minute / 60 + SOON_HOURS;
  if (latest <= NOON_HOUR) return "beforeNoon";
  if (hour < EVENING_HOUR && latest <= EVENING_HOUR) return "beforeEvening";
  return "withinHours";
}

/** Shares of the day's quota for a bar, each 0–100 and together at most 100. */
export function quotaShares({ limit, sent, reserved }: Today["quota"]): {
  sent: number;
  reserved: number;
  left: number;
} {
  const whole = Math.max(limit, sent, 1);
  const sentShare = Math.min(100, (sent / whole) * 100);
  const reservedShare = Math.min(100 - sentShare, (reserved / whole) * 100);
  return { sent: sentShare, reserved: reservedShare, left: Math.max(0, limit - sent - reserved) };
}

export type SetupStep = keyof Today["setup"];
export const SETUP: readonly { step: SetupStep; to: string }[] = [
  { step: "account", to: "/welcome" },
  { step: "firstLead", to: "/accounts" },
  { step: "template", to: "/automations/templates/new" },
  { step: "automation", to: "/automations" },
];
