import { insertRows, type Row } from "../../worker/db/bulk.ts";
import type { Statement, TenantDb } from "../../worker/db/tenant.ts";
import { person, posts } from "./people.ts";

/** About a megabyte of JSON, of the two that one parameter may have. */
const PEOPLE_PER_BATCH = 1500;
/** Sent while the next ones are made up. */
const BATCHES_UNDER_WAY = 2;

const insert = (table: string, rows: readonly Row[]): Statement[] =>
  rows.length === 0 ? [] : [(mine) => insertRows(mine, table, Object.keys(rows[0]!), rows)];

/** Puts so many people into a workspace, in bulk; indexes and triggers are those of every installation. */
export async function load(tenant: TenantDb, count: number, said: (done: number) => void): Promise<void> {
  await tenant.batch(insert("media", posts()));
  const underWay: Promise<unknown>[] = [];
  for (let start = 0; start < count; start += PEOPLE_PER_BATCH) {
    const people = Array.from({ length: Math.min(PEOPLE_PER_BATCH, count - start) }, (_, index) =>
      person(start + index),
    );
    underWay.push(
      tenant.batch([
        ...insert(
          "leads",
          people.map(({ lead }) => lead),
        ),
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
