import { isLostRace } from "../db/bulk.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { Problem } from "../http/problem.ts";
import type { Scoring } from "./contract.ts";
import { type RescoreJob, SYNC_JOB_VERSION } from "./jobs.ts";
import { rescoreChunk } from "./rescore.ts";
import { readScoring } from "./service.ts";
import { writeScoring } from "./store.ts";

/**
 * Replaces the rules and re-scores everybody by them: the first leads at once, so that a small workspace sees the
 * result with the answer, the rest through the queue. Rules that are what they were change nothing.
 * @throws Problem conflict when somebody else changed the rules at the same moment
 */
export async function saveScoring(deps: Deps, tenant: TenantDb, next: Scoring): Promise<Scoring> {
  const now = deps.now();
  const current = await readScoring(tenant);
  const text = JSON.stringify(next);
  if (text === JSON.stringify(current.scoring)) return current.scoring;
  const scoringVersion = await writeScoring(tenant, text, current.version, now);
  if (scoringVersion === undefined) throw new Problem("conflict");
  const job: RescoreJob = {
    v: SYNC_JOB_VERSION,
    workspaceId: tenant.workspaceId,
    kind: "rescore",
    after: null,
    scoringVersion,
    startedAt: now,
  };
  try {
    const rest = await rescoreChunk(deps, job);
    if (rest) await deps.env.SYNC.send(rest);
  } catch (error) {
    if (!isLostRace(error)) throw error;
    await deps.env.SYNC.send(job);
  }
  return next;
}
