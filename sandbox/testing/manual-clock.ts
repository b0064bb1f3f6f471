import type { Clock } from "../clock.ts";

export type ManualClock = Clock & {
  /** Runs every timer that falls due, in order, with everything it sets off. */
  advance(byMs: number): Promise<void>;
};

/** A clock that stands still until it is told to go on. */
export function createManualClock(startMs: number): ManualClock {
  let now = startMs;
  let serial = 0;
  const timers = new Map<number, { dueAt: number; run: () => unknown }>();
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    now: () => now,
    after(delayMs, run) {
      serial += 1;
      const id = serial;
      timers.set(id, { dueAt: now + delayMs, run });
      return () => timers.delete(id);
    },
    async advance(byMs) {
      const until = now + byMs;
      await settle();
      for (;;) {
        const [next] = [...timers]
          .filter(([, timer]) => timer.dueAt <= until)
          .sort(([a, x], [b, y]) => x.dueAt - y.dueAt || a - b);
        if (!next) break;
        const [id, timer] = next;
        timers.delete(id);
        now = Math.max(now, timer.dueAt);
        timer.run();
        await settle();
      }
      now = until;
    },
  };
}
