import { z } from "zod";
import { NullableTimeSchema, PageQuery, TimeSchema } from "../http/contract.ts";

export const PUBLIC_REPLY_STATES = ["pending", "sending", "sent", "failed", "skipped", "unknown"] as const;
export type PublicReplyState = (typeof PUBLIC_REPLY_STATES)[number];

/** Why a public reply waits or was not posted: stable codes, each with a sentence in the dashboard. */
export const PUBLIC_REPLY_REASONS = [
  // It waits.
  "emergency-stop",
  "account-paused",
  "reconnect",
  "rate-limited",
  "blocked-by-platform",
  "slowed-down",
  "taken-over",
  // It ended.
  "opted-out",
  "blocked",
  "do-not-contact",
  "account-disconnected",
  "comment-deleted",
  "too-late",
  "not-supported",
  "permission-missing",
  "text-invalid",
  "refused",
  // Nobody knows whether it was posted.
  "unconfirmed",
  "never-confirmed",
] as const;
export type PublicReplyReason = (typeof PUBLIC_REPLY_REASONS)[number];

/** An answer under a comment, posted after the private message to its author went out. */
export const PublicReplySchema = z.object({
  id: z.string(),
  leadId: z.string(),
  accountId: z.string(),
  automationId: z.string(),
  commentId: z.string(),
  mediaId: z.string().nullable(),
  text: z.string(),
  state: z.enum(PUBLIC_REPLY_STATES),
  reason: z
    .string()
    .nullable()
    .meta({ description: `A stable code: ${PUBLIC_REPLY_REASONS.join(", ")}` }),
  createdAt: TimeSchema,
  sentAt: NullableTimeSchema,
});
export type PublicReply = z.infer<typeof PublicReplySchema>;
export const PublicReplyQuery = z.strictObject({ ...PageQuery, leadId: z.string().max(80).optional() });
