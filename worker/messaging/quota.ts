import type { ActiveHours } from "../accounts/contract.ts";
import {
  addDays,
  DAY_MS,
  daysBetween,
  HOUR_MS,
  localClockMs,
  localDay,
  localInstant,
  MINUTE_MS,
  offsetMs,
  startOfLocalDay,
} from "../scoring/days.ts";

/**
 * How much an account may send. A slot is a grant to send one message; it is held from the grant until one
 * day after the grant can last be used, so that neither a local day nor any 24 hours hold more than the limit.
 * Times are epoch ms.
 */

/** A send may begin this long after its grant, and not later. */
export const GRANT_LIFE_MS = MINUTE_MS;
export const SLOT_HELD_MS = GRANT_LIFE_MS + DAY_MS;
const HOUR_HELD_MS = GRANT_LIFE_MS + HOUR_MS;
/** Instagram takes 750 private replies an hour; any message counts, so that no mix of them can be more. */
export const PLATFORM_HOURLY_LIMIT = 750;

/** Warm-up: the first day gives a fifth of the daily limit, then a straight line up to all of it on day 14. */
export const WARM_UP_DAYS = 14;
export const WARM_UP_FIRST_SHARE = 0.2;
/** Spacing varies by ±30 %, so that messages do not leave like a clock. */
export const SPACING_JITTER = 0.3;
const MIDDLE_JITTER = 0.5;
/** How far a refusal looks for the next free slot; past it the limits are asked again anyway. */
const SEARCH_MS = 8 * DAY_MS;

export type SendLimits = {
  dailyLimit: number;
  hourlyLimit: number | null;
  minSpacingMs: number;
  /** Since when the account warms up; null when it does not. */
  warmUp: { since: number } | null;
  /** Wall-clock hours of `zone`; `to` before `from` spans midnight, `to` equal to `from` is the whole day. */
  activeHours: ActiveHours | null;
  zone: string;
};

export type LimitReason = "quota" | "hourly" | "spacing" | "outside-hours";
export type Refusal = { reason: LimitReason | "breaker"; retryAtMs: number };

/** The daily limit in force at `at`, warm-up included. Never above `dailyLimit`, never below 1 unless that is. */
export function dailyAllowance(
  limits: Pick<SendLimits, "dailyLimit" | "warmUp" | "zone">,
  at: number,
): number {
  if (limits.warmUp === null || !(limits.dailyLimit > 0)) return limits.dailyLimit;
  const days = daysBetween(localDay(limits.warmUp.since, limits.zone), localDay(at, limits.zone));
  const progress = Math.min(1, Math.max(0, days) / WARM_UP_DAYS);
  const share = WARM_UP_FIRST_SHARE + (1 - WARM_UP_FIRST_SHARE) * progress;
  // 0.2 + 0.8 is exactly 1, but 50 × a share in between may be 10.000000000000002: do not round that up to 11.
  return Math.min(limits.dailyLimit, Math.ceil(limits.dailyLimit * share - 1e-9));
}

/** The hourly limit in force: the account's own, and never more than the platform takes. */
export const hourlyAllowance = ({ hourlyLimit }: Pick<SendLimits, "hourlyLimit">): number =>
  hourlyLimit === null ? PLATFORM_HOURLY_LIMIT : Math.min(hourlyLimit, PLATFORM_HOURLY_LIMIT);

/** The pause after a grant. @param jitter 0 to 1; 0.5 is the pause as set */
export function spacingAfter(minSpacingMs: number, jitter: number): number {
  return Math.round(minSpacingMs * (1 - SPACING_JITTER + 2 * SPACING_JITTER * jitter));
}

/** How many of the ascending `times` are at most `limit`. */
function countUpTo(times: readonly number[], limit: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Slots still held at `now`. Those of a later time (the clock went back) are held too. */
function countHeld(ascending: readonly number[], now: number): number {
  return ascending.length - countUpTo(ascending, now - SLOT_HELD_MS);
}

/** Slots whose message may leave, or has left, on the local day of `now`. */
function countOfDay(ascending: readonly number[], day: { start: number; end: number }): number {
  return countUpTo(ascending, day.end - 1) - countUpTo(ascending, day.start - GRANT_LIFE_MS);
}

function dayOf(now: number, zone: string): { start: number; end: number } {
  const name = localDay(now, zone);
  return { start: startOfLocalDay(name, zone), end: startOfLocalDay(addDays(name, 1), zone) };
}

const clockOf = (text: string): number =>
  Number(text.slice(0, 2)) * HOUR_MS + Number(text.slice(3)) * MINUTE_MS;

/** The first instant from `now` on, epoch ms, at which the wall clock of the zone stands within the hours. */
export function opensAt(hours: ActiveHours, now: number, zone: string): number {
  const from = clockOf(hours.from);
  const to = clockOf(hours.to);
  const isOpen = (at: number): boolean => {
    const clock = localClockMs(at, zone);
    return from === to || (from < to ? clock >= from && clock < to : clock >= from || clock < to);
  };
  if (isOpen(now)) return now;
  const today = localDay(now, zone);
  const todays = localInstant(today, from, zone);
  const opening = todays > now ? todays : localInstant(addDays(today, 1), from, zone);
  // Clocks that go back before then may lead into the hours once more.
  const again = clockGoesBackAt(now, opening, zone);
  return again !== null && isOpen(again) ? again : opening;
}

/** When the zone's clock is put back between two times, epoch ms; null when it is not. */
function clockGoesBackAt(from: number, to: number, zone: string): number | null {
  if (offsetMs(to, zone) >= offsetMs(from, zone)) return null;
  let [before, after] = [from, to];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetMs(middle, zone) < offsetMs(from, zone)) after = middle;
    else before = middle;
  }
  return after;
}

