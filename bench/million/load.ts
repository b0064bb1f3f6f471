import { insertRows, type Row } from "../../worker/db/bulk.ts";
import { type Statement, sql, type TenantDb } from "../../worker/db/tenant.ts";
import { LEAD_COLUMNS, type LeadFields, person, posts } from "./people.ts";

/** About a megabyte of JSON, of the two that one parameter may have. */
const PEOPLE_PER_BATCH = 6000;
/** Sent while the next ones are made up. */
const BATCHES_UNDER_WAY = 2;

const insert = (table: string, rows: readonly Row[]): Statement[] =>
  rows.length === 0 ? [] : [(mine) => insertRows(mine, table, Object.keys(rows[0]!), rows)];

/** What leads share is said once, in the statement: most of the time would go into reading it again from each. */
const insertLeads =
  (leads: readonly LeadFields[]): Statement =>
  (mine) =>
    sql`INSERT INTO leads (workspace_id, ${sql.raw(Object.keys(LEAD_COLUMNS).join(", "))})
    SELECT ${mine.id}, ${sql.raw(Object.values(LEAD_COLUMNS).join(", "))} FROM json_each(${JSON.stringify(leads)}) e`;

/** Puts so many people into a workspace, in bulk; indexes and triggers are those of every installation. */
export async function load(tenant: TenantDb, count: number, said: (done: number) => void): Promise<void> {
  await tenant.batch(insert("media", posts()));
  const underWay: Promise<unknown>[] = [];
  for (let start = 0; start < count; start += PEOPLE_PER_BATCH) {
    const people = Array.from({ length: Math.min(PEOPLE_PER_BATCH, count - start) }, (_, index) =>
      person(start + index, count),
    );
    underWay.push(
      tenant.batch([
        insertLeads(people.map(({ lead }) => lead)),
        ...insert(
          "contact_points",
          people.flatMap(({ contacts }) => contacts),
        ),
        ...insert(
          "interactions",
          people.flatMap(({ interactions }) => interactions),
        ),
      ]),
    );
    // What fails says so when its turn comes, not before: nobody would be listening.
    underWay.at(-1)!.catch(() => undefined);
    if (underWay.length >= BATCHES_UNDER_WAY) await underWay.shift();
    said(Math.min(count, start + PEOPLE_PER_BATCH));
  }
  await Promise.all(underWay);
}
