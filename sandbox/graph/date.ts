import type { Clock } from "../clock.ts";
import type { FaultBoard } from "../faults/faults.ts";

/** The platform's own clock, in whole seconds, as HTTP writes it; wrong by what is switched. */
export function setDate(answer: Response, clock: Clock, faults: FaultBoard): void {
  answer.headers.set("date", new Date(clock.now() + faults.now.clockSkewMs).toUTCString());
}
