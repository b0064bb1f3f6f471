import { sql, type TenantDb } from "../db/tenant.ts";
import { LEAD_COUNTERS, type LeadCounter } from "../leads/counters.ts";
import { readTotals } from "../leads/totals-store.ts";

export type CountedAccounts = Record<string, { platform: string } & Record<LeadCounter, number>>;

/** What the counters say of each account, and what a count of the leads says: the same, at any moment. */
export async function compareTotals(
  tenant: TenantDb,
): Promise<{ counted: CountedAccounts; real: CountedAccounts }> {
  const { accounts } = await readTotals(tenant);
  const leads = await tenant.all<{
    accountId: string;
    platform: string;
    status: LeadCounter;
    target: number;
  }>(
    (mine) =>
      sql`SELECT account_id AS accountId, platform, status, target FROM leads WHERE workspace_id = ${mine.id}`,
  );
  const real: CountedAccounts = {};
  for (const { accountId, platform, status, target } of leads) {
    real[accountId] ??= { platform, ...nothing() };
    real[accountId][status] += 1;
    real[accountId].target += target;
  }
  const counted = accounts.filter((one) => LEAD_COUNTERS.some((name) => one[name] !== 0));
  return {
    counted: Object.fromEntries(counted.map(({ accountId, ...figures }) => [accountId, figures])),
    real,
  };
}

const nothing = (): Record<LeadCounter, number> => ({
  new: 0,
  contacted: 0,
  in_progress: 0,
  converted: 0,
  refused: 0,
  target: 0,
});
