import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { jobAdvanced, jobFinished, jobGrew } from "../jobs/service.ts";
import { RING_AGAIN_MS } from "../privacy/tries.ts";
import {
  type ChangeKind,
  type ChangeRow,
  changeStepped,
  type Entry,
  failIfStepTaken,
  findPart,
  inParts,
  type Part,
  partDropped,
  partsAdded,
  partWritten,
  type Undoer,
  type UndoneStep,
} from "../undo/service.ts";
import { type Before, type BulkChange, changedInBulk, type Given, putBack } from "./bulk-row.ts";
import { leadsWritten, listBulkRows, type Touched, touchedBy, type Written } from "./bulk-store.ts";
import { lensOf } from "./lens.ts";
import { type LeadFilters, readLeadPage } from "./list.ts";

/** What is kept of a bulk change until it is made. */
export type BulkWork = { filters: LeadFilters | null; change: BulkChange };

/** Leads collected in one step, and rows that may be looked at for them. */
const COLLECTED = { limit: 1000, budget: 4000 };

export const bulkKind: ChangeKind = {
  step: (deps, tenant, change) =>
    change.phase === "collect" ? collect(deps, tenant, change) : apply(deps, tenant, change),
  undoPart,
};

/**
 * Notes the next leads that are meant. All are collected before any is changed, so that a change that alters what the
 * filter says neither skips nor repeats anybody; in the order of their ids, which nothing moves; and by their scores
 * as they were when the change was asked for.
 */
async function collect(deps: Deps, tenant: TenantDb, change: ChangeRow): Promise<void> {
  const { filters } = change.work as BulkWork;
  if (!filters) throw new Error("a change of leads that are named collects none");
  const lens = { ...(await lensOf(deps, tenant)), now: change.at };
  const meant = { ...filters, sort: "created" as const };
  const { rows, next } = await readLeadPage(tenant, meant, lens, change.cursor, COLLECTED);
  const parts = inParts(rows.map(({ id }) => ({ id }))).map(
    (leads, index): Part => ({ part: change.parts + index, shared: {}, leads }),
  );
  await tenant.batch([
    failIfStepTaken(change),
    ...partsAdded(change.id, parts),
    changeStepped(change, {
      parts: change.parts + parts.length,
      cursor: next === null ? null : [...next],
      phase: next === null ? "apply" : "collect",
      dueAt: deps.now() + RING_AGAIN_MS,
    }),
    ...(change.jobId === null ? [] : [jobGrew(change.jobId, rows.length)]),
  ]);
}

/** Changes the leads of the next part, and keeps what they had, in one batch. */
async function apply(deps: Deps, tenant: TenantDb, change: ChangeRow): Promise<void> {
  const now = deps.now();
  const { change: how } = change.work as BulkWork;
  const part = await findPart(tenant, change.id, change.part);
  const rows = part
    ? await listBulkRows(
        tenant,
        part.leads.map(({ id }) => id),
      )
    : [];
  const written: Written[] = [];
  const entries: Entry[] = [];
  let unfit = 0;
  for (const before of rows) {
    const changed = changedInBulk(before, how, { at: now, by: change.madeBy });
    if (changed.isUnfit) unfit += 1;
    if (!changed.next) continue;
    written.push({ before, next: changed.next });
    entries.push({ id: before.id, ...changed.before });
  }
  const { status, assignedTo, blocked } = how;
  const shared: Given & { touched: Touched[] } = {
    at: now,
    status,
    assignedTo,
    blocked,
    touched: touchedBy(how),
  };
  const isLast = change.part + 1 >= change.parts;
  await tenant.batch([
    failIfStepTaken(change),
    ...leadsWritten(written, shared.touched, { at: now, by: change.madeBy, reason: "bulk" }),
    entries.length > 0
      ? partWritten(change.id, { part: change.part, shared, leads: entries })
      : partDropped(change.id, change.part),
    changeStepped(change, {
      part: change.part + 1,
      count: entries.length,
      unfit,
      ...(isLast
        ? { phase: null, state: "done", isOver: true, dueAt: null }
        : { dueAt: now + RING_AGAIN_MS }),
    }),
    ...(change.jobId === null
      ? []
      : [isLast ? jobFinished(change.jobId, now) : jobAdvanced(change.jobId, part?.leads.length ?? 0)]),
  ]);
}

async function undoPart(_: Deps, tenant: TenantDb, part: Part, { at, by }: Undoer): Promise<UndoneStep> {
  const shared = part.shared as Given & { touched: Touched[] };
  const rows = await listBulkRows(
    tenant,
    part.leads.map(({ id }) => id),
  );
  const entries = new Map(part.leads.map((entry) => [entry.id, entry as Before]));
  const written: Written[] = [];
  let left = part.leads.length - rows.length;
  for (const before of rows) {
    const { next, isLeft } = putBack(before, entries.get(before.id)!, shared);
    if (next) written.push({ before, next });
    if (isLeft) left += 1;
  }
  return {
    statements: leadsWritten(written, shared.touched, { at, by, reason: "undo" }),
    restored: part.leads.length - left,
    skipped: left,
  };
}
