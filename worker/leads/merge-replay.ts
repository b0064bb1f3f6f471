import { answers, hearWish, noteActivity, opensWindow } from "../collection/activity.ts";
import type { LeadDraft, NewInteraction } from "../collection/draft.ts";
import { findContacts } from "../phones/contacts.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import type { InboundInteraction } from "../platforms/platform.ts";
import { type DoorRow, draftOf, type MergeRow } from "./merge-row.ts";

/** A number or an address as stored. */
export type ContactRow = {
  kind: "phone" | "email";
  value: string;
  country: string | null;
  type: string | null;
  confidence: number;
  method: string;
  consent: string;
  quote: string;
  interaction_id: string;
  found_in: string;
  found_at: number;
};

/** Something that came while two leads were one, as stored. */
export type LaterInteraction = {
  accountId: string;
  platform: string;
  dedupeKey: string;
  id: string;
  kind: InteractionKind;
  externalId: string;
  mediaId: string | null;
  parentId: string | null;
  text: string | null;
  intent: LeadDraft["intent"];
  points: number;
  at: number;
  receivedAt: number;
  personId: string | null;
};
/** A message that went to one of them meanwhile. */
export type LaterMessage = {
  accountId: string;
  commentId: string | null;
  sentVia: string | null;
  sentAt: number;
  recipientId: string | null;
};

export type Replayed = {
  lead: LeadDraft;
  doors: DoorRow[];
  contacts: ContactRow[];
  /** Changes of status that evidence makes. */
  statuses: { at: number; status: LeadDraft["status"]; previous: LeadDraft["status"]; reason: string }[];
};

const OPENING: ReadonlySet<InteractionKind> = new Set(["comment", "message", "story_reply", "mention"]);
const TWO_PART_NUMBER_WITHIN_MS = 10 * 60_000;

/**
 * A lead as it would be now, had it not been merged: as it was, and then everything of its own that came since, in the
 * order in which it came (pure). Sums are counted from the set of interactions, not here.
 */
export function replay(
  before: { row: MergeRow; doors: readonly DoorRow[]; contacts: readonly ContactRow[] },
  interactions: readonly LaterInteraction[],
  messages: readonly LaterMessage[],
  country: string,
): Replayed {
  const lead = draftOf(before.row);
  let platform = before.row.platform;
  const doors = new Map(before.doors.map((door) => [door.account_id, door]));
  const contacts = new Map(before.contacts.map((one) => [nameOf(one), { ...one }]));
  const statuses: Replayed["statuses"] = [];
  const move = (status: LeadDraft["status"], at: number, reason: string): void => {
    statuses.push({ at, status, previous: lead.status, reason });
    lead.status = status;
    lead.statusAt = at;
  };
  const goTo = (accountId: string, of: string, personId: string): void => {
    doors.set(lead.accountId, doorsOfDraft(lead, platform));
    const door = doors.get(accountId);
    doors.delete(accountId);
    platform = of;
    Object.assign(lead, draftDoors(door, accountId, personId));
  };
  const take = (one: LaterInteraction): void => {
    if (OPENING.has(one.kind) && one.accountId !== lead.accountId) {
      goTo(one.accountId, one.platform, one.personId ?? "");
    }
    if (one.text !== null) {
      hearWish(lead, one.kind, one.text, one.at);
      for (const contact of contactsIn(lead, one, country)) addContact(contacts, contact);
    }
    const interaction = toInteraction(lead.id, one);
    noteActivity(lead, interaction, toEvent(one), noFigures());
    const isEarly = lead.status === "new" || lead.status === "contacted";
    if (lead.statusBy === "evidence" && isEarly && opensWindow(interaction) && answers(lead, interaction)) {
      move("in_progress", one.at, "answered");
    }
  };
  const hear = (one: LaterMessage): void => {
    if (lead.status === "new" && lead.statusBy === "evidence") move("contacted", one.sentAt, "written");
    const door = doors.get(one.accountId);
    if (one.accountId === lead.accountId) {
      lead.lastSentAt = Math.max(lead.lastSentAt ?? 0, one.sentAt);
      lead.threadId ??= one.recipientId;
      if (one.sentVia === "private_reply" && lead.replyCommentId === one.commentId) {
        lead.replyUsed = true;
        lead.replyCommentId = null;
      }
    } else if (door) {
      const isUsed = one.sentVia === "private_reply" && door.reply_comment_id === one.commentId;
      doors.set(one.accountId, {
        ...door,
        last_sent_at: Math.max(door.last_sent_at ?? 0, one.sentAt),
        thread_id: door.thread_id ?? one.recipientId,
        reply_used: isUsed ? 1 : door.reply_used,
        reply_comment_id: isUsed ? null : door.reply_comment_id,
      });
    }
  };
  const steps = [
    ...interactions.map((one) => ({
      at: one.receivedAt,
      key: `${one.at}`.padStart(16, "0") + one.dedupeKey,
      run: () => take(one),
    })),
    ...messages.map((one) => ({ at: one.sentAt, key: "", run: () => hear(one) })),
  ];
  for (const { run } of steps.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))) run();
  lead.hasPhone = [...contacts.values()].some(({ kind }) => kind === "phone");
  return { lead, doors: [...doors.values()], contacts: [...contacts.values()], statuses };
}

