import { type Mine, type Statement, sql, type TenantDb } from "../db/tenant.ts";
import { facetsOf } from "../leads/facets.ts";
import { listAccounts } from "./crossing-store.ts";
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

/** Leads with `from <= heat < to`, as far as the index of that range tells it. */
type HeatRange = { from: number; to: number };
const inRange = (mine: Mine, facets: string, { from, to }: HeatRange) => sql`json_each(${facets}) s
  CROSS JOIN leads l INDEXED BY leads_facets ON l.workspace_id = ${mine.id}
    AND l.account_id = s.value ->> '$.accountId' AND l.status = s.value ->> '$.status'
    AND l.has_phone = s.value ->> '$.hasPhone' AND l.heat >= ${from} AND l.heat < ${to}`;

/**
 * How many leads a range of heat has, and the hottest of them; undefined for more than `atMost`. Reads the index of the
 * range alone, twice at most.
 */
export async function countHeat(
  tenant: TenantDb,
  range: HeatRange,
  atMost: number,
  examples: number,
): Promise<{ count: number; hottest: { id: string; heat: number }[] } | undefined> {
  const facets = JSON.stringify(facetsOf({ accountIds: await listAccounts(tenant) }));
  const counted = await tenant.first<{ count: number }>(
    (mine) => sql`SELECT count(*) AS count FROM (
      SELECT 1 FROM ${inRange(mine, facets, range)} LIMIT ${atMost + 1})`,
  );
  const count = counted?.count ?? 0;
  if (count > atMost) return undefined;
  const hottest = await tenant.all<{ id: string; heat: number }>(
    (mine) => sql`SELECT l.id, l.heat FROM ${inRange(mine, facets, range)}
      ORDER BY l.heat DESC, l.id LIMIT ${examples}`,
  );
  return { count, hottest };
}

/** Those of a page of leads who stand in a range of heat: by stored scores, each row is looked at once. */
export async function listInRange(
  tenant: TenantDb,
  page: { after: string; limit: number },
  { from, to }: HeatRange,
): Promise<{ found: { id: string; heat: number }[]; looked: number; last: string }> {
  const leads = (mine: Mine) => sql`SELECT id, heat FROM leads
    WHERE workspace_id = ${mine.id} AND id > ${page.after} ORDER BY id LIMIT ${page.limit}`;
  const [found, seen] = await tenant.batch<
    [{ id: string; heat: number }, { looked: number; last: string | null }]
  >([
    (mine) => sql`SELECT id, heat FROM (${leads(mine)}) WHERE heat >= ${from} AND heat < ${to}`,
    (mine) => sql`SELECT count(*) AS looked, max(id) AS last FROM (${leads(mine)})`,
  ]);
  const { looked = 0, last = null } = seen.rows[0] ?? {};
  return { found: found.rows, looked, last: last ?? page.after };
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

/**
 * One at a time: an older question that is still looked into is given up.
 * @param dueAt when it is rung again unless it has moved, epoch ms
 */
export const whatIfAsked = (row: WhatIfRow, dueAt: number): Statement[] => [
  jobsGivenUp(row.at, row.at),
  (mine) => sql`UPDATE what_ifs SET due_at = NULL WHERE workspace_id = ${mine.id} AND due_at IS NOT NULL`,
  ...whatIfsForgotten(row.at - DAY_MS, row.at),
  (
    mine,
  ) => sql`INSERT INTO what_ifs (workspace_id, job_id, scoring, scoring_version, depth, at, after, found, due_at)
    VALUES (${mine.id}, ${row.jobId}, ${row.scoring}, ${row.scoringVersion}, ${row.depth}, ${row.at}, ${row.after},
      ${row.found}, ${dueAt})`,
];

/** Jobs of questions asked until a time end unanswered. */
const jobsGivenUp =
  (until: number, now: number): Statement =>
  (mine) =>
    sql`UPDATE jobs SET state = 'failed', finished_at = ${now}
      WHERE workspace_id = ${mine.id} AND state IN ('waiting', 'running')
        AND id IN (SELECT job_id FROM what_ifs WHERE workspace_id = ${mine.id} AND at <= ${until})`;

/** Fails the batch when another message has gone on meanwhile, or when the question was given up. */
export const whatIfMoved = (
  before: WhatIfRow,
  next: Pick<WhatIfRow, "after" | "found">,
  dueAt: number | null,
): Statement[] => [
  (mine) => sql`SELECT json('lost race ' || w.workspace_id) FROM what_ifs w
    JOIN jobs j ON j.workspace_id = w.workspace_id AND j.id = w.job_id
    WHERE w.workspace_id = ${mine.id} AND w.job_id = ${before.jobId}
      AND (w.after <> ${before.after} OR j.state NOT IN ('waiting', 'running'))`,
  (mine) => sql`UPDATE what_ifs SET after = ${next.after}, found = ${next.found}, due_at = ${dueAt}
    WHERE workspace_id = ${mine.id} AND job_id = ${before.jobId}`,
];

/** Nothing more is looked at: it is not rung again. */
export const whatIfEnded =
  (jobId: string): Statement =>
  (mine) =>
    sql`UPDATE what_ifs SET due_at = NULL WHERE workspace_id = ${mine.id} AND job_id = ${jobId}`;

/** Those asked until a time, epoch ms; whoever waits for one is told that it ended. */
export const whatIfsForgotten = (until: number, now: number): Statement[] => [
  jobsGivenUp(until, now),
  (mine) => sql`DELETE FROM what_ifs WHERE workspace_id = ${mine.id} AND at <= ${until}`,
];

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
