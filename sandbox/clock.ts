export type Cancel = () => void;

/** Time as the sandbox sees it. Everything that waits goes through `after`, so a test can run a day in a second. */
export type Clock = {
  /** Epoch milliseconds. */
  now(): number;
  after(delayMs: number, run: () => unknown): Cancel;
};

/** The machine's clock, which can be moved forward: windows and tokens then expire, waiting timers do not jump. */
export type MovableClock = Clock & { moveForward(byMs: number): void };

export function createSystemClock(): MovableClock {
  let aheadMs = 0;
  return {
    now: () => Date.now() + aheadMs,
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    moveForward(byMs) {
      aheadMs += byMs;
    },
  };
}

export const sleep = (clock: Clock, delayMs: number): Promise<void> =>
  new Promise((resolve) => clock.after(delayMs, resolve));

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