export const nameOf = ({ kind, value }: Pick<ContactRow, "kind" | "value">): string => `${kind} ${value}`;

function contactsIn(lead: LeadDraft, one: LaterInteraction, country: string): ContactRow[] {
  const continues =
    lead.lastText !== null &&
    lead.lastKind === one.kind &&
    one.at >= lead.lastInteractionAt &&
    one.at - lead.lastInteractionAt <= TWO_PART_NUMBER_WITHIN_MS;
  return findContacts(one.text ?? "", continues ? lead.lastText : null, country).map((found) => ({
    ...found,
    interaction_id: one.id,
    found_in: one.kind,
    found_at: one.at,
  }));
}

/** Said again, a number changes nothing; asking to be called is news. */
function addContact(contacts: Map<string, ContactRow>, found: ContactRow): void {
  const known = contacts.get(nameOf(found));
  if (known && !(known.consent === "none" && found.consent !== "none")) return;
  contacts.set(nameOf(found), found);
}

const doorsOfDraft = (lead: LeadDraft, platform: string): DoorRow => ({
  account_id: lead.accountId,
  platform,
  external_id: lead.externalId,
  thread_id: lead.threadId,
  last_inbound_at: lead.lastInboundAt,
  last_sent_at: lead.lastSentAt,
  reply_comment_id: lead.replyCommentId,
  reply_comment_at: lead.replyCommentAt,
  reply_media_id: lead.replyMediaId,
  reply_used: Number(lead.replyUsed),
});

const draftDoors = (door: DoorRow | undefined, accountId: string, personId: string): Partial<LeadDraft> => ({
  accountId,
  externalId: door?.external_id ?? personId,
  threadId: door?.thread_id ?? null,
  lastInboundAt: door?.last_inbound_at ?? null,
  lastSentAt: door?.last_sent_at ?? null,
  replyCommentId: door?.reply_comment_id ?? null,
  replyCommentAt: door?.reply_comment_at ?? null,
  replyMediaId: door?.reply_media_id ?? null,
  replyUsed: door?.reply_used === 1,
});

const toInteraction = (leadId: string, one: LaterInteraction): NewInteraction => ({
  id: one.id,
  leadId,
  dedupeKey: one.dedupeKey,
  kind: one.kind,
  externalId: one.externalId,
  mediaId: one.mediaId,
  parentId: one.parentId,
  text: one.text,
  intent: one.intent,
  points: one.points,
  capped: false,
  at: one.at,
  atIsProvisional: false,
  foundBy: "webhook",
  edits: 0,
  decisions: [],
  trace: null,
});

/** As far as it is stored: what brought the person is looked for elsewhere. */
const toEvent = (one: LaterInteraction): InboundInteraction => ({
  type: "interaction",
  accountExternalId: "",
  kind: one.kind,
  externalId: one.externalId,
  dedupeKey: one.dedupeKey,
  person: { externalId: one.personId ?? "", username: null },
  text: one.text,
  mediaId: one.mediaId,
  parentId: one.parentId,
  at: one.at,
  atIsProvisional: false,
  standby: false,
  referral: null,
});

const noFigures = () => ({ people: 0, interactions: 0, answers: 0, phones: 0, by_webhook: 0, by_poll: 0 });
