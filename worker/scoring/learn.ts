import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { jobAdvanced, jobCreated, jobFailed, jobFinished, jobResumed } from "../jobs/service.ts";
import { DAY_MS, HOUR_MS } from "./days.ts";
import { decayedPoints } from "./heat.ts";
import { type LearnJob, SYNC_JOB_VERSION } from "./jobs.ts";
import { measuresOf, type StoredMeasures, type StoredModel } from "./learned.ts";
import {
  countOutcomes,
  findLearned,
  findLearning,
  type LearnedRow,
  learnedWritten,
  listOutcomes,
  listPast,
  type OutcomeRow,
} from "./learned-store.ts";
import { isEnough, LESSON_VERSION, type Lesson, learnFrom, type Outcome } from "./lesson.ts";
import { isSettled, readScoring, type WorkspaceScoring } from "./service.ts";
import { traitsOf } from "./traits.ts";
import { whatIfsForgotten } from "./what-if-store.ts";

/** The newest ones: people change, and memory and time have an end. */
const MAX_OUTCOMES = 20_000;
/** Read at most for one lesson: some 200 statements, half a minute. */
const MAX_INTERACTIONS = 400_000;
const LEADS_PER_CHUNK = 500;
const INTERACTIONS_PER_CHUNK = 5000;
/** A job that says it runs for longer than this has died. */
const LONGEST_LESSON_MS = HOUR_MS;
/** While everybody is being scored anew, there is nothing to compare with. */
const WAIT_FOR_RULES_SECONDS = 60;

/** Asks for a lesson now; one that is under way already is as good. */
export async function askToLearn(deps: Deps, tenant: TenantDb): Promise<{ jobId: string }> {
  const now = deps.now();
  const running = await findLearning(tenant, now - LONGEST_LESSON_MS);
  if (running) return { jobId: running };
  const jobId = newId("job", now);
  const { converted, refused } = await countOutcomes(tenant, MAX_OUTCOMES);
  await tenant.batch([jobCreated({ id: jobId, kind: "learn", total: converted + refused, createdAt: now })]);
  await deps.env.SYNC.send({ v: SYNC_JOB_VERSION, workspaceId: tenant.workspaceId, kind: "learn", jobId });
  return { jobId };
}

/**
 * Learns from a workspace's outcomes and keeps what came of it. The night's asks for nothing where nothing changed;
 * it also forgets what-ifs of the day before. Repeated, it comes to the same.
 */
export async function learn(deps: Deps, job: LearnJob): Promise<void> {
  const tenant = deps.tenant(job.workspaceId);
  const { jobId } = job;
  if (jobId === null) await tenant.batch(whatIfsForgotten(deps.now() - DAY_MS, deps.now()));
  const rules = await readScoring(tenant);
  if (!isSettled(rules)) {
    await deps.env.SYNC.send(job, { delaySeconds: WAIT_FOR_RULES_SECONDS });
    return;
  }
  if (jobId === null && !(await hasNews(tenant, rules))) return;
  try {
    if (jobId !== null) await tenant.batch([jobResumed(jobId)]);
    await takeLesson(deps, tenant, rules, jobId);
  } catch (error) {
    if (jobId !== null) await tenant.batch([jobFailed(jobId)]);
    throw error;
  }
}

async function hasNews(tenant: TenantDb, rules: WorkspaceScoring): Promise<boolean> {
  const [row, counts] = await Promise.all([findLearned(tenant), countOutcomes(tenant, MAX_OUTCOMES)]);
  if (!row) return isEnough(counts.converted, counts.refused);
  return (
    row.newestAt !== counts.newestAt ||
    row.listed !== counts.converted + counts.refused ||
    row.scoringVersion !== rules.version ||
    (row.state !== "collecting" && !measuresOf(row))
  );
}

async function takeLesson(
  deps: Deps,
  tenant: TenantDb,
  rules: WorkspaceScoring,
  jobId: string | null,
): Promise<void> {
  const listed = await listOutcomes(tenant, MAX_OUTCOMES);
  const outcomes: Outcome[] = [];
  let [start, seen] = [0, 0];
  while (start < listed.length && seen < MAX_INTERACTIONS) {
    const chunk = within(listed.slice(start, start + LEADS_PER_CHUNK));
    outcomes.push(...(await recall(tenant, chunk, rules)));
    start += chunk.length;
    seen += chunk.reduce((sum, one) => sum + one.interactionCount, 0);
    if (jobId !== null) await tenant.batch([jobAdvanced(jobId, chunk.length)]);
  }
  const lesson = learnFrom(outcomes);
  const row = rowOf(lesson, listed, rules.version, deps.now());
  await tenant.batch([learnedWritten(row), ...(jobId === null ? [] : [jobFinished(jobId, deps.now())])]);
}

/** Outcomes with what was known of each person just before. Whoever had done nothing by then tells nothing. */
async function recall(
  tenant: TenantDb,
  chunk: readonly OutcomeRow[],
  { zone, scoring }: WorkspaceScoring,
): Promise<Outcome[]> {
  const { interactions, sent } = await listPast(tenant, chunk);
  const own = Map.groupBy(interactions, (one) => one.leadId);
  const written = Map.groupBy(sent, (one) => one.leadId);
  return chunk.flatMap(({ id, status, at }) => {
    const past = own.get(id) ?? [];
    const sentAt = (written.get(id) ?? []).map((one) => one.at);
    const values = traitsOf({ at, zone, interactions: past, sentAt });
    if (!values) return [];
    const counted = past.filter((one) => one.capped === 0);
    const raw = counted.reduce(
      (sum, one) => sum + decayedPoints(one.points, at - one.at, scoring.halfLifeDays),
      0,
    );
    return [{ id, won: status === "converted", values, rulesRaw: Math.max(0, raw) }];
  });
}

/** As many from the front as stay within a chunk's interactions, at least one. */
function within(outcomes: readonly OutcomeRow[]): OutcomeRow[] {
  let sum = 0;
  const end = outcomes.findIndex((one, index) => {
    sum += one.interactionCount;
    return index > 0 && sum > INTERACTIONS_PER_CHUNK;
  });
  return end === -1 ? [...outcomes] : outcomes.slice(0, end);
}

function rowOf(
  { model, lift, auc, ...lesson }: Lesson,
  listed: readonly OutcomeRow[],
  scoringVersion: number,
  trainedAt: number,
): LearnedRow {
  const measures: StoredMeasures | null = lift && auc ? { version: LESSON_VERSION, lift, auc } : null;
  const stored: StoredModel | null = model ? { version: LESSON_VERSION, model } : null;
  return {
    ...lesson,
    listed: listed.length,
    newestAt: listed[0]?.at ?? 0,
    scoringVersion,
    measures: measures && JSON.stringify(measures),
    model: stored && JSON.stringify(stored),
    trainedAt,
  };
}
