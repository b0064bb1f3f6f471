import { type Mine, type Statement, sql, type TenantDb } from "../db/tenant.ts";
import { LEAD_COUNTERS, type LeadCounter } from "./counters.ts";

/** Reading and repairing totals; counting.ts has the statements that change them. */
const list = (write: (name: LeadCounter) => string, separator = ", ") =>
  sql.raw(LEAD_COUNTERS.map(write).join(separator));
const NAMES = list((name) => name);

/** What an account's total is the sum of; of a change of one day the platform is not told. */
export type TotalsRow = Record<LeadCounter, number> & { accountId: string; platform: string | null };
export type AccountTotals = TotalsRow & { platform: string };

/** All accounts of a workspace are folded together, so one row tells for all. */
const foldedThrough = (mine: Mine) =>
  sql`coalesce((SELECT through_day FROM lead_totals WHERE workspace_id = ${mine.id} LIMIT 1), '')`;

/** Rows that add up to the totals: one per account, and one per account and day that waits to be folded. */
export const totalsRows: Statement = (mine) => sql`SELECT account_id AS accountId, platform, ${NAMES}
    FROM lead_totals WHERE workspace_id = ${mine.id}
  UNION ALL SELECT account_id, NULL, ${NAMES} FROM daily_stats
    WHERE workspace_id = ${mine.id} AND day > ${foldedThrough(mine)}`;

export function addUpTotals(rows: readonly TotalsRow[]): TotalsRow[] {
  const totals = new Map<string, TotalsRow>();
  for (const row of rows) {
    const own = totals.get(row.accountId);
    totals.set(row.accountId, own ? { ...sum(own, row), platform: own.platform ?? row.platform } : row);
  }
  return [...totals.values()];
}

function sum(a: TotalsRow, b: TotalsRow): TotalsRow {
  const next = { ...a };
  for (const name of LEAD_COUNTERS) next[name] += b[name];
  return next;
}

/** How far totals are trusted: the hourly run's mark and the last comparison with the leads. */
export type TotalsState = { scoredUntil: number; verifiedAt: number | null };
const totalsState: Statement = (mine) => sql`SELECT scored_until AS scoredUntil,
    totals_verified_at AS verifiedAt FROM workspace_settings WHERE workspace_id = ${mine.id}`;

/** Reads a row per account, one per account and open day, and two. */
export async function readTotals(
  tenant: TenantDb,
): Promise<{ accounts: AccountTotals[]; state: TotalsState | undefined }> {
  const [rows, state] = await tenant.batch<[TotalsRow, TotalsState]>([totalsRows, totalsState]);
  const accounts = addUpTotals(rows.rows);
  const platforms = await findPlatforms(
    tenant,
    accounts.filter((one) => one.platform === null).map((one) => one.accountId),
  );
  return {
    accounts: accounts.map((one) => ({
      ...one,
      platform: one.platform ?? platforms.get(one.accountId) ?? "",
    })),
    state: state.rows[0],
  };
}

/** Of accounts before their first night; when one of them is being erased, only its leads still know. */
async function findPlatforms(tenant: TenantDb, accountIds: readonly string[]): Promise<Map<string, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await tenant.all<{ accountId: string; platform: string | null }>(
    (mine) => sql`SELECT j.value AS accountId, coalesce(
        (SELECT a.platform FROM accounts a WHERE a.workspace_id = ${mine.id} AND a.id = j.value),
        (SELECT l.platform FROM leads l WHERE l.workspace_id = ${mine.id} AND l.account_id = j.value LIMIT 1)
      ) AS platform FROM json_each(${JSON.stringify(accountIds)}) j`,
  );
  return new Map(rows.map((row) => [row.accountId, row.platform ?? ""]));
}

/**
 * Makes the totals what the leads are at that moment, with changes up to `throughDay` folded in, in one statement.
 * Writes only rows that differ, and answers with what it wrote.
 * @param throughDay `lastFoldableDay`; a day before that of the last fold leaves that one's
 */
export const recountTotals =
  (throughDay: string): Statement =>
  (mine) =>
    sql`WITH f AS MATERIALIZED (SELECT ${foldedThrough(mine)} AS last,
        max(${foldedThrough(mine)}, ${throughDay}) AS next),
    r AS MATERIALIZED (SELECT account_id, min(platform) AS platform,
        ${list((name) => (name === "target" ? "sum(target) AS target" : `sum(status = '${name}') AS ${name}`))}
      FROM leads NOT INDEXED WHERE workspace_id = ${mine.id} GROUP BY account_id),
    c AS MATERIALIZED (SELECT account_id,
        ${list((name) => `sum(iif(day > f.next, ${name}, 0)) AS ${name}`)}
      FROM f CROSS JOIN daily_stats WHERE workspace_id = ${mine.id} AND day > f.last GROUP BY account_id),
    k AS MATERIALIZED (SELECT account_id FROM lead_totals WHERE workspace_id = ${mine.id}
      UNION SELECT account_id FROM r UNION SELECT account_id FROM c)
    INSERT INTO lead_totals (workspace_id, account_id, platform, ${NAMES}, through_day)
    SELECT ${mine.id}, k.account_id, coalesce(a.platform, r.platform, ''),
      ${list((name) => `coalesce(r.${name}, 0) - coalesce(c.${name}, 0)`)}, f.next
    FROM f CROSS JOIN k LEFT JOIN r ON r.account_id = k.account_id LEFT JOIN c ON c.account_id = k.account_id
      LEFT JOIN accounts a ON a.workspace_id = ${mine.id} AND a.id = k.account_id
    WHERE true
    ON CONFLICT (workspace_id, account_id) DO UPDATE SET through_day = excluded.through_day,
      ${list((name) => `${name} = excluded.${name}`)}
    WHERE lead_totals.through_day <> excluded.through_day
      OR ${list((name) => `lead_totals.${name} <> excluded.${name}`, " OR ")}
    RETURNING account_id AS accountId, ${NAMES}`;

/** What the next fold would write if every change was counted: the totals, but for days behind it. */
const foldableRows =
  (throughDay: string): Statement =>
  (mine) =>
    sql`${totalsRows(mine)} AND day <= ${throughDay}`;

export type Repair = { accountId: string } & Record<LeadCounter, number>;

/**
 * Folds, recounts and repairs in one atomic batch: what is compared is one instant, whatever is taken in meanwhile.
 * @returns by account, what the totals were short of (negative: too high); none when they were right
 */
export async function foldTotals(tenant: TenantDb, throughDay: string, now: number): Promise<Repair[]> {
  const [foldable, written] = await tenant.batch<[TotalsRow, Repair, never]>([
    foldableRows(throughDay),
    recountTotals(throughDay),
    (mine) => sql`INSERT INTO workspace_settings (workspace_id, totals_verified_at, updated_at)
      VALUES (${mine.id}, ${now}, ${now})
      ON CONFLICT (workspace_id) DO UPDATE SET totals_verified_at = excluded.totals_verified_at`,
  ]);
  const expected = new Map(addUpTotals(foldable.rows).map((row) => [row.accountId, row]));
  return written.rows
    .map((row): Repair => {
      const own = expected.get(row.accountId);
      const off = LEAD_COUNTERS.map((name) => [name, row[name] - (own?.[name] ?? 0)] as const);
      return { accountId: row.accountId, ...(Object.fromEntries(off) as Record<LeadCounter, number>) };
    })
    .filter((one) => LEAD_COUNTERS.some((name) => one[name] !== 0));
}
