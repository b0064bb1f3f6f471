import { quoteOptOut } from "../collection/activity.ts";
import { leadRow } from "../collection/lead-columns.ts";
import type { Row } from "../db/bulk.ts";
import { newId } from "../db/ids.ts";
import type { Statement } from "../db/tenant.ts";
import { consentsParted } from "../phones/consents.ts";
import { movedWithMessages } from "../public-replies/service.ts";
import { addToSum, heatOf } from "../scoring/heat.ts";
import { recount } from "../scoring/recount.ts";
import type { UndoneStep } from "../undo/service.ts";
import { countLeads, type LeadChanges, noteCounted } from "./counting.ts";
import { countedAs } from "./merge.ts";
import { messageOwners } from "./merge-owners.ts";
import type {
  Before,
  KeptSide,
  MergedInteraction,
  MergeRead,
  MergeRecord,
  Spoken,
} from "./merge-read-store.ts";
import { type ContactRow, nameOf } from "./merge-replay.ts";
import type { MergeRow } from "./merge-row.ts";
import { type Apart, splitLeads } from "./merge-split.ts";
import {
  contactsWritten,
  doorsWritten,
  exportsMoved,
  failIfUndone,
  interactionsWritten,
  leadInserted,
  leadWritten,
  mergeGuards,
  mergeRemoved,
  messagesMoved,
  messagesResumed,
  notesMovedBack,
  type StatusEntry,
  statusesAdded,
  statusesMoved,
} from "./merge-write-store.ts";

/** One undoing under way: whose is what, and the statements that say so. */
export class Parting {
  readonly #read: MergeRead;
  readonly #merge: MergeRecord & { before: Before };
  readonly #current: MergeRow;
  readonly #spoken: ReadonlyMap<string, Spoken>;
  readonly #contacts: readonly (ContactRow & { owner_id: string })[];
  readonly #now: number;
  /** The lead that was taken in, and whoever had been taken into it. */
  readonly #inside: MergeRecord[];
  readonly #family: ReadonlySet<string>;

  constructor(
    read: MergeRead,
    merge: MergeRecord & { before: Before },
    current: MergeRow,
    spoken: readonly Spoken[],
    contacts: readonly (ContactRow & { owner_id: string })[],
    now: number,
  ) {
    this.#read = read;
    this.#merge = merge;
    this.#current = current;
    this.#spoken = new Map(spoken.map((one) => [one.id, one]));
    this.#contacts = contacts;
    this.#now = now;
    const family = new Set([merge.takenId]);
    const inside: MergeRecord[] = [];
    // Later merges come first: whoever was taken into one of the family belongs to it.
    for (const one of [...read.merges].reverse()) {
      if (one.id === merge.id || !family.has(one.intoId)) continue;
      family.add(one.takenId);
      inside.push(one);
    }
    this.#inside = inside;
    this.#family = family;
  }

