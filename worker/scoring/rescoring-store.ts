import { type Statement, sql, type TenantDb } from "../db/tenant.ts";
import type { Rescoring } from "./contract.ts";
import type { Depth } from "./depth.ts";

/** How far the scoring of everybody is. `after` is the last lead that was scored, "" at the start. */
export type RescoringRow = {
  jobId: string;
  scoringVersion: number;
  depth: Depth;
  after: string;
  /** Epoch ms. */
  startedAt: number;
};

export const findRescoring = (tenant: TenantDb): Promise<RescoringRow | undefined> =>
  tenant.first<RescoringRow>(
    (
      mine,
    ) => sql`SELECT job_id AS jobId, scoring_version AS scoringVersion, depth, after, started_at AS startedAt
      FROM rescorings WHERE workspace_id = ${mine.id}`,
  );

/** What is shown while everybody is being scored; null when nothing is left to do. */
export const showRescoring = async (tenant: TenantDb): Promise<Rescoring> =>
  (await tenant.first<NonNullable<Rescoring>>(
    (mine) => sql`SELECT r.job_id AS jobId, j.done, j.total FROM rescorings r
      JOIN workspace_settings w ON w.workspace_id = r.workspace_id
        AND w.scoring_version = r.scoring_version AND w.scored_until = 0
      JOIN jobs j ON j.workspace_id = r.workspace_id AND j.id = r.job_id AND j.state IN ('waiting', 'running')
      WHERE r.workspace_id = ${mine.id}`,
  )) ?? null;

/** `scored_until` 0 says that nobody is scored by them yet. */
export const rulesWritten =
  (scoring: string, now: number): Statement =>
  (mine) =>
    sql`INSERT INTO workspace_settings AS w (workspace_id, scoring, scoring_version, updated_at)
      VALUES (${mine.id}, ${scoring}, 1, ${now})
      ON CONFLICT (workspace_id) DO UPDATE SET scoring = excluded.scoring,
        scoring_version = w.scoring_version + 1, scored_until = 0, updated_at = excluded.updated_at`;

/** Newer rules begin with everybody anew; what worked by older ones says that it did not come to its end. */
export const rescoringStarted = (row: RescoringRow): Statement[] => [
  (mine) => sql`UPDATE jobs SET state = 'failed', finished_at = ${row.startedAt}
    WHERE workspace_id = ${mine.id} AND state IN ('waiting', 'running')
      AND id = (SELECT job_id FROM rescorings WHERE workspace_id = ${mine.id})`,
  (mine) => sql`INSERT INTO rescorings (workspace_id, job_id, scoring_version, depth, after, started_at)
    VALUES (${mine.id}, ${row.jobId}, ${row.scoringVersion}, ${row.depth}, ${row.after}, ${row.startedAt})
    ON CONFLICT (workspace_id) DO UPDATE SET job_id = excluded.job_id, scoring_version = excluded.scoring_version,
      depth = excluded.depth, after = excluded.after, started_at = excluded.started_at`,
];

/** Fails the batch when another message has gone on meanwhile: progress is counted once. */
export const rescoringMoved = (before: RescoringRow, after: string): Statement[] => [
  (mine) => sql`SELECT json('lost race ' || workspace_id) FROM rescorings WHERE workspace_id = ${mine.id}
    AND (job_id <> ${before.jobId} OR after <> ${before.after})`,
  (mine) => sql`UPDATE rescorings SET after = ${after} WHERE workspace_id = ${mine.id} AND after <> ${after}`,
];
