import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { PlatformId } from "../platforms/contract.ts";
import { LEAD_STATUSES, type LeadTotals } from "./contract.ts";
import { LEAD_COUNTERS } from "./counters.ts";
import { lastFoldableDay } from "./counting-days.ts";
import { foldTotals, type Repair, readTotals, type TotalsRow, type TotalsState } from "./totals-store.ts";

export { addUpTotals, type TotalsRow, totalsRows } from "./totals-store.ts";

export const showTotals = async (tenant: TenantDb): Promise<LeadTotals> => totalsOf(await readTotals(tenant));

/** What the counters of accounts come to. Accounts and platforms that have nobody are left out. */
export function totalsOf({
  accounts,
  state,
}: {
  accounts: readonly TotalsRow[];
  state: TotalsState | undefined;
}): LeadTotals {
  const status = { new: 0, contacted: 0, in_progress: 0, converted: 0, refused: 0 };
  const platform: Partial<Record<PlatformId, number>> = {};
  const account: Record<string, number> = {};
  let [total, target] = [0, 0];
  for (const one of accounts) {
    const own = LEAD_STATUSES.reduce((sum, name) => sum + one[name], 0);
    for (const name of LEAD_STATUSES) status[name] += one[name];
    target += one.target;
    total += own;
    if (own === 0) continue;
    account[one.accountId] = own;
    if (!one.platform) continue;
    const id = one.platform as PlatformId;
    platform[id] = (platform[id] ?? 0) + own;
  }
  return {
    total,
    status,
    platform,
    account,
    target: { count: target, asOf: time(state?.scoredUntil || null) },
    verifiedAt: time(state?.verifiedAt ?? null),
  };
}

const time = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/**
 * Folds the days that are over and compares totals with the leads themselves, once a night. What was off is put
 * right and said. One atomic batch: killed anywhere, it has happened or not, and it may be repeated at will.
 * @returns what was off
 */
export async function verifyTotals(deps: Deps, workspaceId: string): Promise<Repair[]> {
  const now = deps.now();
  const repairs = await foldTotals(deps.tenant(workspaceId), lastFoldableDay(now), now);
  if (repairs.length > 0) {
    const sizes = LEAD_COUNTERS.map(
      (name) => [name, repairs.reduce((sum, one) => sum + Math.abs(one[name]), 0)] as const,
    );
    const off = Object.fromEntries(sizes.filter(([, size]) => size > 0));
    console.warn(JSON.stringify({ event: "totals.repaired", workspaceId, accounts: repairs.length, ...off }));
  }
  return repairs;
}
