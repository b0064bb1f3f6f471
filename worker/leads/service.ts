import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { notFound, Problem } from "../http/problem.ts";
import type { LeadScore } from "../scoring/contract.ts";
import { explainScore } from "../scoring/service.ts";
import type { Lead } from "./contract.ts";
import { lensOf } from "./lens.ts";
import { findMergedInto } from "./merge-read-store.ts";
import { type LeadRow, scoreNow, toLead } from "./row.ts";
import { findLead } from "./store.ts";

export { findLead as findLeadRow } from "./store.ts";

/** @throws Problem not-found, also for the lead of another workspace; merged for one that is part of another now */
export async function requireLeadRow(tenant: TenantDb, id: string): Promise<LeadRow> {
  const row = await findLead(tenant, id);
  if (row) return row;
  const mergedInto = await findMergedInto(tenant, id);
  throw mergedInto === undefined ? notFound() : new Problem("merged", { mergedInto });
}

export const showLead = async (deps: Deps, tenant: TenantDb, row: LeadRow): Promise<Lead> =>
  toLead(row, await lensOf(deps, tenant));

/** Score, reasons and history of a lead by the workspace's rules. */
export async function showScore(
  deps: Deps,
  tenant: TenantDb,
  row: LeadRow,
  language: "fr" | "en",
): Promise<LeadScore> {
  const lens = await lensOf(deps, tenant);
  return { score: scoreNow(row, lens), ...(await explainScore(tenant, row.id, lens.now, lens, language)) };
}
