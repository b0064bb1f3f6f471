import { plannedCapabilities } from "../accounts/capabilities.ts";
import { isLostRace } from "../db/bulk.ts";
import { newId } from "../db/ids.ts";
import type { Statement, TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../http/context.ts";
import { badField, notFound, Problem } from "../http/problem.ts";
import { consentsJoined } from "../phones/consents.ts";
import type { PlatformId } from "../platforms/contract.ts";
import { movedWithMessages } from "../public-replies/service.ts";
import { addToSum } from "../scoring/heat.ts";
import { recount } from "../scoring/recount.ts";
import { recordChange } from "../undo/service.ts";
import { countLeads, type LeadChanges, noteCounted } from "./counting.ts";
import { joinDoors, joinLeads, type Side } from "./merge-join.ts";
import { factsAt, fatesOf } from "./merge-messages.ts";
import { type Before, type MergeRead, readForMerge, withoutWords } from "./merge-read-store.ts";
import { type DoorRow, doorOf, type MergeRow } from "./merge-row.ts";
import {
  contactsJoined,
  doorsWritten,
  exportsMoved,
  interactionsMoved,
  interactionsWritten,
  leadDeleted,
  leadWritten,
  mergeAdded,
  mergeGuards,
  messagesEnded,
  messagesMoved,
  notesMoved,
  statusesAdded,
  statusesMoved,
} from "./merge-write-store.ts";

const TRIES = 3;

/**
 * Takes one lead into another: both are one person. Identities, interactions, numbers, messages, statuses, tags and
 * notes join; the score is counted from the joint set. Nothing is ever sent because of it.
 *
 * @returns the id that undoes it
 * @throws Problem invalid-input for the same lead or one that is not there; conflict while a message to either is on
 * its way, one of them is being erased, or they keep changing
 */
export async function mergeLeads(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  survivorId: string,
  takenId: string,
): Promise<{ undoId: string; mergeId: string }> {
  if (survivorId === takenId) throw badField("/leadId", "same-lead", "another lead than this one");
  const by = actor.kind === "person" ? actor.personId : actor.keyId;
  for (let attempt = 1; ; attempt++) {
    const now = deps.now();
    const read = await readForMerge(tenant, [survivorId, takenId]);
    const [survivor, taken] = [sideOf(read, survivorId), sideOf(read, takenId)];
    if (!survivor) throw notFound();
    if (!taken) throw badField("/leadId", "unknown-lead", "no lead with this id");
    if (read.isErasing || read.messages.some(({ state }) => state === "sending"))
      throw new Problem("conflict");
    const undoId = newId("undo", now);
    const mergeId = idAfter(now, [survivor.row.merge_id, taken.row.merge_id]);
    const statements = [
      ...writesOf(deps, read, survivor, taken, { mergeId, now, by }),
      ...recordChange({
        id: undoId,
        kind: "merge",
        at: now,
        by,
        summary: {},
        leads: [{ id: survivorId, takenId, mergeId }],
      }),
    ];
    try {
      await tenant.batch(statements);
      return { undoId, mergeId };
    } catch (error) {
      if (!isLostRace(error)) throw error;
      if (attempt === TRIES) throw new Problem("conflict");
    }
  }
}

export function sideOf(read: Pick<MergeRead, "rows" | "doors">, id: string): Side | undefined {
  const row = read.rows.find((one) => one.id === id);
  return row && { row, doors: read.doors.filter((door) => door.lead_id === id) };
}

/** Merges of one lead are told apart by their order, also within one millisecond. */
export function idAfter(now: number, earlier: readonly (string | null)[]): string {
  const last = earlier.reduce<string>((max, id) => (id !== null && id > max ? id : max), "");
  for (let at = now; ; at++) {
    const id = newId("mrg", at);
    if (id > last) return id;
  }
}

function writesOf(
  deps: Deps,
  read: MergeRead,
  survivor: Side,
  taken: Side,
  { mergeId, now, by }: { mergeId: string; now: number; by: string },
): Statement[] {
  const { rules } = read;
  const [a, b] = [survivor.row, taken.row];
  const joined = joinLeads(survivor, taken);
  const stored = read.interactions.map((one) => ({ stored: one, points: one.points }));
  const apart = { sum: a.sum, sumAt: a.sum_at };
  const together = addToSum(apart, b.sum, b.sum_at, rules.scoring.halfLifeDays);
  const counted = recount(
    {
      id: a.id,
      accountId: a.account_id,
      version: a.version,
      ...together,
      heat: a.heat,
      target: a.target === 1,
      interactionCount: joined.columns.interaction_count ?? 0,
    },
    stored,
    rules.scoring,
    rules.zone,
    now,
  );
  const score = counted.lead ?? { ...together, heat: a.heat, target: a.target === 1 };
  const columns: Partial<MergeRow> = {
    ...joined.columns,
    sum: score.sum,
    sum_at: score.sumAt,
    heat: score.heat,
    target: Number(score.target),
    merge_id: mergeId,
  };
  const fates = fatesOf(
    a.id,
    read.messages,
    doorsFor(deps, survivor, taken, { ...a, ...columns } as MergeRow),
    now,
  );
  const fateOf = new Map(fates.map((fate) => [fate.id, fate]));
  const theirs = read.messages.filter(({ leadId }) => leadId === b.id);
  const statuses = read.statuses.filter(({ leadId }) => leadId === b.id).map(({ id }) => id);
  const exports = read.exports.filter(({ leadId }) => leadId === b.id).map(({ exportId }) => exportId);
  const before: Before = {
    survivor: kept(read, survivor),
    taken: kept(read, taken),
    choices: joined.choices,
    statuses,
    exports,
    messages: {
      taken: theirs.map(({ id, dedupeKey }) => ({ id, dedupeKey })),
      own: read.messages.filter(({ leadId }) => leadId === a.id).map(({ id }) => id),
      ended: fates.filter(({ ends }) => ends).map(({ id }) => id),
    },
  };
  const changes: LeadChanges = new Map();
  for (const row of [a, b]) noteCounted(changes, countedAs(row), null);
  noteCounted(changes, null, countedAs({ ...a, ...columns }));
  const moved = read.interactions.filter(({ leadId }) => leadId === b.id).length;
  return [
    ...mergeGuards(
      [a, b].map(({ id, version }) => ({ id, version })),
      [a.id, b.id],
      rules.version,
    ),
    ...countLeads(now, changes),
    ...interactionsMoved(b.id, a.id, moved),
    ...interactionsWritten(
      counted.interactions.map((one) => ({
        account_id: one.accountId,
        dedupe_key: one.dedupeKey,
        capped: Number(one.capped),
      })),
      ["capped"],
    ),
    ...notesMoved(b.id, a.id),
    ...contactsJoined(a.id, b.id, mergeId),
    ...consentsJoined(a.id),
    ...statusesMoved(a.id, statuses, b.id),
    ...exportsMoved(a.id, exports, b.id),
    ...(joined.choices.status === a.status
      ? []
      : statusesAdded([
          {
            id: newId("int", now),
            leadId: a.id,
            at: now,
            status: joined.choices.status,
            previous: a.status,
            by,
            reason: "merged",
            amount: joined.choices.amount,
          },
        ])),
    ...messagesMoved(
      theirs.map(({ id, dedupeKey }) => ({
        id,
        leadId: a.id,
        dedupeKey: fateOf.get(id)?.dedupeKey ?? dedupeKey,
      })),
    ),
    ...messagesEnded(fates),
    movedWithMessages([a.id, b.id]),
    ...mergeAdded({ id: mergeId, survivorId: a.id, taken: b, at: now, by, before }),
    leadDeleted(b.id),
    leadWritten(a.id, columns),
    ...doorsWritten(
      [a.id, b.id],
      joined.others.map((door) => ({ ...door, lead_id: a.id })),
    ),
  ];
}

const kept = (read: MergeRead, { row, doors }: Side): Before["survivor"] => ({
  row: withoutWords(row),
  doors: doors.map(doorOf),
  lastTextIn: read.wordsIn.get(row.id)?.lastTextIn ?? null,
  optedOutIn: read.wordsIn.get(row.id)?.optedOutIn ?? null,
});

export const countedAs = (row: Pick<MergeRow, "account_id" | "status" | "target">) => ({
  accountId: row.account_id,
  status: row.status,
  target: row.target === 1,
});

/** What is open to each of the two, and to both as one, at an account. */
function doorsFor(deps: Deps, survivor: Side, taken: Side, joined: MergeRow) {
  const doorAt = ({ row, doors }: Side, accountId: string): DoorRow | undefined =>
    [doorOf(row), ...doors].find((door) => door.account_id === accountId);
  const capabilities = (door: DoorRow) =>
    deps.platform(door.platform)?.capabilities ?? plannedCapabilities(door.platform as PlatformId);
  return {
    own: (leadId: string, accountId: string) => {
      const side = leadId === survivor.row.id ? survivor : taken;
      const door = doorAt(side, accountId);
      return door ? factsAt(door, side.row, capabilities(door)) : null;
    },
    joined: (accountId: string) => {
      const [one, other] = [doorAt(survivor, accountId), doorAt(taken, accountId)];
      const door = one && other ? joinDoors(one, other) : (one ?? other);
      return door ? factsAt(door, joined, capabilities(door)) : null;
    },
  };
}