  step(): UndoneStep {
    const { before, takenId } = this.#merge;
    const owners = messageOwners(this.#read, this.#merge, (one) => this.#isTheirs(one));
    const [own, theirs] = [false, true].map((isTheirs) => this.#apart(isTheirs, owners)) as [Apart, Apart];
    const split = splitLeads(
      own,
      theirs,
      { row: this.#current, contacts: this.#read.contacts },
      before.choices,
      this.#read.country,
    );
    const survivor = this.#rowOf(own, split.survivor, false);
    const taken = this.#rowOf(theirs, split.taken, true);
    const changes: LeadChanges = new Map();
    noteCounted(changes, countedAs(this.#current), null);
    for (const { row } of [survivor, taken]) noteCounted(changes, null, countedAs(row));
    const leadId = this.#current.id;
    const ours = new Set(split.survivor.contacts.map(nameOf));
    const onlyTheirs = split.taken.contacts.filter((one) => !ours.has(nameOf(one)));
    const statements: Statement[] = [
      ...mergeGuards([{ id: leadId, version: this.#current.version }], [leadId], this.#read.rules.version),
      failIfUndone(takenId, this.#merge.id),
      ...countLeads(this.#now, changes),
      ...this.#interactions([...survivor.capped, ...taken.capped]),
      ...notesMovedBack(leadId, takenId, [...this.#family], onlyTheirs),
      ...this.#statuses(split.taken.statuses),
      ...exportsMoved(takenId, before.exports, leadId),
      ...messagesMoved(
        this.#read.messages
          .filter(({ id }) => owners.has(id))
          .map(({ id, dedupeKey }) => ({
            id,
            leadId: takenId,
            dedupeKey: before.messages.taken.find((one) => one.id === id)?.dedupeKey ?? dedupeKey,
          })),
      ),
      ...messagesResumed(before.messages.ended, this.#now),
      movedWithMessages([leadId, takenId]),
      ...mergeRemoved(
        { takenId, survivorId: leadId, mergeId: this.#merge.id },
        this.#inside.map((one) => ({ id: one.id, takenId: one.takenId })),
      ),
      leadInserted(taken.row),
      leadWritten(leadId, survivor.row),
      ...doorsWritten(
        [leadId, takenId],
        [
          ...split.survivor.doors.map((door) => ({ ...door, lead_id: leadId })),
          ...split.taken.doors.map((door) => ({ ...door, lead_id: takenId })),
        ],
      ),
      ...contactsWritten(
        [leadId],
        [
          ...split.survivor.contacts.map((one) => ({ ...one, lead_id: leadId })),
          ...split.taken.contacts.map((one) => ({ ...one, lead_id: takenId })),
        ],
      ),
      ...consentsParted(leadId, takenId, this.#merge.at),
    ];
    return { statements, restored: split.kept.length > 0 ? 1 : 2, skipped: split.kept.length > 0 ? 1 : 0 };
  }

  #isTheirs({ viaLeadId }: Pick<MergedInteraction, "viaLeadId">): boolean {
    return viaLeadId !== null && this.#family.has(viaLeadId);
  }

  #interactionsOf(isTheirs: boolean): MergedInteraction[] {
    return this.#read.interactions.filter((one) => this.#isTheirs(one) === isTheirs);
  }

  #isLater({ mergeId }: MergedInteraction): boolean {
    return mergeId !== null && mergeId >= this.#merge.id;
  }

  /** One of the two as it was, and what is its own since. */
  #apart(isTheirs: boolean, owners: ReadonlySet<string>): Apart {
    const side = isTheirs ? this.#merge.before.taken : this.#merge.before.survivor;
    const own = this.#interactionsOf(isTheirs);
    const taken = new Set(own.filter((one) => one.edits > 0 && one.isSilent).map(({ id }) => id));
    const known = new Set([
      ...this.#merge.before.messages.own,
      ...this.#merge.before.messages.taken.map(({ id }) => id),
    ]);
    return {
      row: this.#wordsOf(side, isTheirs),
      doors: side.doors,
      contacts: this.#contacts
        .filter((one) => one.owner_id === side.row.id && !taken.has(one.interaction_id))
        .map(({ owner_id: _, ...one }) => one),
      interactions: own.flatMap((one) => {
        const spoken = this.#isLater(one) ? this.#spoken.get(one.id) : undefined;
        return spoken ? [spoken] : [];
      }),
      messages: this.#read.messages.flatMap((one) =>
        owners.has(one.id) === isTheirs && one.sentAt !== null && !known.has(one.id)
          ? [{ ...one, sentAt: one.sentAt }]
          : [],
      ),
    };
  }

  /** The words that a kept row leaves out, from where they lie; what was taken back since is gone. */
  #wordsOf({ row, lastTextIn, optedOutIn }: KeptSide, isTheirs: boolean): MergeRow {
    const textOf = (id: string | null): string | null =>
      id === null ? null : (this.#spoken.get(id)?.text ?? null);
    const wish = textOf(optedOutIn);
    const { username, display_name } = isTheirs
      ? { username: this.#merge.username, display_name: this.#merge.displayName }
      : this.#current;
    return {
      ...row,
      username,
      display_name,
      last_text: textOf(lastTextIn),
      opted_out_text: wish === null ? null : quoteOptOut(wish),
    } as MergeRow;
  }

  /** The whole row of one of the two, with the score of its own set. */
  #rowOf(
    apart: Apart,
    { lead, columns }: ReturnType<typeof splitLeads>["survivor"],
    isTheirs: boolean,
  ): { row: MergeRow; capped: Row[] } {
    const { scoring, zone } = this.#read.rules;
    const side = isTheirs ? this.#merge.before.taken : this.#merge.before.survivor;
    const own = this.#interactionsOf(isTheirs);
    // Where older ones are no longer kept, what they came to is in the sum of then.
    const sum = apart.interactions.reduce(
      (left, one) => addToSum(left, one.points, one.at, scoring.halfLifeDays),
      { sum: side.row.sum, sumAt: side.row.sum_at },
    );
    const counted = recount(
      {
        id: lead.id,
        accountId: lead.accountId,
        version: 0,
        ...sum,
        heat: heatOf(sum.sum, sum.sumAt, scoring.halfLifeDays),
        target: side.row.target === 1,
        interactionCount: lead.interactionCount,
      },
      own.map((stored) => ({ stored, points: stored.points })),
      scoring,
      zone,
      this.#now,
    );
    const score = counted.lead ?? { ...sum, target: side.row.target === 1 };
    const draft = { ...lead, sum: score.sum, sumAt: score.sumAt, target: score.target };
    const platform = this.#platformOf(lead.accountId, side);
    const row: MergeRow = {
      ...side.row,
      ...leadRow(draft, scoring.halfLifeDays),
      account_id: lead.accountId,
      external_id: lead.externalId,
      platform,
      last_sent_at: lead.lastSentAt,
      ...columns,
      id: lead.id,
      version: side.row.version + 1,
    } as MergeRow;
    return {
      row,
      capped: counted.interactions.map((one) => ({
        account_id: one.accountId,
        dedupe_key: one.dedupeKey,
        capped: Number(one.capped),
      })),
    };
  }

  #platformOf(accountId: string, { row, doors }: KeptSide): string {
    const known = [row, ...doors].find((door) => door.account_id === accountId);
    const later = [...this.#spoken.values()].find(
      (one) => one.accountId === accountId && one.platform !== "",
    );
    return known?.platform ?? later?.platform ?? row.platform;
  }

  /** Theirs go back; what came meanwhile is marked with the merge before this one, if there was one. */
  #interactions(capped: readonly Row[]): Statement[] {
    const cap = new Map(capped.map((one) => [`${one.account_id} ${one.dedupe_key}`, Number(one.capped)]));
    const { takenId, before } = this.#merge;
    const rows: Row[] = [];
    for (const one of this.#read.interactions) {
      const isTheirs = this.#isTheirs(one);
      const key = `${one.accountId} ${one.dedupeKey}`;
      const isLater = this.#isLater(one);
      if (!isTheirs && !isLater && !cap.has(key)) continue;
      const earlier = (isTheirs ? before.taken : before.survivor).row.merge_id;
      rows.push({
        account_id: one.accountId,
        dedupe_key: one.dedupeKey,
        lead_id: isTheirs ? takenId : one.leadId,
        via_lead_id: one.viaLeadId === takenId ? null : one.viaLeadId,
        merge_id: isLater ? earlier : one.mergeId,
        person_id:
          (isLater ? earlier : one.mergeId) === null ? null : (this.#spoken.get(one.id)?.personId ?? null),
        capped: cap.get(key) ?? Number(one.capped),
      });
    }
    return interactionsWritten(rows, ["lead_id", "via_lead_id", "merge_id", "person_id", "capped"]);
  }

  /** Theirs go back, and what their own words moved since is theirs. */
  #statuses(moves: readonly { at: number; status: string; previous: string; reason: string }[]): Statement[] {
    const { takenId, before } = this.#merge;
    const leadId = this.#current.id;
    const known = new Set(before.statuses);
    const evidence = this.#read.statuses.filter(
      (one) => one.by === "evidence" && !known.has(one.id) && one.at >= this.#merge.at,
    );
    const shared = evidence.filter((one) => moves.some(({ at }) => at === one.at));
    const missing = moves.filter(
      ({ at, reason }) => reason === "answered" && !shared.some((one) => one.at === at),
    );
    return [
      ...statusesMoved(takenId, [...before.statuses, ...shared.map(({ id }) => id)], leadId),
      ...statusesAdded(
        missing.map(
          ({ at, status, previous, reason }): StatusEntry => ({
            id: newId("int", at),
            leadId: takenId,
            at,
            status,
            previous,
            by: "evidence",
            reason,
            amount: null,
          }),
        ),
      ),
    ];
  }
}
