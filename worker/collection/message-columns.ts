import type { Row } from "../db/bulk.ts";
import type { MessageDraft } from "../messaging/automation-draft.ts";

export const MESSAGE_COLUMNS = [
  "lead_id",
  "dedupe_key",
  "id",
  "account_id",
  "automation_id",
  "template_id",
  "variant",
  "origin",
  "comment_id",
  "interaction_id",
  "text",
  "state",
  "open",
  "score",
  "deadline_at",
  "not_before_at",
  "created_at",
];

/** What an automation wants to write as the columns of its row. */
export const messageRow = (one: MessageDraft, accountId: string, createdAt: number): Row => ({
  lead_id: one.leadId,
  dedupe_key: one.dedupeKey,
  id: one.id,
  account_id: accountId,
  automation_id: one.automationId,
  template_id: one.templateId,
  variant: one.variant,
  origin: "automation",
  comment_id: one.commentId,
  interaction_id: one.interactionId,
  text: one.text,
  state: "pending",
  open: 1,
  score: one.score,
  deadline_at: one.deadlineAt,
  not_before_at: one.notBeforeAt,
  created_at: createdAt,
});
