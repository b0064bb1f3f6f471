import { isLostRace } from "../db/bulk.ts";
import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { jobAdvanced, jobCreated, jobFinished } from "../jobs/service.ts";
import { showTotals } from "../leads/totals.ts";
import { looksPerInteraction } from "./depth.ts";
import { scoreFromSum } from "./heat.ts";
import { type RescoreJob, SYNC_JOB_VERSION } from "./jobs.ts";
import { findLearned } from "./learned-store.ts";
import { pointsBy } from "./points.ts";
import { type CountedLead, type Recount, recount } from "./recount.ts";
import { findRescoring, type RescoringRow, rescoringMoved, rescoringStarted } from "./rescoring-store.ts";
import { readScoring, type WorkspaceScoring } from "./service.ts";
import {
  listCountedLeads,
  listInteractionsOf,
  rulesUnchanged,
  type StoredInteraction,
  scoredMark,
  writeRecounts,
} from "./store.ts";

const LEADS_PER_CHUNK = 500;
/** Where stored scores are enough, nothing else is read. */
const SCORED_LEADS_PER_CHUNK = 2000;
/** What one chunk may read at most, unless a single lead has more. */
const INTERACTIONS_PER_CHUNK = 5000;
/** About seven statements each: far below the 1,000 of an invocation. */
const CHUNKS_PER_MESSAGE = 20;
/** Some five seconds of a core. */
const LOOKS_PER_MESSAGE = 1_000_000;
/** What somebody who saves may wait for: some half a second. */
const LOOKS_WHILE_SAVING = 100_000;
const TRIES = 3;

/** What one chunk came to; `left`: other rules are in force, or another message is at work. */
type Step = { outcome: "more" | "done" | "left"; looks: number };
const LEFT: Step = { outcome: "left", looks: 0 };

/**
 * Scores everybody in a workspace by its present rules, some chunks per queue message. How far it is stands in the
 * database, so a lost, repeated or late message costs only time. Superseded rules stop it.
 */
export async function rescore(deps: Deps, job: RescoreJob): Promise<void> {
  for (let chunk = 0, looks = 0; chunk < CHUNKS_PER_MESSAGE && looks < LOOKS_PER_MESSAGE; chunk++) {
    const step = await rescoreChunk(deps, job, LOOKS_PER_MESSAGE);
    if (step.outcome === "done") await compareAgain(deps, job);
    if (step.outcome !== "more") return;
    looks += step.looks;
  }
  await deps.env.SYNC.send(job);
}

/** The first chunk, while whoever saved the rules waits. @returns false when more is left to do */
export async function rescoreFirst(deps: Deps, job: RescoreJob): Promise<boolean> {
  const { outcome } = await rescoreChunk(deps, job, LOOKS_WHILE_SAVING);
  if (outcome === "done") await compareAgain(deps, job);
  return outcome !== "more";
}

/** What was learned beat the rules as they were. */
async function compareAgain(deps: Deps, { workspaceId }: RescoreJob): Promise<void> {
  const learned = await findLearned(deps.tenant(workspaceId));
  if (!learned || learned.state === "collecting") return;
  await deps.env.SYNC.send({ v: SYNC_JOB_VERSION, workspaceId, kind: "learn", jobId: null });
}

/** @throws when leads keep changing under it */
async function rescoreChunk(deps: Deps, job: RescoreJob, looks: number): Promise<Step> {
  const tenant = deps.tenant(job.workspaceId);
  const before = await findRescoring(tenant);
  for (let attempt = 1; ; attempt++) {
    try {
      return await takeChunk(tenant, job, { now: deps.now(), looks });
    } catch (error) {
      if (!isLostRace(error)) throw error;
      if (attempt < TRIES) continue;
      const now = await findRescoring(tenant);
      if (now && (now.jobId !== before?.jobId || now.after !== before.after)) return LEFT;
      throw error;
    }
  }
}

