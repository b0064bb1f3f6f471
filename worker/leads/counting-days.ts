import { DAY_MS, HOUR_MS } from "../scoring/days.ts";

/**
 * Which day of `daily_stats` takes a change of totals, and which days may be folded. Days "YYYY-MM-DD", times epoch
 * ms. All by UTC, never by a workspace's zone, so that a change of its zone moves no change out of sight.
 */

/** West of everybody: a day is over everywhere twelve hours after it is over in UTC. */
const WIDEST_WEST_MS = 12 * HOUR_MS;

const utcDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The day whose row takes changes made now. */
export const countingDay = (now: number): string => utcDay(now);

/**
 * The oldest day that is "today" anywhere on earth: changes may ride in its row, or in any later one's, when that is
 * written anyway.
 */
export const oldestOpenDay = (now: number): string => utcDay(now - WIDEST_WEST_MS);

/**
 * The last day that may be folded: it has been over everywhere for twelve hours, so that nobody writes to it any
 * more, whatever their zone was, or is by now, unless they began twelve hours ago.
 */
export const lastFoldableDay = (now: number): string => utcDay(now - 2 * DAY_MS);
