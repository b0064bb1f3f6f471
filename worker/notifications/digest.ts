/** More than this in `WINDOW_MS` come together in one. */
export const MOST_SINGLES = 5;
export const WINDOW_MS = 10 * 60_000;

export type PostPlan = {
  /** What goes now: each list is one mail or one push. */
  posts: readonly (readonly string[])[];
  /** Epoch ms when the rest may go, together; null: nothing is left. */
  waitUntil: number | null;
};

/**
 * How alerts that wait for one person by one channel go (pure): one by one while that makes at most five in any ten
 * minutes; more go as one digest; and none goes while five have gone.
 * @param recent when what went before went, epoch ms
 */
export function planPosts(pending: readonly string[], recent: readonly number[], now: number): PostPlan {
  if (pending.length === 0) return { posts: [], waitUntil: null };
  const counted = recent.filter((at) => at > now - WINDOW_MS).sort((a, b) => a - b);
  const free = MOST_SINGLES - counted.length;
  if (pending.length <= free) return { posts: pending.map((id) => [id]), waitUntil: null };
  if (free > 0) return { posts: [[...pending]], waitUntil: null };
  // The next is free when the fifth last has grown old.
  return { posts: [], waitUntil: counted.at(-MOST_SINGLES)! + WINDOW_MS };
}

export const MOST_TRIES = 6;
/** What could not be told by then is no news any more. */
export const GIVEN_UP_AFTER_MS = 6 * 60 * 60_000;
const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 60 * 60_000;

/**
 * When a definite non-delivery is tried again: 30 s, 1 min, 2 min … give or take a quarter, and not before the other
 * side asks; null: given up.
 * @param tries made so far, from 1
 * @param at epoch ms, of the alert
 */
export function nextTry(
  tries: number,
  { at, now, random, afterMs }: { at: number; now: number; random: number; afterMs: number | null },
): number | null {
  if (tries >= MOST_TRIES || now - at > GIVEN_UP_AFTER_MS) return null;
  const backOff = FIRST_RETRY_MS * 2 ** (tries - 1) * (0.75 + random / 2);
  return now + Math.min(LONGEST_RETRY_MS, Math.max(backOff, afterMs ?? 0));
}
