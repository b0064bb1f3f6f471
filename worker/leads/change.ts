import { isLostRace } from "../db/bulk.ts";
import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../http/context.ts";
import { badField, Problem } from "../http/problem.ts";
import { type LeadChange, writeChange } from "./change-store.ts";
import type { Lead, LeadPatch } from "./contract.ts";
import type { LeadRow } from "./row.ts";
import { requireLeadRow, showLead } from "./service.ts";

const TRIES = 3;

/**
 * Changes what a person decides about a lead. A status they choose is theirs: evidence no longer moves it. What
 * would stay as it is is not written.
 * @throws Problem invalid-input for an amount without a sale, conflict when the lead keeps changing
 */
export async function changeLead(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  found: LeadRow,
  patch: LeadPatch,
): Promise<Lead> {
  let row = found;
  for (let attempt = 1; ; attempt++) {
    const change = changeOf(row, patch);
    if (!change) return showLead(deps, tenant, row);
    const now = deps.now();
    const by = actor.kind === "person" ? actor.personId : actor.keyId;
    try {
      await writeChange(tenant, row, change, { id: newId("int", now), at: now, by });
      return showLead(deps, tenant, await requireLeadRow(tenant, row.id));
    } catch (error) {
      if (!isLostRace(error)) throw error;
      if (attempt === TRIES) throw new Problem("conflict");
    }
    row = await requireLeadRow(tenant, row.id);
  }
}

/** What of a patch is news; null when nothing is. */
export function changeOf(row: LeadRow, patch: LeadPatch): LeadChange | null {
  const status = patch.status ?? row.status;
  if (patch.amount != null && status !== "converted") {
    throw badField("/amount", "amount-without-sale", "an amount belongs to the status converted");
  }
  const next = {
    status,
    amount: status === "converted" ? (patch.amount === undefined ? row.amount : patch.amount) : null,
    note: patch.note ?? row.note,
    tags: patch.tags ? [...new Set(patch.tags)] : row.tags,
    assignedTo: patch.assignedTo === undefined ? row.assignedTo : patch.assignedTo,
    blocked: patch.blocked ?? row.blocked,
  };
  const isSame =
    next.status === row.status &&
    next.amount === row.amount &&
    next.note === row.note &&
    next.assignedTo === row.assignedTo &&
    next.blocked === row.blocked &&
    JSON.stringify(next.tags) === JSON.stringify(row.tags);
  return isSame ? null : next;
}
