import { HOUR_MS, MINUTE_MS } from "../scoring/days.ts";

/**
 * When an account's calls pause by themselves: a platform that stopped answering is asked less and less, and one that
 * refuses for a limit is left alone for as long as it says. Times are epoch ms.
 */

/** Calls in a row without a known outcome that open the breaker; as many may be under way together until then. */
export const MISSES_TO_OPEN = 5;
const FIRST_PAUSE_MS = MINUTE_MS;
const FIRST_LIMIT_PAUSE_MS = 2 * MINUTE_MS;
const LONGEST_PAUSE_MS = HOUR_MS;
/** A pause that nobody asked for is up to this much longer than it need be, so that accounts do not come back together. */
const PAUSE_JITTER = 0.2;

export const NOT_ANSWERING = "not-answering";

export type Breaker = {
  /** Calls in a row whose outcome nobody knows. */
  misses: number;
  /** Calls in a row that were refused for a limit without a word of how long. */
  limits: number;
  untilMs: number | null;
  reason: string | null;
};
export const CLOSED: Breaker = { misses: 0, limits: 0, untilMs: null, reason: null };

/** What a call showed of the platform, whatever became of the message. */
export type Heard =
  | { kind: "answered" }
  /** No answer, or none that says anything. */
  | { kind: "nothing" }
  /** It asks for a pause. `untilMs`: null when it does not say how long. */
  | { kind: "limited"; untilMs: number | null; reason: string };

/** @param jitter 0 to 1 */
const pauseMs = (firstMs: number, times: number, jitter: number): number =>
  Math.round(Math.min(LONGEST_PAUSE_MS, firstMs * 2 ** (times - 1) * (1 + PAUSE_JITTER * jitter)));

/** The breaker after a call. A pause that was asked for is never shortened; its own ends with any definite answer. */
export function afterCall(breaker: Breaker, heard: Heard, nowMs: number, jitter: number): Breaker {
  const isOpen = breaker.untilMs !== null && nowMs < breaker.untilMs;
  if (heard.kind === "nothing") {
    // Calls that were under way when it opened say nothing new.
    if (isOpen && breaker.reason === NOT_ANSWERING) return breaker;
    const misses = breaker.misses + 1;
    if (misses < MISSES_TO_OPEN) return { ...breaker, misses };
    const untilMs = nowMs + pauseMs(FIRST_PAUSE_MS, misses - MISSES_TO_OPEN + 1, jitter);
    return later({ ...breaker, misses }, untilMs, NOT_ANSWERING);
  }
  const heardFrom =
    breaker.reason === NOT_ANSWERING
      ? { ...breaker, misses: 0, untilMs: null, reason: null }
      : { ...breaker, misses: 0 };
  if (heard.kind === "answered") return { ...heardFrom, limits: 0 };
  if (heard.untilMs !== null) return later({ ...heardFrom, limits: 0 }, heard.untilMs, heard.reason);
  if (isOpen && breaker.reason === heard.reason) return heardFrom;
  const limits = breaker.limits + 1;
  const untilMs = nowMs + pauseMs(FIRST_LIMIT_PAUSE_MS, limits, jitter);
  return later({ ...heardFrom, limits }, untilMs, heard.reason);
}

/** A later pause never shortens an earlier one. */
export const later = (breaker: Breaker, untilMs: number, reason: string): Breaker =>
  breaker.untilMs !== null && breaker.untilMs >= untilMs
    ? breaker
    : { ...breaker, untilMs: Math.ceil(untilMs), reason };

/** True while nobody knows whether the platform answers, or takes anything, again: one call at a time may find out. */
export const isProbing = ({ misses, limits }: Pick<Breaker, "misses" | "limits">): boolean =>
  misses >= MISSES_TO_OPEN || limits > 0;

/**
 * Whether one more call may begin while so many are under way: never so many that more than five can be lost before
 * the breaker opens.
 */
export const mayBegin = (
  breaker: Pick<Breaker, "misses" | "limits">,
  underWay: number,
  most: number,
): boolean => (isProbing(breaker) ? underWay === 0 : underWay + breaker.misses < Math.max(1, most));
