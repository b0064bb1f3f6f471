import { insertRows } from "../db/bulk.ts";
import { type Statement, sql, type TenantDb } from "../db/tenant.ts";

/** Those of the digests that stand for somebody who was erased. */
export async function findTombstones(tenant: TenantDb, digests: readonly string[]): Promise<Set<string>> {
  const rows = await tenant.all<{ digest: string }>(
    (mine) => sql`SELECT DISTINCT t.digest FROM json_each(${JSON.stringify(digests)}) e
      CROSS JOIN tombstones t ON t.workspace_id = ${mine.id} AND t.digest = e.value`,
  );
  return new Set(rows.map((row) => row.digest));
}

export type Tombstone = { digest: string; accountId: string };

/**
 * From here on nobody brings these people back: who reads the account from now on sees the tombstones, and who read
 * it before does not write any more, because the version that every intake's batch checks has moved.
 */
export const blockPeople = (
  erasureId: string,
  tombstones: readonly Tombstone[],
  now: number,
): Statement[] => [
  (mine) =>
    insertRows(
      mine,
      "tombstones",
      ["digest", "erasure_id", "account_id", "at"],
      tombstones.map(({ digest, accountId }) => ({
        digest,
        erasure_id: erasureId,
        account_id: accountId,
        at: now,
      })),
      sql`DO NOTHING`,
    ),
  ...bumpErasureVersion(now),
];

export const bumpErasureVersion = (now: number): Statement[] => [
  (mine) => sql`INSERT INTO workspace_settings AS w (workspace_id, erasure_version, updated_at)
    VALUES (${mine.id}, 1, ${now})
    ON CONFLICT (workspace_id) DO UPDATE SET erasure_version = w.erasure_version + 1`,
  (mine) => sql`UPDATE accounts SET erasure_version = (SELECT erasure_version FROM workspace_settings
      WHERE workspace_id = ${mine.id}) WHERE workspace_id = ${mine.id}`,
];

export const liftTombstones =
  (erasureId: string): Statement =>
  (mine) =>
    sql`DELETE FROM tombstones WHERE workspace_id = ${mine.id} AND erasure_id = ${erasureId}`;
