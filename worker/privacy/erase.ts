import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { jobFailed, jobFinished, jobResumed } from "../jobs/service.ts";
import { accountStep } from "./erase-account.ts";
import { leadStep } from "./erase-lead.ts";
import { type ErasureRow, erasureFailed, erasureMoved, findErasure } from "./erasure-store.ts";
import type { ErasureJob } from "./jobs.ts";
import { ring } from "./start.ts";
import { isGivenUp, RING_AGAIN_MS, retryAfterMs, warnOfFailure } from "./tries.ts";

/** Some 25 statements each; five messages share the 1,000 of an invocation. */
const STEPS_PER_MESSAGE = 5;
/**
 * Longer than anything that was under way when the erasure began may last: a queue's consumer has 15 minutes. What
 * such a one wrote behind us is found by a second look, by our own ids alone.
 */
const SECOND_LOOK_MS = 20 * 60_000;

/**
 * Works on one erasure for some steps; each is atomic and begins where the rows say. Killed anywhere, it goes on
 * from its last step, and ends as if nothing had happened.
 */
export async function erase(deps: Deps, { workspaceId, erasureId }: ErasureJob): Promise<void> {
  const tenant = deps.tenant(workspaceId);
  for (let step = 0; step < STEPS_PER_MESSAGE; step++) {
    const erasure = await findErasure(tenant, erasureId);
    if (!erasure || erasure.phase === null) return;
    if (erasure.phase === "wait" && (erasure.dueAt ?? 0) > deps.now()) return;
    try {
      await takeStep(deps, tenant, erasure);
    } catch (error) {
      await noteFailure(deps, tenant, erasure, error);
      return;
    }
    if (erasure.state === "failed") await tenant.batch([jobResumed(erasure.jobId)]);
  }
  await ring(deps, workspaceId, erasureId);
}

/** The row says when it is tried again. Only what cannot even be noted is left to the queue. */
async function noteFailure(deps: Deps, tenant: TenantDb, erasure: ErasureRow, error: unknown): Promise<void> {
  const tries = erasure.tries + 1;
  await tenant.batch([
    erasureFailed(erasure, deps.now() + retryAfterMs(tries)),
    ...(isGivenUp(tries) ? [jobFailed(erasure.jobId)] : []),
  ]);
  const { id: erasureId, phase } = erasure;
  warnOfFailure("erasure.failed", error, { workspaceId: tenant.workspaceId, erasureId, phase, tries });
}

async function takeStep(deps: Deps, tenant: TenantDb, erasure: ErasureRow): Promise<void> {
  const dueAt = deps.now() + RING_AGAIN_MS;
  switch (erasure.phase) {
    case "finish":
      return finish(deps, tenant, erasure);
    case "wait": {
      const phase = erasure.subject === "lead" ? "rows" : "people";
      await tenant.batch([erasureMoved(erasure, { phase, dueAt, round: 2 })]);
      return;
    }
    case "end":
      await tenant.batch([erasureMoved(erasure, { phase: null, dueAt: null })]);
      return;
    default:
      await (erasure.subject === "lead"
        ? leadStep(deps, tenant, erasure, dueAt)
        : accountStep(deps, tenant, erasure, dueAt));
      await tell(deps, tenant, erasure);
  }
}

/** A platform's page shows how far it is. */
async function tell(deps: Deps, tenant: TenantDb, { id, requestCode, round }: ErasureRow): Promise<void> {
  if (requestCode === null || round > 1) return;
  const now = await findErasure(tenant, id);
  if (!now) return;
  const { done, total } = now;
  await deps.system.deletions.notePart({
    code: requestCode,
    erasureId: id,
    workspaceId: tenant.workspaceId,
    done,
    total,
  });
}

/** Nothing is left: whoever asked is told, and the erasure itself names nobody any more. */
async function finish(deps: Deps, tenant: TenantDb, erasure: ErasureRow): Promise<void> {
  const { deletions } = deps.system;
  const { names, requestCode, total } = erasure;
  if (names && erasure.subject === "account") {
    for (const { externalId, id } of names.accounts) {
      await deletions.forgetHolder(names.platform, { externalId, workspaceId: tenant.workspaceId }, id);
    }
  }
  if (requestCode !== null) {
    const part = { code: requestCode, erasureId: erasure.id, workspaceId: tenant.workspaceId };
    await deletions.finishPart({ ...part, done: total, total }, deps.now());
  }
  await tenant.batch([
    erasureMoved(erasure, { phase: "wait", dueAt: deps.now() + SECOND_LOOK_MS, names: null }),
    jobFinished(erasure.jobId, deps.now()),
  ]);
}
