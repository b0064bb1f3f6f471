import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { isLeadListed } from "../do-not-contact/service.ts";
import type { LeadDetail } from "./merge-contract.ts";
import type { LeadRow } from "./row.ts";
import { showLead } from "./service.ts";

/** A lead with what only its own page says. */
export async function showLeadDetail(deps: Deps, tenant: TenantDb, row: LeadRow): Promise<LeadDetail> {
  const [lead, doNotContact] = await Promise.all([
    showLead(deps, tenant, row),
    isLeadListed(deps, tenant, row.id),
  ]);
  return { ...lead, doNotContact };
}
