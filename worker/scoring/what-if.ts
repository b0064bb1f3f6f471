import { isLostRace } from "../db/bulk.ts";
import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { sendAll } from "../doorbell/send.ts";
import { notFound } from "../http/problem.ts";
import { findJob, jobAdvanced, jobCreated, jobFailed, jobFinished } from "../jobs/service.ts";
import { showTotals } from "../leads/totals.ts";
import { RING_AGAIN_MS } from "../privacy/tries.ts";
import { type Scoring, ScoringSchema, type WhatIf, type WhatIfProgress } from "./contract.ts";
import { type Depth, depthOf, looksPerInteraction } from "./depth.ts";
import { decayedPoints, heatThreshold, rawOf, scoreFromHeat } from "./heat.ts";
import { SYNC_JOB_VERSION, type WhatIfJob } from "./jobs.ts";
import { type CountedLead, recount } from "./recount.ts";
import { interactionsByLead, pointsNow, within } from "./rescore.ts";
import { isSettled, readScoring, type WorkspaceScoring } from "./service.ts";
import { listCountedLeads } from "./store.ts";
import {
  type Compared,
  type Crossing,
  EMPTY_TALLY,
  EXAMPLES_SHOWN,
  joinTally,
  type Tally,
  tallyUp,
} from "./tally.ts";
import {
  compareDecay,
  countHeat,
  findWhatIf,
  listInRange,
  listNames,
  sizeOf,
  type WhatIfRow,
  whatIfAsked,
  whatIfEnded,
  whatIfMoved,
} from "./what-if-store.ts";

/** Answered at once up to so many leads and looks: about a second. */
const LEADS_AT_ONCE = 3000;
const LOOKS_AT_ONCE = 100_000;
const LEADS_PER_CHUNK = 500;
const INTERACTIONS_PER_CHUNK = 5000;
/** Where the database adds up by itself. */
const LEADS_PER_SUM = 5000;
const CHUNKS_PER_MESSAGE = 20;
const LOOKS_PER_MESSAGE = 1_000_000;
const TRIES = 3;
/** A moved threshold is answered at once up to so many leads between the old and the new one. */
const MOVED_AT_ONCE = 20_000;
/** Whoever still waits after so long is told that it failed. */
const GIVEN_UP_AFTER_MS = 6 * 60 * 60_000;
const MOST_RINGS = 500;

/** Two sets of rules, and what has to be looked at to tell who crosses between them. */
type Question = { rules: WorkspaceScoring; next: Scoring; depth: Depth; at: number };
type Part = { tally: Tally; after: string; isDone: boolean; looks: number };

/**
 * Who would come into the target and who would leave it if these rules were saved now. Writes nothing to leads.
 * @returns the answer, or the job that finds it in a workspace that takes longer
 */
export async function askWhatIf(
  deps: Deps,
  tenant: TenantDb,
  next: Scoring,
): Promise<WhatIf | { jobId: string }> {
  const rules = await readScoring(tenant);
  // While leads are still being scored by rules just saved, what is stored says nothing: both are added up anew.
  const depth: Depth = isSettled(rules) ? depthOf(rules.scoring, next) : "points";
  const question: Question = { rules, next, depth, at: deps.now() };
  if (depth === "target") {
    const tally = await movedThreshold(tenant, question);
    if (!tally) return lookLater(deps, tenant, question);
    const { total } = await showTotals(tenant);
    return shown(tenant, { ...tally, looked: total }, total);
  }
  const { leads, interactions } = await sizeOf(tenant, LEADS_AT_ONCE);
  const looks = interactions * looksPerInteraction(depth, next);
  if (leads <= LEADS_AT_ONCE && looks <= LOOKS_AT_ONCE) {
    const tally = await lookAtAll(tenant, question);
    return shown(tenant, tally, tally.looked);
  }
  return lookLater(deps, tenant, question);
}

async function lookAtAll(tenant: TenantDb, question: Question): Promise<Tally> {
  let part: Part = { tally: EMPTY_TALLY, after: "", isDone: false, looks: 0 };
  while (!part.isDone) part = await lookOn(tenant, question, part);
  return part.tally;
}

async function lookLater(
  deps: Deps,
  tenant: TenantDb,
  { rules, next, depth, at }: Question,
): Promise<{ jobId: string }> {
  const jobId = newId("job", at);
  const { total } = await showTotals(tenant);
  await tenant.batch([
    ...whatIfAsked(
      {
        jobId,
        scoring: JSON.stringify(next),
        scoringVersion: rules.version,
        depth,
        at,
        after: "",
        found: JSON.stringify(EMPTY_TALLY),
      },
      at + RING_AGAIN_MS,
    ),
    jobCreated({ id: jobId, kind: "what-if", total, createdAt: at }),
  ]);
  await deps.env.SYNC.send({ v: SYNC_JOB_VERSION, workspaceId: tenant.workspaceId, kind: "what-if", jobId });
  return { jobId };
}

