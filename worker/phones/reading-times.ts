import { addDays, DAY_MS, HOUR_MS, localDay, MINUTE_MS, startOfLocalDay } from "../scoring/days.ts";

/** Longer than a call takes: whoever took a message and died leaves it to somebody else by then. */
export const TAKEN_MS = 2 * MINUTE_MS;
/** How long one waits in all before it is given up. */
export const GIVEN_UP_AFTER_MS = 4 * DAY_MS;
/** How long it is told what became of it. */
export const TOLD_MS = 30 * DAY_MS;
/** While there is no money, or no key, for the model. */
export const PAUSE_MS = HOUR_MS;

const BACK_OFF_MS = [2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS];

/**
 * When a message is tried again after so many calls that failed (epoch ms), by what the model asked for when that is
 * longer; null when it has waited long enough.
 */
export function nextTry(
  tries: number,
  { askedAt, now, retryAfterMs = null }: { askedAt: number; now: number; retryAfterMs?: number | null },
): number | null {
  const backOff = BACK_OFF_MS[Math.min(Math.max(tries, 1), BACK_OFF_MS.length) - 1]!;
  const at = now + Math.max(backOff, retryAfterMs ?? 0);
  return at - askedAt > GIVEN_UP_AFTER_MS ? null : at;
}

/** When the next day's budget begins. */
export const nextDay = (now: number, zone: string): number =>
  startOfLocalDay(addDays(localDay(now, zone), 1), zone);
