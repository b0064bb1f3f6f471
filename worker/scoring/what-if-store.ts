import { type Mine, type Statement, sql, type TenantDb } from "../db/tenant.ts";
import { LEAD_STATUSES } from "../leads/contract.ts";
import { DAY_MS } from "./days.ts";
import type { Depth } from "./depth.ts";
import type { Compared } from "./tally.ts";

/** How big a workspace is, up to `atMost` leads: whether a question is answered at once. */
export async function sizeOf(
  tenant: TenantDb,
  atMost: number,
): Promise<{ leads: number; interactions: number }> {
  const row = await tenant.first<{ leads: number; interactions: number | null }>(
    (mine) => sql`SELECT count(*) AS leads, sum(interactionCount) AS interactions FROM (
      SELECT interaction_count AS interactionCount FROM leads WHERE workspace_id = ${mine.id}
      ORDER BY id LIMIT ${atMost + 1})`,
  );
  return { leads: row?.leads ?? 0, interactions: row?.interactions ?? 0 };
}

/** The parts of the index that heat orders: one for each account, status and presence of a number. */
const streams = (mine: Mine) => sql`(WITH RECURSIVE accounts_of(id) AS (
    SELECT min(account_id) FROM leads WHERE workspace_id = ${mine.id}
    UNION ALL
    SELECT (SELECT min(account_id) FROM leads WHERE workspace_id = ${mine.id} AND account_id > accounts_of.id)
      FROM accounts_of WHERE accounts_of.id IS NOT NULL)
  SELECT accounts_of.id AS account_id, s.value AS status, p.value AS has_phone FROM accounts_of
    CROSS JOIN json_each(${JSON.stringify(LEAD_STATUSES)}) s CROSS JOIN json_each('[0,1]') p
  WHERE accounts_of.id IS NOT NULL) s`;

/** Leads with `from <= heat < to`: how many, and the hottest of them. Reads the index of that range alone. */
export async function countHeat(
  tenant: TenantDb,
  { from, to }: { from: number; to: number },
  examples: number,
): Promise<{ count: number; hottest: { id: string; heat: number }[] }> {
  const range = (mine: Mine) => sql`${streams(mine)} CROSS JOIN leads l ON l.workspace_id = ${mine.id}
    AND l.account_id = s.account_id AND l.status = s.status AND l.has_phone = s.has_phone
    AND l.heat >= ${from} AND l.heat < ${to}`;
  const [counted, hottest] = await tenant.batch<[{ count: number }, { id: string; heat: number }]>([
    (mine) => sql`SELECT count(*) AS count FROM ${range(mine)}`,
    (mine) => sql`SELECT l.id, l.heat FROM ${range(mine)} ORDER BY l.heat DESC, l.id LIMIT ${examples}`,
  ]);
  return { count: counted.rows[0]?.count ?? 0, hottest: hottest.rows };
}

/**
 * The points of a page of leads as they stand, and as they would with another half-life, added up by the database:
 * only who might cross comes back.
 */