/** @throws Problem not-found for a question that nobody asked, or that is a day old */
export async function showWhatIf(tenant: TenantDb, jobId: string): Promise<WhatIfProgress> {
  const [row, job] = await Promise.all([findWhatIf(tenant, jobId), findJob(tenant, jobId)]);
  if (!row || !job) throw notFound();
  const tally = JSON.parse(row.found) as Tally;
  const total = job.state === "done" ? tally.looked : Math.max(job.total, tally.looked);
  const isComplete = job.state === "done";
  return { ...(await shown(tenant, tally, total)), isComplete, jobId, state: job.state };
}

/** Some chunks of a question per queue message; where it stands is in its row. */
export async function lookInto(deps: Deps, job: WhatIfJob): Promise<void> {
  const tenant = deps.tenant(job.workspaceId);
  let failures = 0;
  for (let chunk = 0, looks = 0; chunk < CHUNKS_PER_MESSAGE && looks < LOOKS_PER_MESSAGE; chunk++) {
    try {
      const step = await takeChunk(deps, tenant, job.jobId);
      if (step.isDone) return;
      looks += step.looks;
      failures = 0;
    } catch (error) {
      if (!isLostRace(error)) throw error;
      failures += 1;
      // Only another message of the same question can be in the way, and that one goes on.
      if (failures === TRIES) return;
    }
  }
  await deps.env.SYNC.send(job);
}

/** Rings again for questions whose message was lost or given up by the queue. Reads only those. */
export async function ringUnfinishedWhatIfs(deps: Deps): Promise<void> {
  const due = await deps.system.whatIfs.due(deps.now(), MOST_RINGS);
  await sendAll(
    deps.env.SYNC,
    due.map((one) => ({ v: SYNC_JOB_VERSION, kind: "what-if" as const, ...one })),
  );
}

async function takeChunk(
  deps: Deps,
  tenant: TenantDb,
  jobId: string,
): Promise<{ isDone: boolean; looks: number }> {
  const [row, job, rules] = await Promise.all([
    findWhatIf(tenant, jobId),
    findJob(tenant, jobId),
    readScoring(tenant),
  ]);
  const isOver = !row || (job?.state !== "waiting" && job?.state !== "running");
  if (isOver) {
    await tenant.batch([whatIfEnded(jobId)]);
    return { isDone: true, looks: 0 };
  }
  // Compared with rules that are no longer in force, an answer would mislead.
  if (rules.version !== row.scoringVersion || deps.now() - row.at > GIVEN_UP_AFTER_MS) {
    await tenant.batch([jobFailed(jobId), whatIfEnded(jobId)]);
    return { isDone: true, looks: 0 };
  }
  const tally = JSON.parse(row.found) as Tally;
  const part = await lookOn(tenant, questionOf(row, rules), { tally, after: row.after });
  await tenant.batch([
    ...whatIfMoved(
      row,
      { after: part.after, found: JSON.stringify(part.tally) },
      part.isDone ? null : deps.now() + RING_AGAIN_MS,
    ),
    jobAdvanced(jobId, part.tally.looked - tally.looked),
    ...(part.isDone ? [jobFinished(jobId, deps.now())] : []),
  ]);
  return part;
}

const questionOf = ({ scoring, depth, at }: WhatIfRow, rules: WorkspaceScoring): Question => ({
  rules,
  next: ScoringSchema.parse(JSON.parse(scoring)),
  depth,
  at,
});

