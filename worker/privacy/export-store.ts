import { sql, type TenantDb } from "../db/tenant.ts";
import { listEntriesOf } from "../undo/service.ts";
import { IDENTITIES_PER_PAGE, type IdentityKey, searchIdentities } from "./erasure-store.ts";
import { SUBJECT_TABLES } from "./subject-tables.ts";

/** Rows as stored, by their field in the export. */
export type SubjectRows = Record<string, Record<string, unknown>[]>;

/** Identities of a lead: they have no index by lead, so all of the workspace are looked at, a page at a time. */
export async function listIdentitiesOf(tenant: TenantDb, leadId: string): Promise<IdentityKey[]> {
  const all: IdentityKey[] = [];
  let after: IdentityKey | null = null;
  do {
    const page = await searchIdentities(tenant, leadId, after, IDENTITIES_PER_PAGE);
    all.push(...page.found);
    after = page.next;
  } while (after !== null);
  return all;
}

/** Every row of every table that says something of this person, and their entries in rows of several people. */
export async function readSubject(
  tenant: TenantDb,
  leadId: string,
  identities: readonly IdentityKey[],
): Promise<SubjectRows> {
  const exported = SUBJECT_TABLES.filter(({ exportAs }) => exportAs !== null);
  const results = await tenant.batch(
    exported.map(
      ({ table, lead, person, index }) =>
        (mine) =>
          sql`SELECT * FROM ${sql.raw(table)} ${index === undefined ? sql`` : sql`INDEXED BY ${sql.raw(index)}`}
            WHERE workspace_id = ${mine.id} AND ${
              lead !== null
                ? sql`${sql.raw(lead)} = ${leadId}`
                : sql`(account_id, ${sql.raw(person!)}) IN (
                    SELECT value ->> '$.accountId', value ->> '$.externalId' FROM json_each(${JSON.stringify(identities)}))`
            }`,
    ),
  );
  return {
    ...Object.fromEntries(exported.map(({ exportAs }, index) => [exportAs!, results[index]!.rows])),
    changesThatCanBeUndone: await listEntriesOf(tenant, leadId),
  };
}
