import { type SQL, sql } from "drizzle-orm";
import type { Mine, Statement, TenantDb } from "../db/tenant.ts";
import type { MessageReason } from "./contract.ts";

/** What is known of a message that went out, for what follows from it. */
export type StepContext = {
  username: string;
  displayName: string | null;
  /** The picture of the message's template. */
  imageUrl: string | null;
  /** JSON of the automation's filters; null for a message written by hand. */
  filters: string | null;
  zone: string | null;
  /** Of the comment that the message answers. */
  parentId: string | null;
  mediaId: string | null;
  /** The follow-up's template; null when it is gone. */
  nextBody: string | null;
  nextVariants: string | null;
};

/** @param nextTemplateId of the follow-up to come; null when there is none */
export const readStepContext = (
  tenant: TenantDb,
  message: { id: string; accountId: string; commentId: string | null },
  nextTemplateId: string | null,
): Promise<StepContext | undefined> =>
  tenant.first<StepContext>(
    (
      mine,
    ) => sql`SELECT l.username, l.display_name AS displayName, t.image_url AS imageUrl, a.filters, s.zone,
        i.parent_id AS parentId, i.media_id AS mediaId, n.body AS nextBody, n.variants AS nextVariants
      FROM messages m
      JOIN leads l ON l.workspace_id = m.workspace_id AND l.id = m.lead_id
      LEFT JOIN templates t ON t.workspace_id = m.workspace_id AND t.id = m.template_id
      LEFT JOIN automations a ON a.workspace_id = m.workspace_id AND a.id = m.automation_id
      LEFT JOIN interactions i ON i.workspace_id = m.workspace_id AND i.account_id = ${message.accountId}
        AND i.dedupe_key = ${`comment:${message.commentId ?? ""}`}
      LEFT JOIN templates n ON n.workspace_id = m.workspace_id AND n.id = ${nextTemplateId}
      LEFT JOIN workspace_settings s ON s.workspace_id = m.workspace_id
      WHERE m.workspace_id = ${mine.id} AND m.id = ${message.id}`,
  );

/** A message that follows from another: what it does not say is as in the other. */
export type FollowingMessage = {
  id: string;
  dedupeKey: string;
  templateId: string | null;
  variant: number | null;
  text: string;
  imageUrl: string | null;
  state: "pending" | "skipped";
  reason: MessageReason | null;
  deadlineAt: number | null;
  notBeforeAt: number;
  followsAt: number | null;
  createdAt: number;
};

/** One row for the message that `ours` finds, or none. */
export const followed =
  (next: FollowingMessage, ours: (mine: Mine) => SQL): Statement =>
  (mine) =>
    sql`INSERT INTO messages (workspace_id, lead_id, dedupe_key, id, account_id, automation_id, template_id,
      variant, origin, person_id, interaction_id, text, image_url, state, open, reason, score, deadline_at,
      not_before_at, follows_at, created_at)
    SELECT workspace_id, lead_id, ${next.dedupeKey}, ${next.id}, account_id, automation_id, ${next.templateId},
      ${next.variant}, origin, person_id, interaction_id, ${next.text}, ${next.imageUrl}, ${next.state},
      ${Number(next.state === "pending")}, ${next.reason}, score, ${next.deadlineAt}, ${next.notBeforeAt},
      ${next.followsAt}, ${next.createdAt}
    FROM ${ours(mine)} ON CONFLICT DO NOTHING`;
