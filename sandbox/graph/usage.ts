import { type Clock, DAY_MS, HOUR_MS } from "../clock.ts";
import type { FaultBoard } from "../faults/faults.ts";
import { tooManyCalls } from "./errors.ts";

/** Calls an account may make a day: 4800 for each time its content was seen; a small shop's day. */
const CALLS_PER_DAY = 4800 * 40;
/** App-wide: 200 for each of the app's users an hour. */
const CALLS_PER_HOUR = 200 * 500;

/** Counts calls and says how much of the budget is gone, in the platform's two headers. */
export class UsageMeter {
  readonly #clock: Clock;
  readonly #faults: FaultBoard;
  readonly #byAccount = new Map<string, number[]>();
  readonly #app: number[] = [];

  constructor(clock: Clock, faults: FaultBoard) {
    this.#clock = clock;
    this.#faults = faults;
  }

  /** @throws GraphError 80002 or 4 when the budget is used up */
  count(accountId: string): void {
    const now = this.#clock.now();
    const calls = this.#byAccount.get(accountId) ?? [];
    this.#byAccount.set(accountId, calls);
    note(calls, now, DAY_MS);
    note(this.#app, now, HOUR_MS);
    if (this.#accountPercent(accountId) >= 100) throw tooManyCalls(80002);
    if (this.#appPercent() >= 100) throw tooManyCalls(4);
  }

  headers(accountId: string | undefined): Record<string, string> {
    if (this.#faults.now.omitUsageHeaders) return {};
    const app = this.#appPercent();
    const headers: Record<string, string> = {
      "x-app-usage": JSON.stringify({
        call_count: app,
        total_time: Math.ceil(app * 0.9),
        total_cputime: Math.ceil(app * 0.6),
      }),
    };
    if (accountId === undefined) return headers;
    const percent = this.#accountPercent(accountId);
    headers["x-business-use-case-usage"] = JSON.stringify({
      [accountId]: [
        {
          type: "instagram",
          call_count: percent,
          total_cputime: Math.ceil(percent * 0.3),
          total_time: Math.ceil(percent * 0.5),
          estimated_time_to_regain_access: percent >= 100 ? this.#faults.now.usage.regainMinutes : 0,
        },
      ],
    });
    return headers;
  }

  #accountPercent(accountId: string): number {
    return (
      this.#faults.now.usage.callCount ??
      Math.floor(((this.#byAccount.get(accountId)?.length ?? 0) * 100) / CALLS_PER_DAY)
    );
  }

  #appPercent(): number {
    return this.#faults.now.usage.appCallCount ?? Math.floor((this.#app.length * 100) / CALLS_PER_HOUR);
  }
}

/** Adds a call and forgets those that left the rolling window. */
function note(calls: number[], now: number, windowMs: number): void {
  while (calls.length > 0 && calls[0]! <= now - windowMs) calls.shift();
  calls.push(now);
}
