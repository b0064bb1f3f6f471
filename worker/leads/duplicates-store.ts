import { type SQL, sql } from "drizzle-orm";
import { insertRows } from "../db/bulk.ts";
import type { Mine, Statement, TenantDb } from "../db/tenant.ts";
import type { Candidate, DuplicateReason } from "./duplicates-judge.ts";

/** One lead behind one value of an index. */
export type Shared = { value: string; leadId: string };
export type Place = { value: string; leadId: string } | null;

/** The next rows of the index that a reason goes along, in its order. */
export const listShared = (
  tenant: TenantDb,
  reason: DuplicateReason,
  after: Place,
  limit: number,
): Promise<Shared[]> => tenant.all<Shared>(walk(reason, after, limit));

function walk(reason: DuplicateReason, after: Place, limit: number): Statement {
  const { value = "", leadId = "" } = after ?? {};
  switch (reason) {
    case "same-phone":
    case "same-email":
      return (mine) => sql`SELECT value, lead_id AS leadId FROM contact_points INDEXED BY contact_points_value
        WHERE workspace_id = ${mine.id} AND kind = ${kindOf(reason)} AND (value, lead_id) > (${value}, ${leadId})
        ORDER BY value, lead_id LIMIT ${limit}`;
    case "same-username":
      return (mine) => sql`SELECT search_username AS value, id AS leadId FROM leads INDEXED BY leads_username
        WHERE workspace_id = ${mine.id} AND search_username > '' AND (search_username, id) > (${value}, ${leadId})
        ORDER BY search_username, id LIMIT ${limit}`;
    case "same-name":
      return (mine) => sql`SELECT search_display AS value, id AS leadId FROM leads INDEXED BY leads_display
        WHERE workspace_id = ${mine.id} AND search_display IS NOT NULL AND (search_display, id) > (${value}, ${leadId})
        ORDER BY search_display, id LIMIT ${limit}`;
  }
}

const kindOf = (reason: "same-phone" | "same-email"): string => (reason === "same-phone" ? "phone" : "email");

/** Everybody who shares a value with one lead, the lead itself too; at most `limit` of each value. */
export async function listSharing(
  tenant: TenantDb,
  leadId: string,
  limit: number,
): Promise<(Shared & { reason: DuplicateReason })[]> {
  const found = (mine: Mine, reason: DuplicateReason, values: SQL, rows: SQL): SQL =>
    sql`SELECT ${reason} AS reason, v.value, r.value AS leadId FROM (${values}) v, json_each((
      SELECT json_group_array(id) FROM (${rows} LIMIT ${limit}))) r WHERE ${mine.id} IS NOT NULL`;
  const contacts = (kind: string) => (mine: Mine) => ({
    values: sql`SELECT value FROM contact_points
      WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} AND kind = ${kind}`,
    rows: sql`SELECT c.lead_id AS id FROM contact_points c INDEXED BY contact_points_value
      WHERE c.workspace_id = ${mine.id} AND c.kind = ${kind} AND c.value = v.value`,
  });
  const names = (column: string, index: string) => (mine: Mine) => ({
    values: sql`SELECT ${sql.raw(column)} AS value FROM leads
      WHERE workspace_id = ${mine.id} AND id = ${leadId} AND ${sql.raw(column)} > ''`,
    rows: sql`SELECT l.id FROM leads l INDEXED BY ${sql.raw(index)}
      WHERE l.workspace_id = ${mine.id} AND l.${sql.raw(column)} = v.value`,
  });
  const sources: [DuplicateReason, (mine: Mine) => { values: SQL; rows: SQL }][] = [
    ["same-phone", contacts("phone")],
    ["same-email", contacts("email")],
    ["same-username", names("search_username", "leads_username")],
    ["same-name", names("search_display", "leads_display")],
  ];
  const results = await tenant.batch<(Shared & { reason: DuplicateReason })[]>(
    sources.map(([reason, of]) => (mine) => {
      const { values, rows } = of(mine);
      return found(mine, reason, values, rows);
    }),
  );
  return results.flatMap(({ rows }) => rows);
}

/** A lead of a suggestion, with what its row shows. */
export type CandidateRow = Candidate & { sum: number; sumAt: number; lastInteractionAt: number };

export async function readCandidates(tenant: TenantDb, ids: readonly string[]): Promise<CandidateRow[]> {
  if (ids.length === 0) return [];
  const rows = await tenant.all<Omit<CandidateRow, "phones" | "emails"> & { contacts: string }>(
    (mine) => sql`SELECT l.id, l.platform, l.account_id AS accountId, l.external_id AS externalId, l.username,
        l.display_name AS displayName, l.sum, l.sum_at AS sumAt, l.last_interaction_at AS lastInteractionAt, l.contacts
      FROM json_each(${JSON.stringify(ids)}) j CROSS JOIN leads l ON l.workspace_id = ${mine.id} AND l.id = j.value`,
  );
  return rows.map(({ contacts, ...row }) => {
    const found = JSON.parse(contacts) as { kind: string; value: string; type: string | null }[];
    return {
      ...row,
      phones: found.filter(({ kind }) => kind === "phone").map(({ value, type }) => ({ e164: value, type })),
      emails: found.filter(({ kind }) => kind === "email").map(({ value }) => value),
    };
  });
}

/** Of these pairs, those that somebody said are not one person; as `<id> <other id>`. */
export async function listDismissed(
  tenant: TenantDb,
  pairs: readonly (readonly [string, string])[],
): Promise<Set<string>> {
  if (pairs.length === 0) return new Set();
  const rows = await tenant.all<{ pair: string }>(
    (mine) => sql`SELECT d.lead_id || ' ' || d.other_id AS pair FROM json_each(${JSON.stringify(pairs)}) j
      CROSS JOIN dismissed_duplicates d ON d.workspace_id = ${mine.id} AND d.lead_id = j.value ->> 0
        AND d.other_id = j.value ->> 1`,
  );
  return new Set(rows.map(({ pair }) => pair));
}

/** Said twice, it is said once. */
export async function dismissPair(
  tenant: TenantDb,
  [a, b]: readonly [string, string],
  { at, by }: { at: number; by: string },
): Promise<void> {
  await tenant.run((mine) =>
    insertRows(
      mine,
      "dismissed_duplicates",
      ["lead_id", "other_id", "at", "by"],
      [
        { lead_id: a, other_id: b, at, by },
        { lead_id: b, other_id: a, at, by },
      ],
      sql`DO NOTHING`,
    ),
  );
}
