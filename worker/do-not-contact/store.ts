import { insertRows } from "../db/bulk.ts";
import { sql, type TenantDb } from "../db/tenant.ts";
import type { DoNotContactKind } from "./contract.ts";
import type { KnownPerson, Reachable } from "./digests.ts";

/** An entry as stored; `at` in epoch ms. */
export type EntryRow = { id: string; kind: DoNotContactKind; reason: string; at: number; by: string };

/** Newest first. */
export const listEntries = (tenant: TenantDb, before: string | null, limit: number): Promise<EntryRow[]> =>
  tenant.all<EntryRow>(
    (mine) => sql`SELECT id, kind, reason, at, by FROM do_not_contact
      WHERE workspace_id = ${mine.id} AND ${before === null ? sql`1` : sql`id < ${before}`}
      ORDER BY id DESC LIMIT ${limit}`,
  );

export async function addEntry(tenant: TenantDb, entry: EntryRow, digests: readonly string[]): Promise<void> {
  await tenant.batch([
    (mine) => sql`INSERT INTO do_not_contact (workspace_id, id, kind, digests, reason, at, by)
      VALUES (${mine.id}, ${entry.id}, ${entry.kind}, ${JSON.stringify(digests)}, ${entry.reason}, ${entry.at},
        ${entry.by})`,
    (mine) =>
      insertRows(
        mine,
        "do_not_contact_digests",
        ["digest", "entry_id"],
        digests.map((digest) => ({ digest, entry_id: entry.id })),
      ),
  ]);
}

/** @returns whether there was such an entry */
export async function removeEntry(tenant: TenantDb, id: string): Promise<boolean> {
  const [, removed] = await tenant.batch([
    (mine) => sql`DELETE FROM do_not_contact_digests WHERE workspace_id = ${mine.id} AND entry_id = ${id}
      AND digest IN (SELECT j.value FROM do_not_contact d, json_each(d.digests) j
        WHERE d.workspace_id = ${mine.id} AND d.id = ${id})`,
    (mine) => sql`DELETE FROM do_not_contact WHERE workspace_id = ${mine.id} AND id = ${id}`,
  ]);
  return (removed?.changes ?? 0) > 0;
}

/** The entry that every one of these digests is in, if there is one. */
export const findEntryOf = (tenant: TenantDb, digests: readonly string[]): Promise<EntryRow | undefined> =>
  tenant.first<EntryRow>(
    (mine) => sql`SELECT d.id, d.kind, d.reason, d.at, d.by FROM json_each(${JSON.stringify(digests)}) j
      CROSS JOIN do_not_contact_digests g ON g.workspace_id = ${mine.id} AND g.digest = j.value
      CROSS JOIN do_not_contact d ON d.workspace_id = g.workspace_id AND d.id = g.entry_id
      GROUP BY d.id HAVING count(*) = ${digests.length} ORDER BY d.id LIMIT 1`,
  );

export async function isAnyListed(tenant: TenantDb, digests: readonly string[]): Promise<boolean> {
  const rows = await tenant.all(
    (mine) => sql`SELECT 1 FROM do_not_contact_digests WHERE workspace_id = ${mine.id}
      AND digest IN (SELECT value FROM json_each(${JSON.stringify(digests)})) LIMIT 1`,
  );
  return rows.length > 0;
}

export type LeadReach = Reachable & {
  /** Sealed; null while nobody was listed or erased. */
  dataKey: string | null;
  /** Names under which the person was met. */
  usernames: string[];
};

type Person = [platform: string, account: string, externalId: string, threadId: string | null, name: string];

/**
 * The key, and everything by which a lead may be listed, of all that were merged into it too; undefined for no lead.
 * In one statement: it stands before every send of a workspace that lists anybody.
 */
export async function readReach(tenant: TenantDb, leadId: string): Promise<LeadReach | undefined> {
  const row = await tenant.first<{ dataKey: string | null; contacts: string; people: string }>(
    (mine) => sql`WITH own (account_id, external_id, thread_id, username) AS (
        SELECT account_id, external_id, thread_id, username FROM leads
          WHERE workspace_id = ${mine.id} AND id = ${leadId}
        UNION ALL SELECT account_id, external_id, thread_id, '' FROM lead_doors
          WHERE workspace_id = ${mine.id} AND lead_id = ${leadId}
        UNION ALL SELECT before ->> '$.taken.row.account_id', before ->> '$.taken.row.external_id',
            before ->> '$.taken.row.thread_id', username FROM lead_merges
          WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} AND before IS NOT NULL
        UNION ALL SELECT before ->> '$.survivor.row.account_id', before ->> '$.survivor.row.external_id',
            before ->> '$.survivor.row.thread_id', '' FROM lead_merges
          WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} AND before IS NOT NULL)
      SELECT (SELECT data_key FROM workspace_settings WHERE workspace_id = ${mine.id}) AS dataKey,
        (SELECT json_group_array(json_object('kind', kind, 'value', value)) FROM contact_points
          WHERE workspace_id = ${mine.id} AND lead_id = ${leadId}) AS contacts,
        (SELECT json_group_array(json_array(a.platform, a.external_id, o.external_id, o.thread_id, o.username))
          FROM own o JOIN accounts a ON a.workspace_id = ${mine.id} AND a.id = o.account_id) AS people
      FROM leads WHERE workspace_id = ${mine.id} AND id = ${leadId}`,
  );
  if (!row) return undefined;
  const people = JSON.parse(row.people) as Person[];
  const known = people.flatMap(([platform, accountExternalId, externalId, threadId]): KnownPerson[] =>
    [externalId, threadId]
      .filter((id) => id !== null)
      .map((personId) => ({ platform, accountExternalId, personId })),
  );
  return {
    dataKey: row.dataKey,
    contacts: JSON.parse(row.contacts) as LeadReach["contacts"],
    people: [...new Map(known.map((one) => [JSON.stringify(one), one])).values()],
    usernames: [...new Set(people.map(([, , , , name]) => name).filter((name) => name !== ""))],
  };
}
