import { sql, type TenantDb } from "../db/tenant.ts";

/** A sealed record and where it stands. `id` is the account's; the workspace's own for its data key. */
type SealedRecord = { id: string; platform: string; record: string };
export type Resealed = { id: string; from: string; to: string };

export const readTokens = (tenant: TenantDb, ids: readonly string[]): Promise<SealedRecord[]> =>
  tenant.all<SealedRecord>(
    (mine) => sql`SELECT id, platform, token AS record FROM accounts
      WHERE workspace_id = ${mine.id} AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
        AND token IS NOT NULL`,
  );

/**
 * Compare and swap on each old record: a token that was refreshed or reconnected meanwhile stays.
 * @returns how many were swapped
 */
export const swapTokens = (tenant: TenantDb, swaps: readonly Resealed[]): Promise<number> =>
  tenant.run(
    (mine) => sql`UPDATE accounts SET token = s.value ->> 'to'
      FROM json_each(${JSON.stringify(swaps)}) AS s
      WHERE accounts.workspace_id = ${mine.id} AND accounts.id = s.value ->> 'id'
        AND accounts.token = s.value ->> 'from'`,
  );

export async function readDataKey(tenant: TenantDb): Promise<string | undefined> {
  const row = await tenant.first<{ record: string | null }>(
    (mine) => sql`SELECT data_key AS record FROM workspace_settings WHERE workspace_id = ${mine.id}`,
  );
  return row?.record ?? undefined;
}

export const swapDataKey = (tenant: TenantDb, from: string, to: string): Promise<number> =>
  tenant.run(
    (mine) => sql`UPDATE workspace_settings SET data_key = ${to}
      WHERE workspace_id = ${mine.id} AND data_key = ${from}`,
  );
