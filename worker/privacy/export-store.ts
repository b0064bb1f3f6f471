import { sql, type TenantDb } from "../db/tenant.ts";
import type { IdentityKey } from "./erasure-store.ts";
import { SUBJECT_TABLES } from "./subject-tables.ts";

/** Rows as stored, by their field in the export. */
export type SubjectRows = Record<string, Record<string, unknown>[]>;

/** Identities of a lead: they have no index by lead, so all of the workspace are looked at. */
export const listIdentitiesOf = (tenant: TenantDb, leadId: string): Promise<IdentityKey[]> =>
  tenant.all<IdentityKey>(
    (mine) => sql`SELECT account_id AS accountId, external_id AS externalId FROM identities
      WHERE workspace_id = ${mine.id} AND lead_id = ${leadId}`,
  );

/** Every row of every table that says something of this person, in one round trip. */
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
  return Object.fromEntries(exported.map(({ exportAs }, index) => [exportAs!, results[index]!.rows]));
}
