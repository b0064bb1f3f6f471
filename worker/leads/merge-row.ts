import type { LeadDraft } from "../collection/draft.ts";
import type { Row } from "../db/bulk.ts";

/** What is open to a lead at one account, as stored. */
export type DoorRow = {
  account_id: string;
  platform: string;
  external_id: string;
  thread_id: string | null;
  last_inbound_at: number | null;
  last_sent_at: number | null;
  reply_comment_id: string | null;
  reply_comment_at: number | null;
  reply_media_id: string | null;
  reply_used: number;
};
export const DOOR_COLUMNS = [
  "account_id",
  "platform",
  "external_id",
  "thread_id",
  "last_inbound_at",
  "last_sent_at",
  "reply_comment_id",
  "reply_comment_at",
  "reply_media_id",
  "reply_used",
] as const satisfies readonly (keyof DoorRow)[];

/** A lead as stored, with every column there is: what a merge does not know it keeps. */
export type MergeRow = Row &
  DoorRow & {
    id: string;
    version: number;
    username: string;
    display_name: string | null;
    status: LeadDraft["status"];
    status_by: string;
    status_at: number;
    amount: number | null;
    note: string;
    /** JSON list. */
    tags: string;
    assigned_to: string | null;
    blocked: number;
    reminder_at: number | null;
    reminder_note: string | null;
    sum: number;
    sum_at: number;
    heat: number;
    target: number;
    last_text: string | null;
    last_kind: LeadDraft["lastKind"];
    last_media_id: string | null;
    intent: LeadDraft["intent"];
    interaction_count: number;
    first_seen_at: number;
    last_interaction_at: number;
    opted_out_at: number | null;
    opted_out_text: string | null;
    has_phone: number;
    referral: string | null;
    taken_over_at: number | null;
    taken_over_by: string | null;
    taken_over_until: number | null;
    read_at: number | null;
    blocked_reason: string | null;
    blocked_at: number | null;
    blocked_words: string | null;
    spared_words: string | null;
    merge_id: string | null;
    merged_from: number;
  };

/**
 * Columns that a kept row leaves out: people's words lie in their interactions, where an edit or a take-back finds
 * them, and numbers in `merged_contacts`.
 */
export const WORDS = ["last_text", "opted_out_text", "contacts", "contact_values", "workspace_id"];

export const doorOf = (row: DoorRow): DoorRow =>
  Object.fromEntries(DOOR_COLUMNS.map((name) => [name, row[name]])) as DoorRow;

export const draftOf = (row: MergeRow): LeadDraft => ({
  id: row.id,
  accountId: row.account_id,
  isNew: false,
  version: row.version,
  externalId: row.external_id,
  username: row.username,
  displayName: row.display_name,
  status: row.status,
  statusBy: row.status_by,
  statusAt: row.status_at,
  blocked: row.blocked === 1,
  sparedWords: row.spared_words,
  sum: row.sum,
  sumAt: row.sum_at,
  target: row.target === 1,
  lastText: row.last_text,
  lastKind: row.last_kind,
  lastMediaId: row.last_media_id,
  intent: row.intent,
  interactionCount: row.interaction_count,
  firstSeenAt: row.first_seen_at,
  lastInteractionAt: row.last_interaction_at,
  threadId: row.thread_id,
  lastInboundAt: row.last_inbound_at,
  inboundBefore: row.last_inbound_at,
  lastSentAt: row.last_sent_at,
  replyCommentId: row.reply_comment_id,
  replyCommentAt: row.reply_comment_at,
  replyMediaId: row.reply_media_id,
  replyUsed: row.reply_used === 1,
  optedOutAt: row.opted_out_at,
  optedOutText: row.opted_out_text,
  takenOverUntil: row.taken_over_until,
  hasPhone: row.has_phone === 1,
  referral: row.referral,
});
