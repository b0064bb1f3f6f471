import { sql } from "drizzle-orm";
import { insertRows } from "../db/bulk.ts";
import type { Statement } from "../db/tenant.ts";
import type { DayDelta } from "./figures.ts";

const COLUMNS = ["people", "interactions", "answers", "phones", "by_webhook", "by_poll"] as const;

/** Adds to the figures of days. A figure never falls under 0: a confirmation may come for what was not counted. */
export function countDays(accountId: string, days: ReadonlyMap<string, DayDelta>): Statement[] {
  const rows = [...days]
    .filter(([, delta]) => COLUMNS.some((name) => delta[name] !== 0))
    .map(([day, delta]) => ({ day, account_id: accountId, ...delta }));
  if (rows.length === 0) return [];
  const adding = COLUMNS.map((name) => sql.raw(`${name} = max(0, ${name} + excluded.${name})`));
  return [
    (mine) =>
      insertRows(
        mine,
        "daily_stats",
        ["day", "account_id", ...COLUMNS],
        rows,
        sql`(workspace_id, day, account_id) DO UPDATE SET ${sql.join(adding, sql`, `)}`,
      ),
  ];
}
