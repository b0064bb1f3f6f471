import type { Statement } from "../db/tenant.ts";
import { DAY_MS } from "../scoring/days.ts";
import type { ChangeKindName } from "./contract.ts";
import { changeAdded, changeGrew, type Entry, type Part, partsAdded } from "./store.ts";

export { leadsForgotten, listEntriesOf } from "./erasing-store.ts";
export type { ChangeKind, Undoer, UndoneStep } from "./kind.ts";
export {
  type ChangePhase,
  type ChangeRow,
  changeAdded,
  changeEnded,
  changeStepped,
  type Entry,
  failIfStepTaken,
  findPart,
  type Part,
  partDropped,
  partsAdded,
  partWritten,
  type StoredState,
} from "./store.ts";

/** So long a change can be undone. */
export const UNDO_MS = 30 * DAY_MS;

/** Leads of one part: what one batch changes, or puts back. */
export const LEADS_PER_PART = 250;

/** Lists of leads for the parts of a change. Sorted by id, so that the parts' ranges do not overlap. */
export function inParts<T extends { id: string }>(leads: readonly T[]): T[][] {
  const sorted = [...leads].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return Array.from({ length: Math.ceil(sorted.length / LEADS_PER_PART) }, (_, index) =>
    sorted.slice(index * LEADS_PER_PART, (index + 1) * LEADS_PER_PART),
  );
}

/**
 * Notes a change so that it can be undone: statements for the batch that makes it. `leads` say per lead what undoing
 * needs to know, in the kind's own shape; `summary` and `shared` name nobody. A change that goes on in further batches
 * is `running`, grows by `recordMore` and ends by `changeEnded`.
 */
export function recordChange(one: {
  id: string;
  kind: ChangeKindName;
  at: number;
  /** Id of the person or the API key. */
  by: string;
  summary: Record<string, unknown>;
  shared?: Record<string, unknown>;
  leads: readonly Entry[];
  state?: "running" | "done";
}): Statement[] {
  const { id, kind, at, by: madeBy, summary, shared = {}, leads, state = "done" } = one;
  const parts = inParts(leads).map((list, part): Part => ({ part, shared, leads: list }));
  return [
    changeAdded({
      id,
      kind,
      at,
      madeBy,
      summary,
      count: leads.length,
      parts: parts.length,
      state,
      expiresAt: at + UNDO_MS,
    }),
    ...partsAdded(id, parts),
  ];
}

/** One further part, of at most `LEADS_PER_PART` leads. The same number twice fails the batch. */
export const recordMore = (changeId: string, part: Part): Statement[] => [
  ...partsAdded(changeId, [part]),
  changeGrew(changeId, { parts: part.part + 1, count: part.leads.length }),
];
