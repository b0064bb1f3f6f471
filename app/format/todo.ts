import type { Lead } from "../../worker/leads/contract.ts";
import { isOpen } from "./reach.ts";
import { isDue } from "./reminder.ts";

/** What somebody may want that a seller answers. */
const ASKS = new Set(["price", "availability", "interest", "purchase", "question"]);

/** Somebody to answer now: they ask something or the conversation is open, writing is allowed, nothing is settled. */
export function isToDo(lead: Lead, nowMs: number): boolean {
  if (lead.blocked || lead.optedOutAt !== null) return false;
  if (lead.status === "converted" || lead.status === "refused") return false;
  if (!isOpen(lead.reach, nowMs)) return false;
  return lead.reach.kind !== "private_reply" || (lead.intent !== null && ASKS.has(lead.intent));
}

const untilMs = (lead: Lead): number =>
  lead.reach.until === null ? Number.POSITIVE_INFINITY : Date.parse(lead.reach.until);

/** The window that closes first comes first; the warmer person where they close together. */
export const byClosing = (a: Lead, b: Lead): number => {
  const [first, second] = [untilMs(a), untilMs(b)];
  return first === second ? b.score - a.score : first < second ? -1 : 1;
};

/** What to do now: those somebody wanted to come back to, longest waiting first, then those whose window closes. */
export function todoRows(due: readonly Lead[], reachable: readonly Lead[], nowMs: number): Lead[] {
  const reminded = due
    .filter((lead) => lead.reminder !== null && isDue(lead.reminder, nowMs))
    .toSorted((a, b) => (a.reminder?.at ?? "").localeCompare(b.reminder?.at ?? ""));
  const ids = new Set(reminded.map((lead) => lead.id));
  const others = reachable.filter((lead) => isToDo(lead, nowMs) && !ids.has(lead.id)).toSorted(byClosing);
  return [...reminded, ...others];
}