async function takeChunk(
  tenant: TenantDb,
  { scoringVersion }: RescoreJob,
  { now, looks }: { now: number; looks: number },
): Promise<Step> {
  const rules = await readScoring(tenant);
  if (rules.version !== scoringVersion || rules.scoredUntil > 0) return LEFT;
  const run = await currentRun(tenant, scoringVersion, now);
  const each = looksPerInteraction(run.depth, rules.scoring);
  const limit = run.depth === "target" ? SCORED_LEADS_PER_CHUNK : LEADS_PER_CHUNK;
  const found = await listCountedLeads(tenant, run.after, limit);
  const most = Math.min(INTERACTIONS_PER_CHUNK, Math.floor(looks / each));
  const leads = run.depth === "target" ? found : within(found, most);
  const isLast = found.length < limit && leads.length === found.length;
  const recounts =
    run.depth === "target"
      ? leads.map((before) => ({ before, ...retarget(before, rules, now) }))
      : await recountAll(tenant, leads, run, rules, now);
  await writeRecounts(tenant, recounts, scoringVersion, now, [
    ...rescoringMoved(run, leads.at(-1)?.id ?? run.after),
    jobAdvanced(run.jobId, leads.length),
    ...(isLast ? [scoredMark(run.startedAt, scoringVersion), jobFinished(run.jobId, now)] : []),
  ]);
  const seen = leads.reduce((sum, lead) => sum + lead.interactionCount, 0);
  return { outcome: isLast ? "done" : "more", looks: run.depth === "target" ? leads.length : seen * each };
}

/** Where older code, or a change of zone, asked for it, nothing is noted yet and all has to be looked at. */
async function currentRun(tenant: TenantDb, scoringVersion: number, now: number): Promise<RescoringRow> {
  const known = await findRescoring(tenant);
  if (known?.scoringVersion === scoringVersion) return known;
  const run: RescoringRow = {
    jobId: newId("job", now),
    scoringVersion,
    depth: "points",
    after: "",
    startedAt: now,
  };
  const { total } = await showTotals(tenant);
  await tenant.batch([
    rulesUnchanged(scoringVersion),
    ...rescoringStarted(run),
    jobCreated({ id: run.jobId, kind: "rescore", total, createdAt: now }),
  ]);
  return run;
}

/** Sum and heat stay: only who counts as a target can change. */
function retarget(lead: CountedLead, { scoring }: WorkspaceScoring, now: number): Recount {
  const target = scoreFromSum(lead, now, scoring.halfLifeDays) >= scoring.threshold;
  return { lead: target === lead.target ? null : { ...lead, target }, interactions: [] };
}

async function recountAll(
  tenant: TenantDb,
  leads: readonly CountedLead[],
  { depth }: Pick<RescoringRow, "depth">,
  rules: WorkspaceScoring,
  now: number,
) {
  const withTexts = depth === "points" && rules.scoring.rules.length > 0;
  const byLead = await interactionsByLead(tenant, leads, withTexts);
  return leads.map((before) => {
    const own = (byLead.get(before.id) ?? []).map((stored) => ({
      stored,
      points: depth === "points" ? pointsNow(stored, rules.scoring) : stored.points,
    }));
    return { before, ...recount(before, own, rules.scoring, rules.zone, now) };
  });
}

/** Everything that is kept of some leads; a lead without any has an empty list. */
export async function interactionsByLead(
  tenant: TenantDb,
  leads: readonly { id: string }[],
  withTexts: boolean,
): Promise<Map<string, StoredInteraction[]>> {
  const byLead = new Map<string, StoredInteraction[]>(leads.map((lead) => [lead.id, []]));
  const ids = leads.map((lead) => lead.id);
  if (ids.length === 0) return byLead;
  for (const one of await listInteractionsOf(tenant, ids, withTexts)) byLead.get(one.leadId)?.push(one);
  return byLead;
}

/** As many leads from the front as stay within the budget of interactions, at least one. */
export function within(leads: readonly CountedLead[], budget: number): CountedLead[] {
  let sum = 0;
  const taken = leads.findIndex((lead, index) => {
    sum += lead.interactionCount;
    return index > 0 && sum > budget;
  });
  return taken === -1 ? [...leads] : leads.slice(0, taken);
}

/** What was taken back has neither words nor points, and gets none by new rules. */
export const pointsNow = (one: StoredInteraction, scoring: WorkspaceScoring["scoring"]): number =>
  one.isSilent && one.points === 0 ? 0 : pointsBy(scoring, one);
