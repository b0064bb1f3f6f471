import { isLostRace } from "../db/bulk.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Scoring } from "./contract.ts";
import { recount } from "./recount.ts";
import { findCountedLead, listInteractionsOf, writeRecounts } from "./store.ts";

const TRIES = 3;

/**
 * One lead's score from its set of interactions, after one of them was edited or taken back. Their points are as
 * stored; the daily cap, the sum, the heat and the count of targets follow.
 */
export async function recomputeLead(
  tenant: TenantDb,
  leadId: string,
  scoring: Scoring,
  zone: string,
  now: number,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const before = await findCountedLead(tenant, leadId);
    if (!before) return;
    const interactions = await listInteractionsOf(tenant, [leadId], false);
    const asStored = interactions.map((stored) => ({ stored, points: stored.points }));
    try {
      await writeRecounts(tenant, [{ before, ...recount(before, asStored, scoring, zone, now) }], null, now);
      return;
    } catch (error) {
      if (!isLostRace(error) || attempt === TRIES) throw error;
    }
  }
}
