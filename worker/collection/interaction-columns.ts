import type { Row } from "../db/bulk.ts";
import type { NewInteraction } from "./draft.ts";

export const INTERACTION_COLUMNS = [
  "account_id",
  "dedupe_key",
  "id",
  "lead_id",
  "kind",
  "external_id",
  "media_id",
  "parent_id",
  "text",
  "intent",
  "points",
  "capped",
  "at",
  "at_is_provisional",
  "received_at",
  "found_by",
  "edits",
  "decisions",
];

/** A new interaction as the columns of its row. */
export const interactionRow = (one: NewInteraction, accountId: string, receivedAt: number): Row => ({
  account_id: accountId,
  dedupe_key: one.dedupeKey,
  id: one.id,
  lead_id: one.leadId,
  kind: one.kind,
  external_id: one.externalId,
  media_id: one.mediaId,
  parent_id: one.parentId,
  text: one.text,
  intent: one.intent,
  points: one.points,
  capped: one.capped ? 1 : 0,
  at: one.at,
  at_is_provisional: one.atIsProvisional ? 1 : 0,
  received_at: receivedAt,
  found_by: one.foundBy,
  edits: one.edits,
  decisions: one.decisions.length > 0 ? JSON.stringify(one.decisions) : null,
});
