import { sql, type TenantDb } from "../db/tenant.ts";

export async function findSealedDataKey(tenant: TenantDb): Promise<string | undefined> {
  const row = await tenant.first<{ dataKey: string | null }>(
    (mine) => sql`SELECT data_key AS dataKey FROM workspace_settings WHERE workspace_id = ${mine.id}`,
  );
  return row?.dataKey ?? undefined;
}

/** Keeps the first key, whoever comes second. @returns the one that is kept */
export async function keepSealedDataKey(tenant: TenantDb, sealed: string, now: number): Promise<string> {
  const row = await tenant.first<{ dataKey: string }>(
    (mine) => sql`INSERT INTO workspace_settings AS w (workspace_id, data_key, updated_at)
      VALUES (${mine.id}, ${sealed}, ${now})
      ON CONFLICT (workspace_id) DO UPDATE SET data_key = coalesce(w.data_key, excluded.data_key)
      RETURNING data_key AS dataKey`,
  );
  return row!.dataKey;
}
