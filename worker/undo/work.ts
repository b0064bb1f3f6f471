import { isLostRace } from "../db/bulk.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { sendAll } from "../doorbell/send.ts";
import { jobAdvanced, jobFailed, jobFinished, jobResumed } from "../jobs/service.ts";
import { isGivenUp, RING_AGAIN_MS, retryAfterMs, warnOfFailure } from "../privacy/tries.ts";
import { CHANGE_JOB_VERSION, type ChangeJob } from "./jobs.ts";
import type { ChangeKind } from "./kind.ts";
import { KINDS } from "./kinds.ts";
import {
  type ChangeRow,
  changeFailed,
  changeStepped,
  failIfStepTaken,
  findChange,
  findPartBefore,
  partDropped,
} from "./store.ts";

/** Some twelve statements each: half of the 1,000 of an invocation. */
const STEPS_PER_MESSAGE = 40;
/** Somebody in a part acted while it was changed: it is read again. */
const RACES = 5;
const MOST_RINGS = 500;

/** Goes on with making a change, or with undoing one. Killed anywhere, it goes on from its last step. */
export async function workOnChange(deps: Deps, { workspaceId, changeId }: ChangeJob): Promise<void> {
  const tenant = deps.tenant(workspaceId);
  const change = await runSteps(deps, tenant, changeId, STEPS_PER_MESSAGE);
  if (change?.phase != null && change.tries === 0) await ringChange(deps, workspaceId, changeId);
}

/** Each step is one batch. @returns the change as it is then; one that failed says so in `tries` */
export async function runSteps(
  deps: Deps,
  tenant: TenantDb,
  changeId: string,
  most: number,
): Promise<ChangeRow | undefined> {
  let races = 0;
  for (let step = 0; ; step++) {
    const change = await findChange(tenant, changeId);
    if (!change || change.phase === null || step === most) return change;
    try {
      await takeStep(deps, tenant, change);
      if (change.tries > 0 && change.jobId !== null) await tenant.batch([jobResumed(change.jobId)]);
      races = 0;
    } catch (error) {
      races += 1;
      if (isLostRace(error) && races < RACES) continue;
      await noteFailure(deps, tenant, change, error);
      return { ...change, tries: change.tries + 1 };
    }
  }
}

const takeStep = (deps: Deps, tenant: TenantDb, change: ChangeRow): Promise<void> => {
  const kind = KINDS[change.kind];
  if (change.phase === "undo" && kind) return undoStep(deps, tenant, change, kind);
  if (!kind?.step) throw new Error(`no step makes a change of kind "${change.kind}"`);
  return kind.step(deps, tenant, change);
};

async function undoStep(deps: Deps, tenant: TenantDb, change: ChangeRow, kind: ChangeKind): Promise<void> {
  const now = deps.now();
  const part = await findPartBefore(tenant, change.id, change.part);
  const undone = part
    ? await kind.undoPart(deps, tenant, part, { by: change.undoneBy ?? change.madeBy, at: now })
    : { statements: [], restored: 0, skipped: 0 };
  const { statements, restored, skipped } = undone;
  const isLast = part === undefined || part.part === 0;
  const isPartly = change.skipped + skipped > 0;
  await tenant.batch([
    failIfStepTaken(change),
    ...statements,
    ...(part ? [partDropped(change.id, part.part)] : []),
    changeStepped(change, {
      restored,
      skipped,
      part: part?.part ?? 0,
      ...(isLast
        ? { phase: null, state: isPartly ? "partly-undone" : "undone", undoneAt: now, dueAt: null }
        : { dueAt: now + RING_AGAIN_MS }),
    }),
    ...(change.jobId === null
      ? []
      : [isLast ? jobFinished(change.jobId, now) : jobAdvanced(change.jobId, restored + skipped)]),
  ]);
}

/** The row says when it is tried again. Only what cannot even be noted is left to the queue. */
async function noteFailure(deps: Deps, tenant: TenantDb, change: ChangeRow, error: unknown): Promise<void> {
  const tries = change.tries + 1;
  await tenant.batch([
    changeFailed(change, deps.now() + retryAfterMs(tries)),
    ...(isGivenUp(tries) && change.jobId !== null ? [jobFailed(change.jobId)] : []),
  ]);
  const { id: changeId, phase } = change;
  warnOfFailure("change.failed", error, { workspaceId: tenant.workspaceId, changeId, phase, tries });
}

/** State is written: a ring that is lost, or refused, only costs the time until the sweep rings again. */
export async function ringChange(deps: Deps, workspaceId: string, changeId: string): Promise<void> {
  try {
    await deps.env.SYNC.send({ v: CHANGE_JOB_VERSION, workspaceId, kind: "bulk-change", changeId });
  } catch {
    console.warn(JSON.stringify({ event: "change.not-rung", workspaceId, changeId }));
  }
}

/** Rings again for changes whose ring was lost. Reads only those. */
export async function ringUnfinishedChanges(deps: Deps): Promise<void> {
  const due = await deps.system.changes.due(deps.now(), MOST_RINGS);
  await sendAll(
    deps.env.SYNC,
    due.map((one) => ({ v: CHANGE_JOB_VERSION, kind: "bulk-change" as const, ...one })),
  );
}
