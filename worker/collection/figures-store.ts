import { sql } from "drizzle-orm";
import { insertRows, type Row } from "../db/bulk.ts";
import type { Statement } from "../db/tenant.ts";
import { LEAD_COUNTERS, type LeadChanges } from "../leads/counters.ts";
import { counterColumns, countLeads } from "../leads/counting.ts";
import { countingDay, oldestOpenDay } from "../leads/counting-days.ts";
import type { DayDelta } from "./figures.ts";

const COLUMNS = ["people", "interactions", "answers", "phones", "by_webhook", "by_poll"] as const;

/**
 * Adds to the figures of days and to the totals of leads. A figure never falls under 0: a confirmation may come for
 * what was not counted. The account's own changes of totals ride in the row of the newest day that is written
 * anyway, and only without one that is still open (`oldestOpenDay`) have a row of their own.
 * @param changes also of other accounts, for people who are known under several
 */
export function countDays(
  accountId: string,
  { days, changes }: { days: ReadonlyMap<string, DayDelta>; changes: LeadChanges },
  now: number,
): Statement[] {
  const others: LeadChanges = new Map([...changes].filter(([account]) => account !== accountId));
  const own = counterColumns(changes, accountId);
  const isChange = Object.keys(own).length > 0;
  const figures = [...days].filter(([, delta]) => COLUMNS.some((name) => delta[name] !== 0));
  const rows = new Map(figures.map(([day, delta]): [string, Row] => [day, { ...delta }]));
  if (isChange) {
    const open = [...rows.keys()].filter((day) => day >= oldestOpenDay(now));
    const day = open.length > 0 ? open.sort().at(-1)! : countingDay(now);
    rows.set(day, { ...rows.get(day), ...own });
  }
  if (rows.size === 0) return countLeads(now, others);
  const columns = [...COLUMNS, ...(isChange ? LEAD_COUNTERS : [])];
  const zeros: Row = Object.fromEntries(columns.map((name) => [name, 0]));
  const full = [...rows].map(([day, row]) => ({ ...zeros, ...row, day, account_id: accountId }));
  const adding = [
    ...COLUMNS.map((name) => `${name} = max(0, ${name} + excluded.${name})`),
    ...(isChange ? LEAD_COUNTERS.map((name) => `${name} = ${name} + excluded.${name}`) : []),
  ];
  return [
    (mine) =>
      insertRows(
        mine,
        "daily_stats",
        ["day", "account_id", ...columns],
        full,
        sql`(workspace_id, day, account_id) DO UPDATE SET ${sql.raw(adding.join(", "))}`,
      ),
    ...countLeads(now, others),
  ];
}
