import type { TenantDb } from "../db/tenant.ts";
import { notFound } from "../http/problem.ts";
import type { Job } from "./contract.ts";
import { findJob } from "./store.ts";

export {
  findJob,
  jobAdvanced,
  jobCreated,
  jobFailed,
  jobFinished,
  jobGrew,
  jobResumed,
  jobStopped,
} from "./store.ts";

/** @throws Problem not-found, also for the job of another workspace */
export async function showJob(tenant: TenantDb, id: string): Promise<Job> {
  const row = await findJob(tenant, id);
  if (!row) throw notFound();
  return {
    ...row,
    createdAt: new Date(row.createdAt).toISOString(),
    finishedAt: row.finishedAt === null ? null : new Date(row.finishedAt).toISOString(),
  };
}
