import { isLostRace } from "../db/bulk.ts";
import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../http/context.ts";
import { notFound, Problem } from "../http/problem.ts";
import { namePeople } from "../identity/service.ts";
import { jobCreated, jobStopped } from "../jobs/service.ts";
import { AT_ONCE } from "../leads/bulk-contract.ts";
import { RING_AGAIN_MS } from "../privacy/tries.ts";
import type { Change, UndoAnswer } from "./contract.ts";
import { KINDS } from "./kinds.ts";
import {
  type ChangeRow,
  changeStepped,
  failIfStepTaken,
  findChange,
  findPart,
  listChangeRows,
} from "./store.ts";
import { ringChange, runSteps } from "./work.ts";

const TRIES = 3;
/** Few changed leads may lie in many parts: more than this is left to the queue. */
const STEPS_AT_ONCE = 40;
const LIST = "undo";

/** Newest first; those of the last 30 days can be undone. */
export async function listChanges(
  deps: Deps,
  tenant: TenantDb,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Change[]; nextCursor: string | null }> {
  const [before] = cursor ? await deps.cursors.read(LIST, tenant.workspaceId, cursor) : [];
  const rows = await listChangeRows(tenant, typeof before === "string" ? before : null, limit + 1);
  const page = rows.slice(0, limit);
  const names = await namePeople(deps, [...new Set(page.map(({ madeBy }) => madeBy))]);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => toChange(row, names, deps.now())),
    nextCursor: last ? await deps.cursors.write(LIST, tenant.workspaceId, [last.id]) : null,
  };
}

const toChange = (row: ChangeRow, names: ReadonlyMap<string, string>, now: number): Change => {
  const name = names.get(row.madeBy);
  return {
    id: row.id,
    at: new Date(row.at).toISOString(),
    by: name === undefined ? null : { id: row.madeBy, name },
    kind: row.kind,
    summary: row.unfit > 0 ? { ...row.summary, unfit: row.unfit } : row.summary,
    count: row.count,
    state: stateOf(row, now),
    undoneAt: row.undoneAt === null ? null : new Date(row.undoneAt).toISOString(),
    ...(row.undoneAt === null ? {} : { restored: row.restored, skipped: row.skipped }),
  };
};

/** The night's run may not have come by yet. */
const stateOf = ({ state, expiresAt }: ChangeRow, now: number): Change["state"] => {
  if (state === "undoing") return "running";
  return state === "done" && now >= expiresAt ? "expired" : state;
};

/**
 * Puts back what a change did: at once up to 500 leads, else in the background. One that is still being made stops
 * where it is.
 * @throws Problem already-undone, undo-expired, still-running while another job makes it
 */
export async function undoChange(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  change: ChangeRow,
): Promise<UndoAnswer> {
  const { mayUndo } = KINDS[change.kind] ?? {};
  if (mayUndo && change.state === "done") {
    const first = await findPart(tenant, change.id, 0);
    if (first) await mayUndo(tenant, first);
  }
  const jobId = await begin(deps, tenant, actor, change);
  const { count } = await requireChange(tenant, change.id);
  const now = count > AT_ONCE ? undefined : await runSteps(deps, tenant, change.id, STEPS_AT_ONCE);
  if (now && now.phase === null) return { restored: now.restored, skipped: now.skipped };
  await ringChange(deps, tenant.workspaceId, change.id);
  return { jobId };
}

async function begin(deps: Deps, tenant: TenantDb, actor: Actor, found: ChangeRow): Promise<string> {
  let change = found;
  for (let attempt = 1; ; attempt++) {
    const now = deps.now();
    refuseUnlessDone(change, now);
    const jobId = newId("job", now);
    try {
      await tenant.batch([
        failIfStepTaken(change),
        changeStepped(change, {
          state: "undoing",
          phase: "undo",
          part: partsMade(change),
          cursor: null,
          isOver: true,
          jobId,
          undoneBy: actor.kind === "person" ? actor.personId : actor.keyId,
          dueAt: now + RING_AGAIN_MS,
        }),
        jobCreated({ id: jobId, kind: "undo", total: change.count, createdAt: now }),
        ...(change.phase !== null && change.jobId !== null ? [jobStopped(change.jobId, now)] : []),
      ]);
      return jobId;
    } catch (error) {
      if (!isLostRace(error)) throw error;
      if (attempt === TRIES) throw new Problem("conflict");
    }
    change = await requireChange(tenant, change.id);
  }
}

function refuseUnlessDone(change: ChangeRow, now: number): void {
  const { state, kind, expiresAt } = change;
  if (state === "undoing" || state === "undone" || state === "partly-undone")
    throw new Problem("already-undone");
  if (state === "expired" || now >= expiresAt) throw new Problem("undo-expired");
  const known = KINDS[kind];
  if (!known) throw new Problem("conflict");
  // What another job makes cannot be stopped from here.
  if (state === "running" && !known.step) throw new Problem("still-running");
}

/** Parts behind these hold leads that were not changed yet. */
const partsMade = ({ phase, part, parts }: ChangeRow): number =>
  phase === "collect" ? 0 : phase === "apply" ? part : parts;

/** @throws Problem not-found, also for the change of another workspace */
export async function requireChange(tenant: TenantDb, id: string): Promise<ChangeRow> {
  const change = await findChange(tenant, id);
  if (!change) throw notFound();
  return change;
}
