/** Longer than a step takes: a ring that has not been answered by then is rung again. */
export const RING_AGAIN_MS = 2 * 60_000;
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** Some sixteen hours of trying. */
const MOST_TRIES = 20;

/** After so many failures in a row the work counts as failed; it is still tried once a day, and when asked for again. */
export const isGivenUp = (tries: number): boolean => tries >= MOST_TRIES;

/** Until the next try, after so many failures in a row: 2 minutes, 4, 8 … at most an hour; once given up, a day. */
export const retryAfterMs = (tries: number): number =>
  isGivenUp(tries) ? DAY_MS : Math.min(HOUR_MS, RING_AGAIN_MS * 2 ** (tries - 1));

/** What failed, without whom it is about: messages of errors may quote. */
export function warnOfFailure(event: string, error: unknown, more: Record<string, unknown>): void {
  console.error(
    JSON.stringify({
      event,
      ...more,
      error: error instanceof Error ? error.name : "unknown",
      stack: error instanceof Error ? error.stack?.split("\n").slice(1, 6).join(" < ") : undefined,
    }),
  );
}