export async function compareDecay(
  tenant: TenantDb,
  page: { after: string; limit: number; at: number },
  before: { halfLifeDays: number; raw: number },
  after: { halfLifeDays: number; raw: number },
): Promise<{ compared: Compared[]; looked: number; last: string }> {
  const { at } = page;
  const leads = (mine: Mine) => sql`SELECT id, sum, sum_at, interaction_count FROM leads
    WHERE workspace_id = ${mine.id} AND id > ${page.after} ORDER BY id LIMIT ${page.limit}`;
  const perHalfLife = ({ halfLifeDays }: { halfLifeDays: number }) =>
    sql`CAST(${halfLifeDays * DAY_MS} AS REAL)`;
  const [crossing, seen] = await tenant.batch<[Compared, { looked: number; last: string | null }]>([
    (mine) => sql`WITH page AS MATERIALIZED (${leads(mine)}),
      compared AS (SELECT p.id, p.sum * pow(2, (p.sum_at - ${at}) / ${perHalfLife(after)}) AS faded,
          p.sum * pow(2, (p.sum_at - ${at}) / ${perHalfLife(before)}) AS rawBefore, p.interaction_count AS expected,
          count(i.id) AS kept, sum(iif(i.capped = 0, i.points * pow(2, (i.at - ${at}) / ${perHalfLife(after)}), 0)) AS anew
        FROM page p LEFT JOIN interactions i INDEXED BY interactions_lead
          ON i.workspace_id = ${mine.id} AND i.lead_id = p.id GROUP BY p.id),
      both AS (SELECT id, rawBefore, iif(kept > 0 AND kept >= expected, anew, faded) AS rawAfter FROM compared)
      SELECT id, rawBefore, rawAfter FROM both
      WHERE (max(rawBefore, 0) >= ${before.raw * (1 - NEAR)}) <> (max(rawAfter, 0) >= ${after.raw * (1 + NEAR)})
        OR (max(rawBefore, 0) >= ${before.raw * (1 + NEAR)}) <> (max(rawAfter, 0) >= ${after.raw * (1 - NEAR)})`,
    (mine) => sql`SELECT count(*) AS looked, max(id) AS last FROM (${leads(mine)})`,
  ]);
  const { looked = 0, last = null } = seen.rows[0] ?? {};
  return { compared: crossing.rows, looked, last: last ?? page.after };
}
/** Whoever stands on the very edge is looked at once more by the rule itself. */
const NEAR = 1e-9;

export type WhatIfRow = {
  jobId: string;
  /** JSON of `Scoring`. */
  scoring: string;
  scoringVersion: number;
  depth: Depth;
  at: number;
  after: string;
  /** JSON of `Tally`. */
  found: string;
};

export const findWhatIf = (tenant: TenantDb, jobId: string): Promise<WhatIfRow | undefined> =>
  tenant.first<WhatIfRow>(
    (mine) => sql`SELECT job_id AS jobId, scoring, scoring_version AS scoringVersion, depth, at, after, found
      FROM what_ifs WHERE workspace_id = ${mine.id} AND job_id = ${jobId}`,
  );

/** One at a time: an older question that is still looked into is given up. */
export const whatIfAsked = (row: WhatIfRow): Statement[] => [
  (mine) => sql`UPDATE jobs SET state = 'failed', finished_at = ${row.at}
    WHERE workspace_id = ${mine.id} AND state IN ('waiting', 'running')
      AND id IN (SELECT job_id FROM what_ifs WHERE workspace_id = ${mine.id})`,
  whatIfsForgotten(row.at - DAY_MS),
  (mine) => sql`INSERT INTO what_ifs (workspace_id, job_id, scoring, scoring_version, depth, at, after, found)
    VALUES (${mine.id}, ${row.jobId}, ${row.scoring}, ${row.scoringVersion}, ${row.depth}, ${row.at}, ${row.after},
      ${row.found})`,
];

/** Fails the batch when another message has gone on meanwhile, or when the question was given up. */
export const whatIfMoved = (before: WhatIfRow, next: Pick<WhatIfRow, "after" | "found">): Statement[] => [
  (mine) => sql`SELECT json('lost race ' || w.workspace_id) FROM what_ifs w
    JOIN jobs j ON j.workspace_id = w.workspace_id AND j.id = w.job_id
    WHERE w.workspace_id = ${mine.id} AND w.job_id = ${before.jobId}
      AND (w.after <> ${before.after} OR j.state NOT IN ('waiting', 'running'))`,
  (mine) => sql`UPDATE what_ifs SET after = ${next.after}, found = ${next.found}
    WHERE workspace_id = ${mine.id} AND job_id = ${before.jobId}`,
];

/** Those asked before a time, epoch ms. */
export const whatIfsForgotten =
  (before: number): Statement =>
  (mine) =>
    sql`DELETE FROM what_ifs WHERE workspace_id = ${mine.id} AND at < ${before}`;

export type NamedLead = { id: string; username: string; displayName: string | null };

/** Names of some leads; whoever is gone is left out. */
export const listNames = (tenant: TenantDb, ids: readonly string[]): Promise<NamedLead[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tenant.all<NamedLead>(
        (mine) => sql`SELECT l.id, l.username, l.display_name AS displayName
          FROM json_each(${JSON.stringify(ids)}) j CROSS JOIN leads l
            ON l.workspace_id = ${mine.id} AND l.id = j.value`,
      );
