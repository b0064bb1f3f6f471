import type { SQL } from "drizzle-orm";
import { type Mine, type Statement, sql, type TenantDb } from "../db/tenant.ts";
import type { JobKind, JobState } from "./contract.ts";

/** A job as stored. Times are epoch ms. */
export type JobRow = {
  id: string;
  kind: JobKind;
  state: JobState;
  done: number;
  total: number;
  createdAt: number;
  finishedAt: number | null;
};

export const findJob = (tenant: TenantDb, id: string): Promise<JobRow | undefined> =>
  tenant.first<JobRow>(
    (mine) => sql`SELECT id, kind, state, done, total, created_at AS createdAt, finished_at AS finishedAt
      FROM jobs WHERE workspace_id = ${mine.id} AND id = ${id}`,
  );

/** A number, or a count that the statement itself makes. */
export type Amount = number | ((mine: Mine) => SQL);
const amountOf = (amount: Amount, mine: Mine): SQL =>
  typeof amount === "number" ? sql`${amount}` : sql`(${amount(mine)})`;

/** The statements below belong into the batch that does the work they count. A repeated creation changes nothing. */
export const jobCreated =
  (job: { id: string; kind: JobKind; total: Amount; createdAt: number }): Statement =>
  (mine) =>
    sql`INSERT INTO jobs (workspace_id, id, kind, state, total, created_at)
      VALUES (${mine.id}, ${job.id}, ${job.kind}, 'waiting', ${amountOf(job.total, mine)}, ${job.createdAt})
      ON CONFLICT DO NOTHING`;

export const jobAdvanced =
  (id: string, by: Amount): Statement =>
  (mine) =>
    sql`UPDATE jobs SET state = 'running', done = min(total, done + ${amountOf(by, mine)})
      WHERE workspace_id = ${mine.id} AND id = ${id} AND state <> 'done'`;

/** It was tried often enough to say so. It may still go on, and end. */
export const jobFailed =
  (id: string): Statement =>
  (mine) =>
    sql`UPDATE jobs SET state = 'failed'
      WHERE workspace_id = ${mine.id} AND id = ${id} AND state IN ('waiting', 'running')`;

export const jobResumed =
  (id: string): Statement =>
  (mine) =>
    sql`UPDATE jobs SET state = 'running' WHERE workspace_id = ${mine.id} AND id = ${id} AND state = 'failed'`;

export const jobFinished =
  (id: string, at: number): Statement =>
  (mine) =>
    sql`UPDATE jobs SET state = 'done', done = total, finished_at = ${at}
      WHERE workspace_id = ${mine.id} AND id = ${id} AND state <> 'done'`;

/** More was found to work on. */
export const jobGrew =
  (id: string, by: number): Statement =>
  (mine) =>
    sql`UPDATE jobs SET state = 'running', total = total + ${by}
      WHERE workspace_id = ${mine.id} AND id = ${id} AND state <> 'done'`;

/** It was called off: what is done is all there will be. */
export const jobStopped =
  (id: string, at: number): Statement =>
  (mine) =>
    sql`UPDATE jobs SET state = 'done', total = done, finished_at = ${at}
      WHERE workspace_id = ${mine.id} AND id = ${id} AND state <> 'done'`;
