import type { SQL } from "drizzle-orm";
import { type Mine, type Statement, sql, type TenantDb } from "../db/tenant.ts";
import { rowsForgotten } from "../imports/service.ts";
import { countLeadsOf } from "../leads/counting.ts";
import { leadsForgotten } from "../undo/service.ts";
import type { IdentityKey } from "./erasure-store.ts";
import { SUBJECT_TABLES, type SubjectTable } from "./subject-tables.ts";

const raw = (name: string): SQL => sql.raw(`"${name}"`);
const inList = (values: readonly string[]): SQL =>
  sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
const from = ({ table, index }: SubjectTable): SQL =>
  index === undefined ? raw(table) : sql`${raw(table)} INDEXED BY ${raw(index)}`;

/** Rows of a table to go: where they are, and the condition that finds them. */
type Part = { where: SubjectTable; rows: (mine: Mine) => SQL };
const counted =
  (parts: readonly Part[]) =>
  (mine: Mine): SQL =>
    parts.length === 0
      ? sql`0`
      : sql.join(
          parts.map(({ where, rows }) => sql`(SELECT count(*) FROM ${from(where)} WHERE ${rows(mine)})`),
          sql` + `,
        );
const deleted = (parts: readonly Part[]): Statement[] =>
  parts.map(
    ({ where, rows }): Statement =>
      (mine) =>
        sql`DELETE FROM ${from(where)} WHERE ${rows(mine)}`,
  );

/** Statements that delete, and how many rows they will, for a statement before them in the same batch. */
export type Deletion = { erased: (mine: Mine) => SQL; statements: Statement[] };
const deletionOf = (parts: readonly Part[], before: Statement[] = []): Deletion => ({
  erased: counted(parts),
  statements: [...before, ...deleted(parts)],
});

/**
 * Everything of some leads, with their share of the totals, as the leads are at that moment: no version is needed.
 * @param identities of theirs that are known
 * @param now epoch ms
 */
export function deletionOfLeads(
  leadIds: readonly string[],
  identities: readonly IdentityKey[],
  now: number,
): Deletion {
  const ofLeads = (table: SubjectTable): Part => ({
    where: table,
    rows: (mine) => sql`workspace_id = ${mine.id} AND ${raw(table.lead!)} IN ${inList(leadIds)}`,
  });
  const ofPeople = (table: SubjectTable): Part => ({
    where: table,
    rows: (mine) => sql`workspace_id = ${mine.id} AND (account_id, ${raw(table.person!)}) IN (
      SELECT value ->> '$.accountId', value ->> '$.externalId' FROM json_each(${JSON.stringify(identities)}))`,
  });
  const parts = SUBJECT_TABLES.flatMap((table) => [
    ...(table.lead !== null && leadIds.length > 0 ? [ofLeads(table)] : []),
    ...(table.person !== null && identities.length > 0 ? [ofPeople(table)] : []),
  ]);
  return deletionOf(
    parts,
    leadIds.length > 0
      ? [takenFromTotals(leadIds, now), ...leadsForgotten(leadIds), ...rowsForgotten(leadIds)]
      : [],
  );
}

const takenFromTotals = (leadIds: readonly string[], now: number): Statement =>
  countLeadsOf(
    now,
    (mine) => sql`SELECT account_id, -1 AS sign, status, target FROM leads
      WHERE workspace_id = ${mine.id} AND id IN ${inList(leadIds)}`,
  );

/** Messages of a lead that have not left: gone before anything may send them. */
export const deletionOfWaiting = (leadId: string): Deletion =>
  deletionOf([
    {
      where: SUBJECT_TABLES.find(({ table }) => table === "messages")!,
      rows: (mine) => sql`workspace_id = ${mine.id} AND lead_id = ${leadId} AND open = 1
        AND state IN ('pending', 'scheduled')`,
    },
  ]);

/** What an account has few of, the account itself included. */
export const deletionOfAccount = (accountId: string): Deletion => deletionOfFew(accountId, "at-once");

/** Its figures, when nothing is left that they count. */
export const deletionOfFigures = (accountId: string): Deletion => deletionOfFew(accountId, "at-the-end");

