import { intentAfter } from "../collection/activity.ts";
import { isNamedOnly } from "../platforms/named-person.ts";
import type { LeadStatus } from "./contract.ts";
import { type DoorRow, doorOf, type MergeRow } from "./merge-row.ts";

/** What people decide about a lead; undoing leaves alone what they decided since. */
export type Choices = Pick<
  MergeRow,
  | "status"
  | "status_by"
  | "status_at"
  | "amount"
  | "note"
  | "tags"
  | "assigned_to"
  | "blocked"
  | "reminder_at"
  | "reminder_note"
>;

export type Side = {
  row: MergeRow;
  /** Doors at other accounts. */
  doors: readonly DoorRow[];
};

const RANK: Record<LeadStatus, number> = { new: 0, contacted: 1, in_progress: 2, refused: 3, converted: 4 };
const byPerson = (row: MergeRow): boolean => row.status_by !== "evidence";

/** A person's choice outranks evidence; of two choices the later one, of two evidences the further one. */
function statusOf(a: MergeRow, b: MergeRow): Pick<Choices, "status" | "status_by" | "status_at" | "amount"> {
  const isB =
    byPerson(a) === byPerson(b)
      ? byPerson(a)
        ? b.status_at > a.status_at
        : RANK[b.status] > RANK[a.status]
      : byPerson(b);
  const { status, status_by, status_at } = isB ? b : a;
  const amounts = [a, b].flatMap((row) =>
    row.status === "converted" && row.amount !== null ? [row.amount] : [],
  );
  // Two sales to one person are two sales.
  const amount =
    status === "converted" && amounts.length > 0 ? amounts.reduce((sum, one) => sum + one, 0) : null;
  return { status, status_by, status_at, amount };
}

const isBlank = (text: string): boolean => text.trim() === "";
const joinTexts = (a: string, b: string, between: string): string =>
  isBlank(b) || a.includes(b) ? a : isBlank(a) || b.includes(a) ? b : `${a}${between}${b}`;

export const tagsOf = (row: Pick<MergeRow, "tags">): string[] => JSON.parse(row.tags) as string[];

function reminderOf(a: MergeRow, b: MergeRow): Pick<Choices, "reminder_at" | "reminder_note"> {
  if (a.reminder_at === null || b.reminder_at === null) {
    const { reminder_at, reminder_note } = a.reminder_at === null ? b : a;
    return { reminder_at, reminder_note };
  }
  return {
    reminder_at: Math.min(a.reminder_at, b.reminder_at),
    reminder_note: joinTexts(a.reminder_note ?? "", b.reminder_note ?? "", " · "),
  };
}

const choicesOf = (a: MergeRow, b: MergeRow): Choices => ({
  ...statusOf(a, b),
  note: joinTexts(a.note, b.note, "\n\n"),
  tags: JSON.stringify([...new Set([...tagsOf(a), ...tagsOf(b)])]),
  assigned_to: a.assigned_to ?? b.assigned_to,
  blocked: Math.max(a.blocked, b.blocked),
  ...reminderOf(a, b),
});

const later = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.max(a, b);

type TakenOver = Pick<MergeRow, "taken_over_at" | "taken_over_by" | "taken_over_until">;

/** What was said last about who answers them, a take-over or its end; one that lasts outlives an end of the other's. */
export function takenOverOf(a: TakenOver, b: TakenOver): TakenOver {
  const isB =
    ((a.taken_over_until ?? null) === null) === ((b.taken_over_until ?? null) === null)
      ? (b.taken_over_at ?? -1) > (a.taken_over_at ?? -1)
      : (b.taken_over_until ?? null) !== null;
  const { taken_over_at, taken_over_by, taken_over_until } = isB ? b : a;
  return {
    taken_over_at: taken_over_at ?? null,
    taken_over_by: taken_over_by ?? null,
    taken_over_until: taken_over_until ?? null,
  };
}

type Block = Pick<MergeRow, "blocked_reason" | "blocked_at" | "blocked_words">;

/** A block by hand, which has no reason, outranks one that was found. */
export function blockOf(a: MergeRow, b: MergeRow): Block {
  const isB = a.blocked === 0 || (b.blocked === 1 && (b.blocked_reason ?? null) === null);
  const { blocked_reason, blocked_at, blocked_words } = isB ? b : a;
  return {
    blocked_reason: blocked_reason ?? null,
    blocked_at: blocked_at ?? null,
    blocked_words: blocked_words ?? null,
  };
}

