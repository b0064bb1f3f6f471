import type { SQL } from "drizzle-orm";
import { type Mine, type Statement, sql, type TenantDb } from "../db/tenant.ts";

/**
 * Parts in which any of these leads may be: ids of a part lie between two, so its long list is looked into only
 * where one of them could be.
 */
const partsWith = (mine: Mine, leadIds: readonly string[]): SQL => sql`workspace_id = ${mine.id} AND EXISTS (
    SELECT 1 FROM json_each(${JSON.stringify(leadIds)}) w
    WHERE w.value BETWEEN undo_parts.first_id AND undo_parts.last_id AND instr(undo_parts.leads, w.value) > 0)`;

/** Nothing of these leads is kept to be put back; a part that is empty then goes. */
export const leadsForgotten = (leadIds: readonly string[]): Statement[] => [
  (mine) => sql`UPDATE undo_parts SET leads = (
      SELECT json_group_array(json(e.value)) FROM json_each(undo_parts.leads) e
      WHERE e.value ->> '$.id' NOT IN (SELECT value FROM json_each(${JSON.stringify(leadIds)})))
    WHERE ${partsWith(mine, leadIds)}`,
  (mine) => sql`DELETE FROM undo_parts WHERE workspace_id = ${mine.id} AND EXISTS (
      SELECT 1 FROM json_each(${JSON.stringify(leadIds)}) w
      WHERE w.value BETWEEN undo_parts.first_id AND undo_parts.last_id) AND leads = '[]'`,
];

/** What is kept of one lead, to show it to the person. */
export async function listEntriesOf(tenant: TenantDb, leadId: string): Promise<Record<string, unknown>[]> {
  const rows = await tenant.all<{ at: number; kind: string; entry: string }>(
    (mine) => sql`SELECT c.at, c.kind, e.value AS entry FROM undo_parts
      JOIN undo_changes c ON c.workspace_id = undo_parts.workspace_id AND c.id = undo_parts.change_id,
      json_each(undo_parts.leads) e
      WHERE undo_parts.workspace_id = ${mine.id} AND ${leadId} BETWEEN undo_parts.first_id AND undo_parts.last_id
        AND e.value ->> '$.id' = ${leadId}
      ORDER BY c.at, c.id`,
  );
  return rows.map(({ at, kind, entry }) => ({ at, kind, ...(JSON.parse(entry) as object) }));
}
