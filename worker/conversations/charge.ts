import type { Charge } from "./contract.ts";

/** What of a lead decides who answers them. Times are epoch ms. */
export type ChargeFacts = {
  /** `person:<id>`, `key:<id>`, or `app`: the platform's own. */
  takenOverBy: string | null;
  takenOverUntil: number | null;
  /** Who wrote something by hand that has not gone out yet. */
  handWaitingBy: string | null;
  optedOut: boolean;
  blocked: boolean;
  refused: boolean;
};

/**
 * Who answers somebody at the moment (pure). `name` is left to whoever knows the members.
 *
 * @param machinesWrite an active automation of the account could write: it is connected, and nothing is stopped
 */
export function chargeOf(facts: ChargeFacts, machinesWrite: boolean, now: number): Charge {
  const { takenOverBy, takenOverUntil, handWaitingBy } = facts;
  if (takenOverUntil !== null && takenOverUntil > now) {
    const until = new Date(takenOverUntil).toISOString();
    if (takenOverBy === "app") return { ...NOBODY, by: "person", via: "app", until };
    return { ...NOBODY, by: "person", personId: personIn(takenOverBy), via: "dashboard", until };
  }
  if (handWaitingBy !== null) return { ...NOBODY, by: "person", personId: handWaitingBy, via: "dashboard" };
  const mayBeWritten = !facts.optedOut && !facts.blocked && !facts.refused;
  return { ...NOBODY, by: machinesWrite && mayBeWritten ? "automation" : "nobody" };
}

const NOBODY: Charge = { by: "nobody", personId: null, name: null, via: null, until: null };
const personIn = (by: string | null): string | null =>
  by?.startsWith("person:") ? by.slice("person:".length) : null;
