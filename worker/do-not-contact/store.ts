import type { SQL } from "drizzle-orm";
import { type Mine, type Statement, sql, type TenantDb } from "../db/tenant.ts";
import { isNamedOnly } from "../platforms/named-person.ts";
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

/** The entry that every one of these digests is in. */
const entryOf = (mine: Mine, digests: readonly string[]): SQL =>
  sql`SELECT d.id, d.kind, d.reason, d.at, d.by FROM json_each(${JSON.stringify(digests)}) j
    CROSS JOIN do_not_contact_digests g ON g.workspace_id = ${mine.id} AND g.digest = j.value
    CROSS JOIN do_not_contact d ON d.workspace_id = g.workspace_id AND d.id = g.entry_id
    GROUP BY d.id HAVING count(*) = ${digests.length} ORDER BY d.id LIMIT 1`;

/**
 * Looks and adds in one atomic step, so that two who list the same at once make one entry.
 * @returns the entry that all of these digests are in: this one, or the one that was there
 */
export async function addEntry(
  tenant: TenantDb,
  entry: EntryRow,
  digests: readonly string[],
): Promise<EntryRow> {
  const list = JSON.stringify(digests);
  const [, , found] = await tenant.batch<[unknown, unknown, EntryRow]>([
    (mine) => sql`INSERT INTO do_not_contact (workspace_id, id, kind, digests, reason, at, by)
      SELECT ${mine.id}, ${entry.id}, ${entry.kind}, ${list}, ${entry.reason}, ${entry.at}, ${entry.by}
      WHERE NOT EXISTS (${entryOf(mine, digests)})`,
    (mine) => sql`INSERT INTO do_not_contact_digests (workspace_id, digest, entry_id)
      SELECT d.workspace_id, j.value, d.id FROM do_not_contact d CROSS JOIN json_each(${list}) j
      WHERE d.workspace_id = ${mine.id} AND d.id = ${entry.id}`,
    (mine) => entryOf(mine, digests),
  ]);
  return found.rows[0] ?? entry;
}

/** @returns how many of them there were */
export async function removeEntries(tenant: TenantDb, ids: readonly string[]): Promise<number> {
  const list = JSON.stringify(ids);
  const [, removed] = await tenant.batch([
    (mine) => sql`DELETE FROM do_not_contact_digests WHERE workspace_id = ${mine.id}
      AND (digest, entry_id) IN (SELECT j.value, d.id
        FROM json_each(${list}) i CROSS JOIN do_not_contact d CROSS JOIN json_each(d.digests) j
        WHERE d.workspace_id = ${mine.id} AND d.id = i.value)`,
    (mine) => sql`DELETE FROM do_not_contact WHERE workspace_id = ${mine.id}
      AND id IN (SELECT value FROM json_each(${list}))`,
  ]);
  return removed?.changes ?? 0;
}

/** Ids of the entries about a person that any of these digests is in. */
export async function findPersonEntries(tenant: TenantDb, digests: readonly string[]): Promise<string[]> {
  const rows = await tenant.all<{ id: string }>(
    (mine) => sql`SELECT DISTINCT d.id FROM json_each(${JSON.stringify(digests)}) j
      CROSS JOIN do_not_contact_digests g ON g.workspace_id = ${mine.id} AND g.digest = j.value
      CROSS JOIN do_not_contact d ON d.workspace_id = g.workspace_id AND d.id = g.entry_id
      WHERE d.kind = 'person'`,
  );
  return rows.map(({ id }) => id);
}

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
type Met = [platform: string, account: string, externalId: string, leadId: string];
export type ReachRow = { dataKey: string | null; contacts: string; people: string; met: string };

/**
 * The key, and everything by which a lead may be listed, of all that were merged into it too; no row for no lead.
 * In one statement: it stands before every send of a workspace that lists anybody. Where erasing an account took what
 * a merge had kept, the ids are looked for among all identities: those of the account that stays are still there.
 */