const deletionOfFew = (accountId: string, when: "at-once" | "at-the-end"): Deletion =>
  deletionOf(
    SUBJECT_TABLES.filter(({ reach }) => reach?.by === when).map((table) => ({
      where: table,
      rows: (mine) => sql`workspace_id = ${mine.id} AND ${raw(table.account!)} = ${accountId}`,
    })),
  );

/** The next rows of each table whose key begins with the account; `limit` different keys of each. */
export const deletionOfNext = (accountId: string, limit: number): Deletion =>
  deletionOf(
    SUBJECT_TABLES.flatMap((table) => {
      const { reach } = table;
      if (reach?.by !== "drain") return [];
      const key = raw(reach.key);
      // By its own key here, whatever index serves a lead's rows.
      const where = { ...table, index: undefined };
      return [
        {
          where,
          rows: (mine: Mine) => sql`workspace_id = ${mine.id} AND account_id = ${accountId} AND ${key} IN (
            SELECT DISTINCT ${key} FROM ${raw(table.table)}
            WHERE workspace_id = ${mine.id} AND account_id = ${accountId} ORDER BY ${key} LIMIT ${limit})`,
        },
      ];
    }),
  );

/** Messages by their own ids: of leads that are gone, or that stay for another account's sake. */
export const deletionOfMessages = (ids: readonly string[]): Deletion =>
  deletionOf(
    SUBJECT_TABLES.filter(({ table }) => table === "messages").map((table) => ({
      where: { ...table, index: "messages_id" },
      rows: (mine) => sql`workspace_id = ${mine.id} AND id IN ${inList(ids)}`,
    })),
  );

/** The next people known under an account, by their platform's ids; `firstLeadId` is theirs before any merge. */
export const listPeople = (
  tenant: TenantDb,
  accountId: string,
  limit: number,
): Promise<{ externalId: string; leadId: string; firstLeadId: string }[]> =>
  tenant.all(
    (mine) => sql`SELECT d.external_id AS externalId, coalesce(g.lead_id, d.lead_id) AS leadId,
        d.lead_id AS firstLeadId FROM identities d
      LEFT JOIN lead_merges g ON g.workspace_id = d.workspace_id AND g.taken_id = d.lead_id
      WHERE d.workspace_id = ${mine.id} AND d.account_id = ${accountId} ORDER BY d.external_id LIMIT ${limit}`,
  );

/** How many people an account brought, for its job's total. */
export const countPeople =
  (accountId: string) =>
  (mine: Mine): SQL =>
    sql`SELECT count(*) FROM identities WHERE workspace_id = ${mine.id} AND account_id = ${accountId}`;

/** Those of the identities that are still there. */
export const countIdentities =
  (identities: readonly IdentityKey[]) =>
  (mine: Mine): SQL =>
    sql`SELECT count(*) FROM identities WHERE workspace_id = ${mine.id} AND (account_id, external_id) IN (
      SELECT value ->> '$.accountId', value ->> '$.externalId' FROM json_each(${JSON.stringify(identities)}))`;

/** Rows of an account among the next `limit` of a table, by id, and where the next page begins; null after the last. */
export async function scanForAccount(
  tenant: TenantDb,
  table: "leads" | "messages",
  accountId: string,
  after: string,
  limit: number,
): Promise<{ ids: string[]; next: string | null }> {
  const page = (mine: Mine): SQL => sql`SELECT id, account_id FROM ${raw(table)}
    ${table === "messages" ? sql`INDEXED BY messages_id` : sql``}
    WHERE workspace_id = ${mine.id} AND id > ${after} ORDER BY id`;
  const [found, next] = await tenant.batch<[{ id: string }, { id: string }]>([
    (mine) => sql`SELECT id FROM (${page(mine)} LIMIT ${limit}) WHERE account_id = ${accountId} ORDER BY id`,
    (mine) => sql`SELECT id FROM (${page(mine)} LIMIT 1 OFFSET ${limit - 1})`,
  ]);
  return { ids: found.rows.map((row) => row.id), next: next.rows[0]?.id ?? null };
}