/** Looks at the next leads in the order of their ids. */
async function lookOn(
  tenant: TenantDb,
  question: Question,
  { tally, after }: Pick<Part, "tally" | "after">,
): Promise<Part> {
  const { rules, next, depth, at } = question;
  const threshold = { before: rules.scoring.threshold, after: next.threshold };
  if (depth === "target") {
    const { found, looked, last } = await listInRange(
      tenant,
      { after, limit: LEADS_PER_SUM },
      heatBetween(question),
    );
    const side = next.threshold < rules.scoring.threshold ? "entering" : "leaving";
    return {
      tally: { ...joinTally(tally, side, crossingsOf(found, question)), looked: tally.looked + looked },
      after: last,
      isDone: looked < LEADS_PER_SUM,
      looks: looked,
    };
  }
  if (depth === "decay") {
    const page = { after, limit: LEADS_PER_SUM, at };
    const side = ({ halfLifeDays, threshold: score }: Scoring) => ({ halfLifeDays, raw: rawOf(score) });
    const { compared, looked, last } = await compareDecay(tenant, page, side(rules.scoring), side(next));
    const found = tallyUp(tally, compared, threshold);
    return {
      tally: { ...found, looked: tally.looked + looked },
      after: last,
      isDone: looked < LEADS_PER_SUM,
      looks: looked,
    };
  }
  const each =
    looksPerInteraction(depth, next) + (isSettled(rules) ? 0 : looksPerInteraction(depth, rules.scoring));
  const found = await listCountedLeads(tenant, after, LEADS_PER_CHUNK);
  const most = Math.min(INTERACTIONS_PER_CHUNK, Math.floor(LOOKS_PER_MESSAGE / each));
  const leads = within(found, most);
  const compared = await compareAnew(tenant, leads, question);
  return {
    tally: tallyUp(tally, compared, threshold),
    after: leads.at(-1)?.id ?? after,
    isDone: found.length < LEADS_PER_CHUNK && leads.length === found.length,
    looks: leads.reduce((sum, lead) => sum + lead.interactionCount, 0) * each,
  };
}

/** What a re-scoring would make of some leads, without writing it. */
async function compareAnew(
  tenant: TenantDb,
  leads: readonly CountedLead[],
  { rules, next, depth, at }: Question,
): Promise<Compared[]> {
  const hasWords = next.rules.length + rules.scoring.rules.length > 0;
  const byLead = await interactionsByLead(tenant, leads, depth === "points" && hasWords);
  return leads.map((lead) => {
    const own = byLead.get(lead.id) ?? [];
    const rawBy = (scoring: Scoring): number => {
      const all = own.map((stored) => ({
        stored,
        points: depth === "points" ? pointsNow(stored, scoring) : stored.points,
      }));
      const { sum, sumAt } = recount(lead, all, scoring, rules.zone, at).lead ?? lead;
      return decayedPoints(sum, at - sumAt, scoring.halfLifeDays);
    };
    const rawBefore = isSettled(rules)
      ? decayedPoints(lead.sum, at - lead.sumAt, rules.scoring.halfLifeDays)
      : rawBy(rules.scoring);
    return { id: lead.id, rawBefore, rawAfter: rawBy(next) };
  });
}

/** Only the threshold moves: whoever stands between the two is counted from the index. Undefined when they are too many. */
async function movedThreshold(tenant: TenantDb, question: Question): Promise<Tally | undefined> {
  const [before, after] = [question.rules.scoring.threshold, question.next.threshold];
  if (after === before) return EMPTY_TALLY;
  const counted = await countHeat(tenant, heatBetween(question), MOVED_AT_ONCE, EXAMPLES_SHOWN);
  if (!counted) return undefined;
  const examples = crossingsOf(counted.hottest, question);
  return { ...EMPTY_TALLY, [after < before ? "entering" : "leaving"]: { count: counted.count, examples } };
}

/** Heat between the two thresholds, the higher one excluded. */
function heatBetween({ rules, next, at }: Question): { from: number; to: number } {
  const { threshold, halfLifeDays } = rules.scoring;
  return {
    from: heatThreshold(Math.min(threshold, next.threshold), at, halfLifeDays),
    to: heatThreshold(Math.max(threshold, next.threshold), at, halfLifeDays),
  };
}

/** Their score stays what it is. */
const crossingsOf = (found: readonly { id: string; heat: number }[], { rules, at }: Question): Crossing[] =>
  found.map(({ id, heat }) => {
    const score = scoreFromHeat(heat, at, rules.scoring.halfLifeDays);
    return { id, before: score, after: score };
  });

/** Names are looked up when somebody reads: whoever was erased meanwhile is not among them. */
async function shown(tenant: TenantDb, tally: Tally, total: number): Promise<WhatIf> {
  const { entering, leaving, looked } = tally;
  const ids = [...entering.examples, ...leaving.examples].map(({ id }) => id);
  const names = new Map((await listNames(tenant, ids)).map((one) => [one.id, one]));
  const named = ({ count, examples }: Tally["entering"]) => ({
    count,
    examples: examples.flatMap(({ id, before, after }) => {
      const name = names.get(id);
      return name ? [{ id, username: name.username, displayName: name.displayName, before, after }] : [];
    }),
  });
  return {
    entering: named(entering),
    leaving: named(leaving),
    looked,
    total,
    isComplete: true,
    jobId: null,
  };
}
