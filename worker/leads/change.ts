import { auditStatements } from "../audit/record.ts";
import { isLostRace } from "../db/bulk.ts";
import { newId } from "../db/ids.ts";
import type { Statement, TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../http/context.ts";
import { badField, Problem } from "../http/problem.ts";
import { isMember } from "../identity/service.ts";
import { writeChange } from "./change-store.ts";
import type { Lead, LeadPatch } from "./contract.ts";
import { changeOf, type LeadChange } from "./patch.ts";
import type { LeadRow } from "./row.ts";
import { requireLeadRow, showLead } from "./service.ts";

const TRIES = 3;

/**
 * Changes what a person decides about a lead. A status they choose is theirs: evidence no longer moves it. What
 * would stay as it is is not written.
 * @throws Problem invalid-input for an amount without a sale or a stranger as assignee, conflict when the lead keeps changing
 */
export async function changeLead(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  found: LeadRow,
  patch: LeadPatch,
): Promise<Lead> {
  const { assignedTo } = patch;
  if (
    assignedTo &&
    assignedTo !== found.assignedTo &&
    !(await isMember(deps, tenant.workspaceId, assignedTo))
  ) {
    throw badField("/assignedTo", "unknown-member", "nobody of this workspace has this id");
  }
  let row = found;
  for (let attempt = 1; ; attempt++) {
    const change = changeOf(row, patch);
    if (!change) return showLead(deps, tenant, row);
    const now = deps.now();
    const by = actor.kind === "person" ? actor.personId : actor.keyId;
    const also = blockWrittenDown(actor, row, change, now);
    try {
      await writeChange(tenant, row, change, { id: newId("int", now), at: now, by, also });
      return showLead(deps, tenant, await requireLeadRow(tenant, row.id));
    } catch (error) {
      if (!isLostRace(error)) throw error;
      if (attempt === TRIES) throw new Problem("conflict");
    }
    row = await requireLeadRow(tenant, row.id);
  }
}

/** The audit's entry of a block, or of one taken back. */
function blockWrittenDown(by: Actor, row: LeadRow, change: LeadChange, at: number): Statement[] {
  if (change.blocked === row.blocked) return [];
  return auditStatements({
    at,
    by,
    action: change.blocked ? "lead.blocked" : "lead.unblocked",
    target: { kind: "lead", id: row.id },
    before: { blocked: row.blocked },
    after: { blocked: change.blocked },
  });
}