/** Words that somebody found harmless stay so, whoever of both said them. */
function sparedOf(a: MergeRow, b: MergeRow): string | null {
  const spared = [a, b].flatMap((row) => JSON.parse(row.spared_words ?? "[]") as string[]);
  return spared.length === 0 ? null : JSON.stringify([...new Set(spared)]);
}

/** Doors of one person at one account: the newest thread, the newest comment that may still be answered. */
export function joinDoors(a: DoorRow, b: DoorRow): DoorRow {
  const spoke = (a.last_inbound_at ?? -1) >= (b.last_inbound_at ?? -1) ? [a, b] : [b, a];
  const isOpen = (door: DoorRow): boolean => door.reply_comment_id !== null;
  const asked =
    isOpen(a) !== isOpen(b)
      ? isOpen(a)
        ? a
        : b
      : (a.reply_comment_at ?? -1) >= (b.reply_comment_at ?? -1)
        ? a
        : b;
  return {
    account_id: a.account_id,
    platform: a.platform,
    // A name stands for a person only where there is no id.
    external_id: isNamedOnly(a.external_id) ? b.external_id : a.external_id,
    thread_id: spoke[0]!.thread_id ?? spoke[1]!.thread_id,
    last_inbound_at: later(a.last_inbound_at, b.last_inbound_at),
    last_sent_at: later(a.last_sent_at, b.last_sent_at),
    reply_comment_id: asked.reply_comment_id,
    reply_comment_at: asked.reply_comment_at,
    reply_media_id: asked.reply_media_id,
    reply_used: asked.reply_used,
  };
}

/** When a person last showed up at an account in a way that may be answered. */
const openedAt = (door: DoorRow): number =>
  Math.max(door.last_inbound_at ?? 0, door.reply_comment_id === null ? 0 : (door.reply_comment_at ?? 0));

/** All doors by account; the lead stands where the person showed up last, and stays where it is otherwise. */
export function doorsOf(a: Side, b: Side): { home: DoorRow; others: DoorRow[] } {
  const byAccount = new Map<string, DoorRow>();
  for (const door of [doorOf(a.row), ...a.doors, doorOf(b.row), ...b.doors]) {
    const known = byAccount.get(door.account_id);
    byAccount.set(door.account_id, known ? joinDoors(known, door) : door);
  }
  const all = [...byAccount.values()];
  const home = all.reduce((best, door) => (openedAt(door) > openedAt(best) ? door : best));
  return { home, others: all.filter((door) => door !== home) };
}

const referralAt = (referral: string | null): number =>
  referral === null ? -1 : Number((JSON.parse(referral) as { at?: number }).at ?? 0);

/**
 * What two leads are as one person (pure); sums are counted from the set of interactions, not here. Both keep their
 * wish not to be written to, and being blocked.
 */
export function joinLeads(
  survivor: Side,
  taken: Side,
): { columns: Partial<MergeRow> & Choices; choices: Choices; others: DoorRow[] } {
  const [a, b] = [survivor.row, taken.row];
  const [newer, older] = b.last_interaction_at > a.last_interaction_at ? [b, a] : [a, b];
  const optedOut = (b.opted_out_at ?? -1) > (a.opted_out_at ?? -1) ? b : a;
  const spoken = newer.last_text === null ? older : newer;
  const { home, others } = doorsOf(survivor, taken);
  const choices = choicesOf(a, b);
  return {
    choices,
    others,
    columns: {
      ...choices,
      ...home,
      username: a.username === "" ? b.username : a.username,
      display_name: a.display_name ?? b.display_name,
      last_text: spoken.last_text,
      last_media_id: spoken.last_media_id,
      last_kind: newer.last_kind,
      intent: intentAfter(older.intent, newer.intent),
      interaction_count: a.interaction_count + b.interaction_count,
      first_seen_at: Math.min(a.first_seen_at, b.first_seen_at),
      last_interaction_at: newer.last_interaction_at,
      opted_out_at: optedOut.opted_out_at,
      opted_out_text: optedOut.opted_out_text,
      ...takenOverOf(a, b),
      read_at: later(a.read_at ?? null, b.read_at ?? null),
      ...blockOf(a, b),
      spared_words: sparedOf(a, b),
      has_phone: Math.max(a.has_phone, b.has_phone),
      referral: referralAt(b.referral) > referralAt(a.referral) ? b.referral : a.referral,
      merged_from: a.merged_from + b.merged_from + 1,
    },
  };
}
