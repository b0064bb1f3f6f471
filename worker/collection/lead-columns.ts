import type { Row } from "../db/bulk.ts";
import { searchDisplay, searchName, searchUsername } from "../leads/search.ts";
import { heatOf } from "../scoring/heat.ts";
import type { LeadDraft } from "./draft.ts";

/** A lead as the columns of its row. */
export const leadRow = (lead: LeadDraft, halfLifeDays: number): Row => ({
  id: lead.id,
  version: lead.version,
  username: lead.username,
  display_name: lead.displayName,
  search_name: searchName(lead.username, lead.displayName),
  search_username: searchUsername(lead.username),
  search_display: searchDisplay(lead.displayName),
  status: lead.status,
  status_by: lead.statusBy,
  status_at: lead.statusAt,
  sum: lead.sum,
  sum_at: lead.sumAt,
  heat: heatOf(lead.sum, lead.sumAt, halfLifeDays),
  target: lead.target ? 1 : 0,
  last_text: lead.lastText,
  last_kind: lead.lastKind,
  last_media_id: lead.lastMediaId,
  intent: lead.intent,
  interaction_count: lead.interactionCount,
  first_seen_at: lead.firstSeenAt,
  last_interaction_at: lead.lastInteractionAt,
  thread_id: lead.threadId,
  last_inbound_at: lead.lastInboundAt,
  reply_comment_id: lead.replyCommentId,
  reply_comment_at: lead.replyCommentAt,
  reply_media_id: lead.replyMediaId,
  reply_used: lead.replyUsed ? 1 : 0,
  opted_out_at: lead.optedOutAt,
  opted_out_text: lead.optedOutText,
  has_phone: lead.hasPhone ? 1 : 0,
  referral: lead.referral,
});
/** How a person is called and found by it. Each of their indexes costs a row when named, so they are written apart. */
export const NAME_COLUMNS = ["username", "display_name", "search_name", "search_username", "search_display"];
/** Has an index of its own, for who ever wrote in private: named only when it changes. */
export const INBOUND_COLUMN = "last_inbound_at";
export const STATE_COLUMNS = [
  "status",
  "status_by",
  "status_at",
  "sum",
  "sum_at",
  "heat",
  "target",
  "last_text",
  "last_kind",
  "last_media_id",
  "intent",
  "interaction_count",
  "first_seen_at",
  "last_interaction_at",
  "thread_id",
  "reply_comment_id",
  "reply_comment_at",
  "reply_media_id",
  "reply_used",
  "opted_out_at",
  "opted_out_text",
  "has_phone",
  "referral",
  "version",
];
