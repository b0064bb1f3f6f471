import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../http/context.ts";
import { badField } from "../http/problem.ts";
import { isMember } from "../identity/service.ts";
import { jobCreated } from "../jobs/service.ts";
import { RING_AGAIN_MS } from "../privacy/tries.ts";
import { changeAdded, inParts, LEADS_PER_PART, type Part, partsAdded, UNDO_MS } from "../undo/service.ts";
import { ringChange, runSteps } from "../undo/work.ts";
import { AT_ONCE, type BulkAnswer, type BulkBody, type BulkChangeBody } from "./bulk-contract.ts";
import type { BulkChange } from "./bulk-row.ts";
import type { BulkWork } from "./bulk-steps.ts";
import type { LeadFilterBody } from "./filter-contract.ts";
import { lensOf } from "./lens.ts";
import { type LeadFilters, type Position, readLeadPage } from "./list.ts";
import { resolveFilters } from "./list-filters.ts";

/** Whoever may be few is looked for at once in so many pages of so many rows, then in the background. */
const PAGES_AT_ONCE = 5;
const ROWS_PER_PAGE = 4000;

/**
 * Changes many leads alike: those named, or all that a filter means. Up to 500 at once; more, or those that cannot be
 * found quickly, in the background. What they had before is kept for undoing.
 * @throws Problem invalid-input for a stranger as assignee or a view that is not there
 */
export async function changeInBulk(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  { filter, ids, change: given }: BulkBody,
): Promise<BulkAnswer> {
  const { assignedTo } = given;
  if (assignedTo && !(await isMember(deps, tenant.workspaceId, assignedTo))) {
    throw badField("/change/assignedTo", "unknown-member", "nobody of this workspace has this id");
  }
  const filters = filter ? await resolveFilters(tenant, actor, { ...filter, sort: "score" }, "body") : null;
  const at = deps.now();
  const meant = filters ? await collectAtOnce(deps, tenant, filters) : [...new Set(ids)];
  const changeId = newId("undo", at);
  const jobId = newId("job", at);
  const change = toChange(given);
  const work: BulkWork = { filters: meant ? null : filters, change };
  const parts = inParts((meant ?? []).map((id) => ({ id }))).map(
    (leads, part): Part => ({ part, shared: {}, leads }),
  );
  await tenant.batch([
    changeAdded({
      id: changeId,
      kind: "bulk",
      at,
      madeBy: actor.kind === "person" ? actor.personId : actor.keyId,
      summary: summaryOf(change, filter, ids),
      count: 0,
      state: "running",
      work,
      phase: meant ? "apply" : "collect",
      parts: parts.length,
      jobId,
      dueAt: at + RING_AGAIN_MS,
      expiresAt: at + UNDO_MS,
    }),
    ...partsAdded(changeId, parts),
    jobCreated({ id: jobId, kind: "bulk-change", total: meant?.length ?? 0, createdAt: at }),
  ]);
  if (meant) {
    const done = await runSteps(deps, tenant, changeId, AT_ONCE / LEADS_PER_PART + 1);
    if (done && done.phase === null) return { changed: done.count, undoId: changeId, unfit: done.unfit };
  }
  await ringChange(deps, tenant.workspaceId, changeId);
  return { jobId, undoId: changeId };
}

/** Ids of all that are meant; null when they are more than 500, or not found within the budget. */
async function collectAtOnce(deps: Deps, tenant: TenantDb, filters: LeadFilters): Promise<string[] | null> {
  const lens = await lensOf(deps, tenant);
  const ids: string[] = [];
  let after: Position | null = null;
  for (let page = 0; page < PAGES_AT_ONCE; page++) {
    const size = { limit: AT_ONCE + 1 - ids.length, budget: ROWS_PER_PAGE };
    const { rows, next } = await readLeadPage(tenant, filters, lens, after, size);
    ids.push(...rows.map(({ id }) => id));
    if (ids.length > AT_ONCE) return null;
    if (next === null) return [...new Set(ids)];
    after = next;
  }
  return null;
}

const toChange = ({ reminder, ...change }: BulkChangeBody): BulkChange => ({
  ...change,
  ...(reminder === undefined
    ? {}
    : { reminder: reminder && { at: Date.parse(reminder.at), note: reminder.note ?? "" } }),
});

/** What the history shows. Words that may name somebody stay out of it: what was searched for, what to be reminded of. */
function summaryOf(
  { reminder, ...change }: BulkChange,
  filter: LeadFilterBody | undefined,
  ids: readonly string[] | undefined,
): Record<string, unknown> {
  const { q, ...shown } = filter ?? {};
  const told = reminder && { at: new Date(reminder.at).toISOString() };
  return {
    change: reminder === undefined ? change : { ...change, reminder: told },
    ...(filter ? { filter: q ? { ...shown, search: true } : shown } : { ids: new Set(ids).size }),
  };
}
