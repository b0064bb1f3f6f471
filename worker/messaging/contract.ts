import { z } from "zod";
import { commaList, NullableTimeSchema, PageQuery, plainText, TimeSchema } from "../http/contract.ts";
import { INTENTS } from "../language/intents.ts";

export const REACH_KINDS = ["window", "private_reply", "human_only", "none"] as const;
export type ReachKind = (typeof REACH_KINDS)[number];

/** Why nothing (or not everything) may be sent; stable codes, readable text is made by the reader's language. */
export const REACH_REASONS = [
  "window-open",
  "comment-unanswered",
  "human-agent-only",
  "window-closed",
  "private-reply-used",
  "comment-too-old",
  "never-wrote",
  "opted-out",
  "blocked",
  "not-supported",
] as const;
export type ReachReason = (typeof REACH_REASONS)[number];

/** What may be sent to a lead now, until when, and why. */
export const ReachSchema = z.object({
  kind: z.enum(REACH_KINDS),
  until: NullableTimeSchema,
  reason: z.enum(REACH_REASONS),
});
export type Reach = z.infer<typeof ReachSchema>;

export const MESSAGE_STATES = [
  "pending",
  "scheduled",
  "sending",
  "sent",
  "delivered",
  "read",
  "failed",
  "skipped",
  "expired",
  "unknown",
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Why a message waits, or did not go: stable codes, each with a sentence in the dashboard. */
export const MESSAGE_REASONS = [
  ...REACH_REASONS,
  // It waits.
  "quota",
  "will-expire",
  "slow",
  "reconnect",
  "account-paused",
  "emergency-stop",
  "new-account",
  "switched-off",
  "rate-limited",
  "blocked-by-platform",
  "taken-over",
  "slowed-down",
  "not-answering",
  // It ended.
  "answered",
  "window-closes-first",
  "refused",
  "do-not-contact",
  "merged",
  "cancelled",
  "account-disconnected",
  "comment-deleted",
  "before-activation",
  "person-unavailable",
  "person-blocked-us",
  "no-such-person",
  "thread-controlled-elsewhere",
  "messages-disabled",
  "permission-missing",
  "text-invalid",
  "restricted",
  // Nobody knows whether it went.
  "unconfirmed",
  "never-confirmed",
] as const;
export type MessageReason = (typeof MESSAGE_REASONS)[number];

export const TEMPLATE_VARIABLES = ["username", "platform", "first_name"] as const;
export const TemplateBody = plainText().trim().min(1).max(4000);
export const NewTemplateSchema = z.strictObject({
  name: plainText().trim().min(1).max(120),
  body: TemplateBody,
  variants: z.array(TemplateBody).max(10).optional(),
});
export const TemplatePatchSchema = NewTemplateSchema.partial();
export const TemplateSchema = z.object({
  id: z.string(),
  name: z.string(),
  body: z.string(),
  variants: z.array(z.string()),
  createdAt: TimeSchema,
  updatedAt: TimeSchema,
});
export type Template = z.infer<typeof TemplateSchema>;

export const TemplatePreviewInput = z.strictObject({ leadId: z.string().min(1).max(80) });
export const TemplatePreviewSchema = z.object({
  text: z.string(),
  bytes: z.number().int().meta({ description: "UTF-8 bytes of `text`" }),
  warnings: z.array(z.string()),
});

const ClockSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
/** What must hold beside the trigger. Absent: it does not matter. */
export const AutomationFiltersSchema = z.strictObject({
  newPeopleOnly: z.boolean().optional().meta({ description: "Only who never did anything before" }),
  includeReplies: z.boolean().optional().meta({ description: "Replies under a comment too; default false" }),
  activeHours: z
    .strictObject({ from: ClockSchema, to: ClockSchema })
    .optional()
    .meta({ description: "Wall clock of the workspace's zone; outside of it messages wait" }),
});
export type AutomationFilters = z.infer<typeof AutomationFiltersSchema>;
/** What it does beside writing. */
export const AutomationActionsSchema = z.strictObject({
  publicReplies: z
    .array(plainText().trim().min(1).max(300))
    .max(20)
    .optional()
    .meta({ description: "One of them is posted under the comment once the private message went out" }),
  tag: plainText().trim().min(1).max(40).optional(),
  status: z.enum(["contacted", "in_progress"]).optional(),
  followUps: z
    .array(
      z.strictObject({
        afterHours: z.number().min(0.5).max(23),
        templateId: z.string().min(1).max(80),
      }),
    )
    .max(3)
    .optional()
    .meta({ description: "Each after the one before it, if there was no answer and the window allows" }),
});
export type AutomationActions = z.infer<typeof AutomationActionsSchema>;

const Keyword = plainText().trim().min(1).max(80);
export const TRIGGER_KINDS = ["comment", "message", "story", "score", "lead"] as const;
export type TriggerKind = (typeof TRIGGER_KINDS)[number];
export const TriggerSchema = z.strictObject({
  kind: z.enum(TRIGGER_KINDS),
  keywords: z.array(Keyword).max(50).optional(),
  excludes: z.array(Keyword).max(50).optional(),
  minScore: z.number().int().min(0).max(100).optional(),
  mediaIds: z.array(plainText().min(1).max(100)).max(200).optional(),
});
export type Trigger = z.infer<typeof TriggerSchema>;

export const NewAutomationSchema = z.strictObject({
  name: plainText().trim().min(1).max(120),
  accountId: z.string().min(1).max(80),
  trigger: TriggerSchema,
  templateIds: z.array(z.string().min(1).max(80)).min(1).max(10),
  filters: AutomationFiltersSchema.default({}),
  actions: AutomationActionsSchema.default({}),
  active: z.boolean().default(false),
});
export const AutomationPatchSchema = z.strictObject({
  name: plainText().trim().min(1).max(120).optional(),
  trigger: TriggerSchema.optional(),
  templateIds: z.array(z.string().min(1).max(80)).min(1).max(10).optional(),
  filters: AutomationFiltersSchema.optional(),
  actions: AutomationActionsSchema.optional(),
  active: z.boolean().optional(),
});
export const AutomationSchema = z.object({
  id: z.string(),
  name: z.string(),
  accountId: z.string(),
  trigger: TriggerSchema,
  templateIds: z.array(z.string()),
  filters: AutomationFiltersSchema,
  actions: AutomationActionsSchema,
  active: z.boolean(),
  activatedAt: NullableTimeSchema,
  createdAt: TimeSchema,
  matchedCount: z.number().int().nullable().meta({
    description:
      "On: messages it made among the newest 2,000 of the workspace. Off: people of the last 30 days it would have written to, among the newest 1,000 interactions; null where that cannot be told, and outside of lists",
  }),
});
export type Automation = z.infer<typeof AutomationSchema>;

export const DryRunInput = z.strictObject({
  keywords: z.array(Keyword).max(50),
  excludes: z.array(Keyword).max(50).optional(),
  text: z.string().max(100_000),
});
export const DryRunSchema = z.object({
  matched: z.boolean(),
  reason: z.string(),
  optOut: z.boolean(),
  intent: z.enum(INTENTS),
});

export const NewMessageSchema = z
  .strictObject({
    leadId: z.string().min(1).max(80),
    text: plainText().trim().min(1).max(4000).optional(),
    templateId: z.string().min(1).max(80).optional(),
  })
  .refine((body) => (body.text === undefined) !== (body.templateId === undefined), {
    message: "exactly one of text and templateId",
    path: ["text"],
  });
export const MessageSchema = z.object({
  id: z.string(),
  leadId: z.string(),
  accountId: z.string(),
  state: z.enum(MESSAGE_STATES),
  reason: z
    .string()
    .nullable()
    .meta({ description: `A stable code: ${MESSAGE_REASONS.join(", ")}` }),
  text: z.string(),
  sentAt: NullableTimeSchema,
  deadlineAt: NullableTimeSchema,
  createdAt: TimeSchema,
  scheduledFor: NullableTimeSchema,
  automationId: z.string().nullable(),
  lead: z.object({ username: z.string(), displayName: z.string().nullable() }).nullable(),
});
export type Message = z.infer<typeof MessageSchema>;
export const MessageQuery = z.strictObject({
  ...PageQuery,
  state: commaList(MESSAGE_STATES).optional(),
  leadId: z.string().max(80).optional(),
  accountId: z.string().max(80).optional(),
});

export const ForecastQuery = z.strictObject({ accountId: z.string().min(1).max(80) });
export const ForecastSchema = z.object({
  pending: z.number().int(),
  perDay: z.number().int(),
  willSend: z.array(z.object({ date: z.iso.date(), count: z.number().int() })).length(7),
  willExpire: z.number().int(),
  suggestedLimit: z.number().int(),
});
export type Forecast = z.infer<typeof ForecastSchema>;
