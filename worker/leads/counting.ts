import { addRows, type Row } from "../db/bulk.ts";
import { type Statement, sql } from "../db/tenant.ts";
import { LEAD_COUNTERS, type LeadChanges, type LeadCounter } from "./counters.ts";
import { countingDay } from "./counting-days.ts";

export { addToCounter, type CountedAs, type LeadChanges, noteCounted } from "./counters.ts";

/*
 * How leads are counted. Whoever changes a lead's status, target or account, or makes or deletes one, adds a
 * statement of `countLeads` or `countLeadsOf` to the batch that does it; nothing else writes totals. The changes
 * stand, signed, in `daily_stats`; totals-store.ts adds them up, and the night folds days that are over.
 */

/** The changes of one account as columns of `daily_stats`; those that come to nothing are left out. */
export const counterColumns = (changes: LeadChanges, accountId: string): Row =>
  Object.fromEntries([...(changes.get(accountId) ?? [])].filter(([, delta]) => delta !== 0));

/**
 * The statement that writes changes; none when they come to nothing. One row is written per account.
 *
 * It belongs into the batch that changes the leads, behind its guards: `before` of every change must be what the
 * leads are at that moment (`failIfChanged`).
 * @param now epoch ms, of the same invocation
 */
export function countLeads(now: number, changes: LeadChanges): Statement[] {
  const rows = [...changes.keys()]
    .map((accountId): Row => ({ account_id: accountId, ...counterColumns(changes, accountId) }))
    .filter((row) => Object.keys(row).length > 1);
  if (rows.length === 0) return [];
  const counters = LEAD_COUNTERS.filter((name) => rows.some((row) => name in row));
  const full = rows.map((row) => ({
    ...Object.fromEntries(counters.map((name) => [name, 0])),
    ...row,
    day: countingDay(now),
  }));
  return [(mine) => addRows(mine, "daily_stats", ["day", "account_id"], counters, full)];
}

/**
 * The same for leads that SQL chooses, as they are when the statement runs: no version is needed, and it costs no
 * reading beforehand. It must stand before the statements that change what `rows` reads.
 *
 * @param rows a SELECT of `(account_id, sign, status, target)`: −1 for what a lead is counted as, +1 for what it will
 *   be, 0/1 for `target`. Deleting leads: `SELECT account_id, -1 AS sign, status, target FROM leads WHERE …`; giving
 *   them a status: that, and `UNION ALL SELECT account_id, 1, 'refused', target FROM leads WHERE …`
 */
export const countLeadsOf =
  (now: number, rows: Statement): Statement =>
  (mine) =>
    sql`INSERT INTO daily_stats (workspace_id, day, account_id, ${NAMES})
      SELECT * FROM (SELECT ${mine.id}, ${countingDay(now)}, account_id, ${SUMS} FROM (${rows(mine)})
        GROUP BY account_id) WHERE ${ANY} ON CONFLICT (workspace_id, day, account_id) DO UPDATE SET ${ADDED}`;

const join = (parts: readonly string[], separator = ", ") => sql.raw(parts.join(separator));
const SUM_OF = (name: LeadCounter): string =>
  name === "target" ? "sum(sign * target)" : `sum(sign * (status = '${name}'))`;
const NAMES = join(LEAD_COUNTERS);
const SUMS = join(LEAD_COUNTERS.map((name) => `${SUM_OF(name)} AS ${name}`));
const ANY = join(
  LEAD_COUNTERS.map((name) => `${name} <> 0`),
  " OR ",
);
const ADDED = join(LEAD_COUNTERS.map((name) => `${name} = ${name} + excluded.${name}`));
