import { LEAD_STATUSES, type LeadStatus } from "./contract.ts";

export const LEAD_COUNTERS = [...LEAD_STATUSES, "target"] as const;
export type LeadCounter = LeadStatus | "target";

/** Signed changes of the totals, by account and counter. */
export type LeadChanges = Map<string, Map<LeadCounter, number>>;

/** A lead as the totals see it. */
export type CountedAs = { accountId: string; status: LeadStatus; target: boolean };

/** Notes that a lead was counted as `before` and is now as `after`; null: it was, or is, not there. */
export function noteCounted(changes: LeadChanges, before: CountedAs | null, after: CountedAs | null): void {
  for (const [lead, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    if (!lead) continue;
    addToCounter(changes, lead.accountId, lead.status, sign);
    if (lead.target) addToCounter(changes, lead.accountId, "target", sign);
  }
}

export function addToCounter(
  changes: LeadChanges,
  accountId: string,
  counter: LeadCounter,
  delta: number,
): void {
  const own = changes.get(accountId) ?? new Map<LeadCounter, number>();
  changes.set(accountId, own.set(counter, (own.get(counter) ?? 0) + delta));
}
