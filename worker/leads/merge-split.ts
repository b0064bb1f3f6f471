import type { Choices, Side } from "./merge-join.ts";
import { tagsOf, takenOverOf } from "./merge-join.ts";
import {
  type ContactRow,
  type LaterInteraction,
  type LaterMessage,
  nameOf,
  type Replayed,
  replay,
} from "./merge-replay.ts";
import type { MergeRow } from "./merge-row.ts";

/** A lead as it was before a merge, with what is its own of everything that came since. */
export type Apart = Side & {
  contacts: readonly ContactRow[];
  interactions: readonly LaterInteraction[];
  messages: readonly LaterMessage[];
};

export type Split = {
  survivor: Replayed & { columns: Partial<MergeRow> };
  taken: Replayed & { columns: Partial<MergeRow> };
  /** Choices that somebody changed since, and that stay as they are now. */
  kept: (keyof Choices)[];
};

/**
 * Two leads out of one (pure): each as it would be without the merge. What people chose for the one since stays with
 * the survivor; what it is not known whose it is too, but a wish not to be written to is both's.
 *
 * @param given what the merge made of both's choices
 */
export function splitLeads(
  survivor: Apart,
  taken: Apart,
  current: { row: MergeRow; contacts: readonly ContactRow[] },
  given: Choices,
  country: string,
): Split {
  const apart = (side: Apart): Replayed => replay(side, side.interactions, side.messages, country);
  const [a, b] = [apart(survivor), apart(taken)];
  shareContacts(a, b, survivor, taken, current.contacts);
  const kept = keptChoices(current.row, given);
  const own = (side: Apart, replayed: Replayed): Partial<MergeRow> => ({
    ...choicesIn(side.row),
    ...statusIn(replayed),
    ...wishIn(replayed, [a, b], current.row),
    referral: referralOf(side, [survivor, taken], current.row.referral),
    ...careIn(side.row, [survivor.row, taken.row], current.row),
  });
  return {
    survivor: {
      ...a,
      columns: { ...own(survivor, a), ...keptColumns(kept, survivor.row, current.row, given) },
    },
    taken: { ...b, columns: own(taken, b) },
    kept,
  };
}

const choicesIn = (row: MergeRow): Choices => ({
  status: row.status,
  status_by: row.status_by,
  status_at: row.status_at,
  amount: row.amount,
  note: row.note,
  tags: row.tags,
  assigned_to: row.assigned_to,
  blocked: row.blocked,
  reminder_at: row.reminder_at,
  reminder_note: row.reminder_note,
});

const statusIn = ({ lead }: Replayed): Pick<Choices, "status" | "status_by" | "status_at"> => ({
  status: lead.status,
  status_by: lead.statusBy,
  status_at: lead.statusAt,
});

function keptChoices(now: MergeRow, given: Choices): (keyof Choices)[] {
  const changed = (...names: (keyof Choices)[]): boolean => names.some((name) => now[name] !== given[name]);
  const kept: (keyof Choices)[] = [];
  // Evidence that moved the status is told apart by whose it was.
  if (now.status_by !== "evidence" && changed("status", "status_by", "status_at", "amount")) {
    kept.push("status", "status_by", "status_at", "amount");
  }
  for (const name of ["note", "tags", "assigned_to", "blocked"] as const) if (changed(name)) kept.push(name);
  if (changed("reminder_at", "reminder_note")) kept.push("reminder_at", "reminder_note");
  return kept;
}

function keptColumns(
  kept: readonly (keyof Choices)[],
  before: MergeRow,
  now: MergeRow,
  given: Choices,
): Partial<MergeRow> {
  const columns: Partial<MergeRow> = Object.fromEntries(kept.map((name) => [name, now[name]]));
  if (kept.includes("blocked")) {
    const { blocked_reason, blocked_at, blocked_words } = now;
    Object.assign(columns, { blocked_reason, blocked_at, blocked_words });
  }
  if (kept.includes("tags")) {
    // Tags that only the other brought go with it; those given or taken away since stay so.
    const brought = new Set(tagsOf(given).filter((tag) => !tagsOf(before).includes(tag)));
    columns.tags = JSON.stringify(tagsOf(now).filter((tag) => !brought.has(tag)));
  }
  return columns;
}

/** A wish that neither's own words explain, as after an edit, is taken for both's. */
function wishIn(
  { lead }: Replayed,
  both: readonly Replayed[],
  now: MergeRow,
): Pick<MergeRow, "opted_out_at" | "opted_out_text"> {
  const isExplained = both.some((one) => (one.lead.optedOutAt ?? -1) >= (now.opted_out_at ?? -1));
  return now.opted_out_at === null || isExplained
    ? { opted_out_at: lead.optedOutAt, opted_out_text: lead.optedOutText }
    : { opted_out_at: now.opted_out_at, opted_out_text: now.opted_out_text };
}

/** Whom a person answered or gave back to machines since is not known: it holds for both. So does what was read. */
function careIn(
  before: MergeRow,
  [a, b]: readonly [MergeRow, MergeRow],
  now: MergeRow,
): Pick<MergeRow, "taken_over_at" | "taken_over_by" | "taken_over_until" | "read_at"> {
  const joined = takenOverOf(a, b);
  const isSame =
    joined.taken_over_at === now.taken_over_at && joined.taken_over_until === now.taken_over_until;
  const { taken_over_at, taken_over_by, taken_over_until } = isSame ? before : now;
  const wasRead = (now.read_at ?? 0) > Math.max(a.read_at ?? 0, b.read_at ?? 0);
  // A merge made before there were such columns kept none.
  return {
    taken_over_at: taken_over_at ?? null,
    taken_over_by: taken_over_by ?? null,
    taken_over_until: taken_over_until ?? null,
    read_at: (wasRead ? now.read_at : before.read_at) ?? null,
  };
}

const timeOf = (referral: string | null): number =>
  referral === null ? -1 : Number((JSON.parse(referral) as { at?: number }).at ?? 0);

/** What brought the person last: theirs who did something at that very time, else the survivor's. */
function referralOf(
  side: Apart,
  [survivor, taken]: readonly [Apart, Apart],
  now: string | null,
): string | null {
  const at = timeOf(now);
  if (at <= Math.max(timeOf(survivor.row.referral), timeOf(taken.row.referral))) return side.row.referral;
  const owner = taken.interactions.some((one) => one.at === at) ? taken : survivor;
  return side === owner ? now : side.row.referral;
}

/** Consent that was noted since holds for the number, whoever has it; what was found otherwise is the survivor's. */
function shareContacts(
  a: Replayed,
  b: Replayed,
  survivor: Apart,
  taken: Apart,
  now: readonly ContactRow[],
): void {
  const current = new Map(now.map((one) => [nameOf(one), one]));
  for (const side of [a, b]) {
    side.contacts = side.contacts.map((one) => {
      const held = current.get(nameOf(one))?.consent;
      // What is recorded follows its records, which know whose they are.
      return { ...one, consent: held === undefined || held === "recorded" ? one.consent : held };
    });
  }
  const known = new Set([...a.contacts, ...b.contacts].map(nameOf));
  const before = new Set([...survivor.contacts, ...taken.contacts].map(nameOf));
  for (const one of now) {
    if (known.has(nameOf(one)) || before.has(nameOf(one))) continue;
    const isTaken = taken.interactions.some(({ id }) => id === one.interaction_id);
    (isTaken ? b : a).contacts.push(one);
  }
  for (const side of [a, b]) side.lead.hasPhone = side.contacts.some(({ kind }) => kind === "phone");
}