export const reachOf =
  (leadId: string): Statement =>
  (mine) =>
    sql`WITH own (account_id, external_id, thread_id, username) AS (
        SELECT account_id, external_id, thread_id, username FROM leads
          WHERE workspace_id = ${mine.id} AND id = ${leadId}
        UNION ALL SELECT account_id, external_id, thread_id, '' FROM lead_doors
          WHERE workspace_id = ${mine.id} AND lead_id = ${leadId}
        UNION ALL SELECT before ->> '$.taken.row.account_id', before ->> '$.taken.row.external_id',
            before ->> '$.taken.row.thread_id', username FROM lead_merges INDEXED BY lead_merges_lead
          WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} AND before IS NOT NULL
        UNION ALL SELECT before ->> '$.survivor.row.account_id', before ->> '$.survivor.row.external_id',
            before ->> '$.survivor.row.thread_id', '' FROM lead_merges INDEXED BY lead_merges_lead
          WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} AND before IS NOT NULL),
      lost (lead_id) AS MATERIALIZED (
        SELECT taken_id FROM lead_merges INDEXED BY lead_merges_lead
          WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} AND before IS NULL
        UNION SELECT into_id FROM lead_merges INDEXED BY lead_merges_lead
          WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} AND before IS NULL)
      SELECT (SELECT data_key FROM workspace_settings WHERE workspace_id = ${mine.id}) AS dataKey,
        (SELECT json_group_array(json_object('kind', kind, 'value', value)) FROM contact_points
          WHERE workspace_id = ${mine.id} AND lead_id = ${leadId}) AS contacts,
        (SELECT json_group_array(json_array(a.platform, a.external_id, o.external_id, o.thread_id, o.username))
          FROM own o JOIN accounts a ON a.workspace_id = ${mine.id} AND a.id = o.account_id) AS people,
        (SELECT json_group_array(json_array(a.platform, a.external_id, d.external_id, d.lead_id))
          FROM (SELECT 1 FROM lost LIMIT 1) CROSS JOIN identities d
            CROSS JOIN accounts a ON a.workspace_id = d.workspace_id AND a.id = d.account_id
          WHERE d.workspace_id = ${mine.id} AND d.lead_id IN (SELECT lead_id FROM lost)) AS met
      FROM leads WHERE workspace_id = ${mine.id} AND id = ${leadId}`;

export async function readReach(tenant: TenantDb, leadId: string): Promise<LeadReach | undefined> {
  const row = await tenant.first<ReachRow>(reachOf(leadId));
  return row && toReach(row);
}

/** @param row as `reachOf` reads it */
export function toReach(row: ReachRow): LeadReach {
  const people = JSON.parse(row.people) as Person[];
  const known = people.flatMap(([platform, accountExternalId, externalId, threadId]): KnownPerson[] =>
    [externalId, threadId]
      .filter((id) => id !== null)
      .map((personId) => ({ platform, accountExternalId, personId })),
  );
  known.push(...idsOfMet(JSON.parse(row.met) as Met[]));
  return {
    dataKey: row.dataKey,
    contacts: JSON.parse(row.contacts) as LeadReach["contacts"],
    people: [...new Map(known.map((one) => [JSON.stringify(one), one])).values()],
    usernames: [...new Set(people.map(([, , , , name]) => name).filter((name) => name !== ""))],
  };
}

/** A name counts only for who has nothing else at that account: names are given to others. */
function idsOfMet(met: readonly Met[]): KnownPerson[] {
  const where = ([platform, account, , leadId]: Met): string => JSON.stringify([platform, account, leadId]);
  const withId = new Set(met.filter(([, , id]) => !isNamedOnly(id)).map(where));
  return met
    .filter((one) => !isNamedOnly(one[2]) || !withId.has(where(one)))
    .map(([platform, accountExternalId, personId]) => ({ platform, accountExternalId, personId }));
}
