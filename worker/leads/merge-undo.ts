import type { TenantDb } from "../db/tenant.ts";
import { Problem } from "../http/problem.ts";
import type { ChangeKind, UndoneStep } from "../undo/service.ts";
import { sideOf } from "./merge.ts";
import { Parting } from "./merge-parting.ts";
import { findMerge, readForMerge, readMergedContacts, readSpoken } from "./merge-read-store.ts";
import { snapshotForgotten } from "./merge-write-store.ts";

/** What `recordChange` keeps of a merge. */
type Entry = { id: string; takenId?: unknown; mergeId?: unknown };

/** How a merge is undone: both leads are what they would be without it. */
export const mergeKind: ChangeKind = {
  async undoPart(_deps, tenant, { leads: [entry] }, { at }) {
    return entry ? undoMerge(tenant, entry, at) : NOTHING;
  },
  async mayUndo(tenant, { leads: [entry] }) {
    if (entry) await requireNewest(tenant, entry);
  },
  forgetPart: ({ leads }) =>
    leads.flatMap(({ takenId, mergeId }) => snapshotForgotten(String(takenId), String(mergeId))),
};

const NOTHING: UndoneStep = { statements: [], restored: 0, skipped: 2 };

/** @throws Problem undo-later-first while a later merge stands on this one */
async function requireNewest(tenant: TenantDb, { takenId, mergeId }: Entry): Promise<void> {
  const merge = await findMerge(tenant, String(takenId));
  if (!merge || merge.id !== mergeId) return;
  if (merge.leadId !== merge.intoId || merge.newest !== merge.id) throw new Problem("undo-later-first");
}

/**
 * Statements that take two leads apart: each as it was, with what came by its own ids since. What somebody chose
 * meanwhile stays with the survivor. Waiting messages that the merge ended wait again.
 */
async function undoMerge(tenant: TenantDb, entry: Entry, now: number): Promise<UndoneStep> {
  await requireNewest(tenant, entry);
  const takenId = String(entry.takenId);
  const read = await readForMerge(tenant, [entry.id]);
  const merge = read.merges.find((one) => one.takenId === takenId && one.id === entry.mergeId);
  const current = sideOf(read, entry.id);
  if (!merge?.before || !current) return NOTHING;
  if (read.isErasing || read.messages.some(({ state }) => state === "sending")) throw new Problem("conflict");
  const { survivor, taken } = merge.before;
  const ids = [survivor, taken]
    .flatMap(({ lastTextIn, optedOutIn }) => [lastTextIn, optedOutIn])
    .filter((id) => id !== null);
  const [spoken, contacts] = await Promise.all([
    readSpoken(tenant, entry.id, merge.id, ids),
    readMergedContacts(tenant, entry.id, merge.id),
  ]);
  const parting = new Parting(read, { ...merge, before: merge.before }, current.row, spoken, contacts, now);
  return parting.step();
}