type Held = { ascending: readonly number[]; lastTakenAt: number | null; jitter: number };

/** What stops a grant at `now`, with the earliest time at which this one rule may allow it. */
function blockedBy(
  held: Held,
  limits: SendLimits,
  now: number,
): { reason: LimitReason; until: number } | null {
  const day = dayOf(now, limits.zone);
  const allowance = dailyAllowance(limits, now);
  const heldCount = countHeld(held.ascending, now);
  // Written as "not below" so that a limit that is no number refuses.
  if (!(countOfDay(held.ascending, day) < allowance)) return { reason: "quota", until: day.end };
  if (!(heldCount < allowance)) {
    const freedBy = held.ascending[held.ascending.length - allowance];
    const frees = freedBy === undefined ? day.end : freedBy + SLOT_HELD_MS;
    return { reason: "quota", until: limits.warmUp ? Math.min(frees, day.end) : frees };
  }
  const hourly = hourlyAllowance(limits);
  const inHour = held.ascending.length - countUpTo(held.ascending, now - HOUR_HELD_MS);
  if (!(inHour < hourly)) {
    const freedBy = held.ascending[held.ascending.length - hourly];
    return { reason: "hourly", until: freedBy === undefined ? day.end : freedBy + HOUR_HELD_MS };
  }
  if (limits.activeHours) {
    const opening = opensAt(limits.activeHours, now, limits.zone);
    if (opening > now) return { reason: "outside-hours", until: opening };
  }
  const { lastTakenAt } = held;
  if (lastTakenAt !== null) {
    const pauseMs = spacingAfter(limits.minSpacingMs, held.jitter);
    const spacedAt = lastTakenAt + pauseMs;
    if (now < spacedAt && lastTakenAt - now <= pauseMs) return { reason: "spacing", until: spacedAt };
  }
  return null;
}

/** The earliest time from `from` on at which every rule allows a grant; null when there is none before `latest`. */
function firstFree(held: Held, limits: SendLimits, from: number, latest: number): number | null {
  if (!(limits.dailyLimit >= 1)) return null;
  for (let at = from; at <= latest; ) {
    const blocked = blockedBy(held, limits, at);
    if (blocked === null) return at;
    at = Math.max(at + 1, blocked.until);
  }
  return null;
}

/**
 * Whether one more message may be granted now.
 *
 * @param heldAt       when the slots not given back were granted, in any order; later times count as held, so a
 *                     clock that goes back never yields more
 * @param jitter       0 to 1, drawn when the latest of them was granted, so that asking again draws no shorter pause
 * @param lastTakenAt  what the clock showed at the latest grant; by default the latest of `heldAt`. One further in
 *                     the future than the pause tells nothing (the clock was set back) and holds nobody up
 * @returns null, or why not and the earliest time at which all rules would allow it
 */
export function firstRefusal(
  heldAt: readonly number[],
  limits: SendLimits,
  nowMs: number,
  jitter: number,
  lastTakenAt?: number | null,
): Refusal | null {
  const ascending = [...heldAt].sort((a, b) => a - b);
  const held = {
    ascending,
    lastTakenAt: lastTakenAt === undefined ? (ascending.at(-1) ?? null) : lastTakenAt,
    jitter,
  };
  const blocked = blockedBy(held, limits, nowMs);
  if (blocked === null) return null;
  const latest = nowMs + SEARCH_MS;
  return {
    reason: blocked.reason,
    retryAtMs: firstFree(held, limits, blocked.until, latest) ?? blocked.until,
  };
}

/** What an account has used and has left, pauses between messages aside. */
export function usageOf(
  heldAt: readonly number[],
  limits: SendLimits,
  nowMs: number,
): { usedToday: number; used24h: number; freeNow: number } {
  const ascending = [...heldAt].sort((a, b) => a - b);
  const day = dayOf(nowMs, limits.zone);
  const allowance = dailyAllowance(limits, nowMs);
  const inHour = ascending.length - countUpTo(ascending, nowMs - HOUR_HELD_MS);
  const isOpen = limits.activeHours === null || opensAt(limits.activeHours, nowMs, limits.zone) === nowMs;
  const left = Math.min(
    allowance - countHeld(ascending, nowMs),
    allowance - countOfDay(ascending, day),
    hourlyAllowance(limits) - inHour,
  );
  return {
    usedToday: countUpTo(ascending, day.end - 1) - countUpTo(ascending, day.start - 1),
    used24h: ascending.length - countUpTo(ascending, nowMs - DAY_MS),
    freeNow: isOpen ? Math.max(0, left) : 0,
  };
}

/**
 * When the next messages could leave if each took the first free slot: ascending, at most `count`, none later
 * than `nowMs + horizonMs`. The same rules as `firstRefusal`, with the pause as set.
 */
export function futureSlots(
  heldAt: readonly number[],
  limits: SendLimits,
  nowMs: number,
  count: number,
  horizonMs: number,
): number[] {
  const ascending = [...heldAt].sort((a, b) => a - b);
  const held: Held = { ascending, lastTakenAt: ascending.at(-1) ?? null, jitter: MIDDLE_JITTER };
  const slots: number[] = [];
  let at: number | null = nowMs;
  while (slots.length < count) {
    at = firstFree(held, limits, at, nowMs + horizonMs);
    if (at === null) break;
    slots.push(at);
    // A slot in the future of a clock that went back stays where it is: keep the list ascending.
    ascending.splice(countUpTo(ascending, at), 0, at);
    held.lastTakenAt = at;
  }
  return slots;
}
