import { isLostRace } from "../db/bulk.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import {
  dropFromTarget,
  listAccounts,
  listHeatRange,
  statementsOfDrop,
  statementsOfRange,
} from "./crossing-store.ts";
import { crossedBetween } from "./heat.ts";
import { type RescoreJob, SYNC_JOB_VERSION } from "./jobs.ts";
import { readScoring } from "./service.ts";
import { markScored } from "./store.ts";

const LEADS_PER_CHUNK = 2000;
/** D1 answers 1,000 in an invocation; what is left goes on in a message of its own. */
const STATEMENTS_PER_MESSAGE = 900;
const TRIES = 3;
/** Behind every id, so that a range includes its upper end's heat only when asked to. */
const BEFORE_ALL_IDS = "";

/**
 * Takes out of the target, and of its count, whoever fell under the threshold since the last run. Reads only the
 * range of heat in between; run again, it finds nobody.
 * @param until epoch ms; a time at or before the last run's does nothing
 */
export async function countCrossings(deps: Deps, workspaceId: string, until: number): Promise<void> {
  const tenant = deps.tenant(workspaceId);
  const { scoring, version, scoredUntil } = await readScoring(tenant);
  if (version > 0 && scoredUntil === 0) {
    // The rules changed and their re-scoring never ended: its message was lost. It counts crossings itself.
    const job: RescoreJob = {
      v: SYNC_JOB_VERSION,
      workspaceId,
      kind: "rescore",
      after: null,
      scoringVersion: version,
      startedAt: deps.now(),
    };
    await deps.env.SYNC.send(job);
    return;
  }
  if (until <= scoredUntil) return;
  if (scoring.threshold > 0) {
    const { fromHeat, toHeat } = crossedBetween(scoring.threshold, scoredUntil, until, scoring.halfLifeDays);
    const isDone = await dropRange(tenant, { fromHeat, toHeat }, version, deps.now());
    if (!isDone) {
      await deps.env.SYNC.send({ v: SYNC_JOB_VERSION, workspaceId, kind: "score", until });
      return;
    }
  }
  await markScored(tenant, until, version);
}

/** @returns false when the range is longer than one message may take */
async function dropRange(
  tenant: TenantDb,
  { fromHeat, toHeat }: { fromHeat: number; toHeat: number },
  scoringVersion: number,
  now: number,
): Promise<boolean> {
  const accountIds = await listAccounts(tenant);
  let before = { heat: toHeat, id: BEFORE_ALL_IDS };
  let failures = 0;
  let statements = 0;
  while (statements < STATEMENTS_PER_MESSAGE) {
    const leads = await listHeatRange(tenant, accountIds, { fromHeat, before }, LEADS_PER_CHUNK);
    statements += statementsOfRange(accountIds);
    const last = leads.at(-1);
    if (!last) return true;
    const fallen = leads.filter((lead) => lead.target);
    try {
      if (fallen.length > 0) {
        statements += statementsOfDrop(accountIds);
        await dropFromTarget(tenant, fallen, { before, last }, scoringVersion, now);
      }
    } catch (error) {
      failures += 1;
      if (!isLostRace(error) || failures === TRIES) throw error;
      // Somebody acted meanwhile and may be warm again: look at this chunk once more.
      continue;
    }
    if (leads.length < LEADS_PER_CHUNK) return true;
    before = { heat: last.heat, id: last.id };
  }
  return false;
}
