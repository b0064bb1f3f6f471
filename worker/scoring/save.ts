import { isLostRace } from "../db/bulk.ts";
import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { Problem } from "../http/problem.ts";
import { jobCreated } from "../jobs/service.ts";
import { showTotals } from "../leads/totals.ts";
import type { Scoring, ScoringAnswer } from "./contract.ts";
import { type Depth, depthOf } from "./depth.ts";
import { type RescoreJob, SYNC_JOB_VERSION } from "./jobs.ts";
import { rescoreFirst } from "./rescore.ts";
import { rescoringStarted, rulesWritten, showRescoring } from "./rescoring-store.ts";
import { isSettled, readScoring } from "./service.ts";
import { rulesUnchanged } from "./store.ts";

export const showScoring = async (tenant: TenantDb): Promise<ScoringAnswer> => {
  const [{ scoring }, rescoring] = await Promise.all([readScoring(tenant), showRescoring(tenant)]);
  return { ...scoring, rescoring };
};

/**
 * Replaces the rules and scores everybody by them: the first leads at once, so that a small workspace sees the
 * result with the answer, the rest through the queue. Rules that are what they were change nothing; a scoring by
 * older rules that is still under way ends.
 * @throws Problem conflict when somebody else changed the rules at the same moment
 */
export async function saveScoring(deps: Deps, tenant: TenantDb, next: Scoring): Promise<ScoringAnswer> {
  const current = await readScoring(tenant);
  if (JSON.stringify(next) === JSON.stringify(current.scoring)) return showScoring(tenant);
  // What older rules left undone has to be done with these.
  const depth: Depth = isSettled(current) ? depthOf(current.scoring, next) : "points";
  const job = await start(deps, tenant, next, depth, current.version);
  try {
    if (!(await rescoreFirst(deps, job))) await deps.env.SYNC.send(job);
  } catch (error) {
    if (!isLostRace(error)) throw error;
    await deps.env.SYNC.send(job);
  }
  return { ...next, rescoring: await showRescoring(tenant) };
}

async function start(
  deps: Deps,
  tenant: TenantDb,
  next: Scoring,
  depth: Depth,
  expected: number,
): Promise<RescoreJob> {
  const now = deps.now();
  const jobId = newId("job", now);
  const scoringVersion = expected + 1;
  const { total } = await showTotals(tenant);
  try {
    await tenant.batch([
      rulesUnchanged(expected),
      rulesWritten(JSON.stringify(next), now),
      ...rescoringStarted({ jobId, scoringVersion, depth, after: "", startedAt: now }),
      jobCreated({ id: jobId, kind: "rescore", total, createdAt: now }),
    ]);
  } catch (error) {
    throw isLostRace(error) ? new Problem("conflict") : error;
  }
  return {
    v: SYNC_JOB_VERSION,
    workspaceId: tenant.workspaceId,
    kind: "rescore",
    after: null,
    scoringVersion,
    startedAt: now,
  };
}
