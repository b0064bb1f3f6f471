import { sql, type TenantDb } from "../db/tenant.ts";
import { searchUsername } from "../leads/search.ts";
import type { FoundLead } from "./plan.ts";
import type { GivenLead } from "./row.ts";

type StoredFound = Omit<FoundLead, "tags" | "target" | "contacts" | "onRecord"> & {
  tags: string;
  target: number;
  contacts: string;
  onRecord: string;
};

const FOUND =
  sql.raw(`l.id, l.account_id AS accountId, l.version, l.username, l.display_name AS displayName, l.status,
  l.status_by AS statusBy, l.status_at AS statusAt, l.amount, l.tags, l.note, l.assigned_to AS assignedTo, l.target,
  (SELECT json_group_array(c.kind || ':' || c.value) FROM contact_points c
    WHERE c.workspace_id = l.workspace_id AND c.lead_id = l.id) AS contacts,
  (SELECT json_group_array(c.kind || ':' || c.value) FROM consents c
    WHERE c.workspace_id = l.workspace_id AND c.lead_id = l.id) AS onRecord`);
const readFound = (row: StoredFound): FoundLead => ({
  ...row,
  tags: JSON.parse(row.tags) as string[],
  target: row.target === 1,
  contacts: new Set(JSON.parse(row.contacts) as string[]),
  onRecord: new Set(JSON.parse(row.onRecord) as string[]),
});

/**
 * Leads that rows are about, by the row's line: by the platform's id of the person, else by their name at this
 * account. Whoever was taken into another lead leads there.
 */
export async function findLeadsOf(
  tenant: TenantDb,
  { id: accountId, platform }: { id: string; platform: string },
  given: readonly GivenLead[],
): Promise<Map<number, FoundLead>> {
  const wanted = JSON.stringify(
    given.map(({ line, personId, username }) => ({
      line,
      personId,
      name: searchUsername(username),
      username,
    })),
  );
  const rows = await tenant.all<StoredFound & { line: number; byId: number }>(
    (mine) => sql`WITH known AS (
        SELECT e.value ->> '$.line' AS line, d.lead_id AS lead_id, 1 AS by_id
        FROM json_each(${wanted}) e CROSS JOIN identities d ON d.workspace_id = ${mine.id}
          AND d.account_id = ${accountId} AND d.external_id = e.value ->> '$.personId'
        UNION ALL
        SELECT e.value ->> '$.line', n.id, 0
        FROM json_each(${wanted}) e CROSS JOIN leads n INDEXED BY leads_username ON n.workspace_id = ${mine.id}
          AND n.search_username = e.value ->> '$.name' AND n.account_id = ${accountId}
          AND lower(n.username) = e.value ->> '$.username'
          AND substr(e.value ->> '$.personId', 1, 1) = '@'
        UNION ALL
        SELECT e.value ->> '$.line', m.taken_id, 0
        FROM lead_merges m CROSS JOIN json_each(${wanted}) e ON lower(m.username) = e.value ->> '$.username'
          AND substr(e.value ->> '$.personId', 1, 1) = '@'
        WHERE m.workspace_id = ${mine.id} AND m.platform = ${platform})
      SELECT k.line, k.by_id AS byId, ${FOUND} FROM known k
        LEFT JOIN lead_merges g ON g.workspace_id = ${mine.id} AND g.taken_id = k.lead_id
        CROSS JOIN leads l ON l.workspace_id = ${mine.id} AND l.id = coalesce(g.lead_id, k.lead_id)
      ORDER BY k.line, k.by_id DESC, l.id`,
  );
  const found = new Map<number, FoundLead>();
  for (const { line, byId: _, ...row } of rows) if (!found.has(line)) found.set(line, readFound(row));
  return found;
}

export async function listFound(tenant: TenantDb, ids: readonly string[]): Promise<FoundLead[]> {
  const rows = await tenant.all<StoredFound>(
    (mine) => sql`SELECT ${FOUND} FROM json_each(${JSON.stringify(ids)}) e
      CROSS JOIN leads l ON l.workspace_id = ${mine.id} AND l.id = e.value`,
  );
  return rows.map(readFound);
}
