import { z } from "zod";
import { commaList, NullableTimeSchema, PageQuery, plainText, TimeSchema } from "../http/contract.ts";
import { INTENTS } from "../language/intents.ts";
import { InteractionKindSchema } from "../platforms/contract.ts";

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
  "outside-hours",
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
/** A picture is fetched by the platform itself: a public address, over https, without a name or a password in it. */
export const ImageUrl = z
  .string()
  .max(2000)
  .refine(isPublicImageUrl, { message: "an https address of a picture" })
  .nullable();
function isPublicImageUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  return (
    protocol === "https:" && hostname.includes(".") && !/^[\d.]+$|:/.test(hostname) && !(username || password)
  );
}
export const NewTemplateSchema = z.strictObject({
  name: plainText().trim().min(1).max(120),
  body: TemplateBody,
  variants: z.array(TemplateBody).max(10).optional(),
  imageUrl: ImageUrl.optional().meta({
    description: "A picture that follows the words once the person's window is open; null: none",
  }),
});
export const TemplatePatchSchema = NewTemplateSchema.partial();
export const TemplateSchema = z.object({
  id: z.string(),
  name: z.string(),
  body: z.string(),
  variants: z.array(z.string()),
  imageUrl: z.string().nullable(),
  createdAt: TimeSchema,
  updatedAt: TimeSchema,
});
export type Template = z.infer<typeof TemplateSchema>;

export const TemplatePreviewInput = z.strictObject({
  leadId: z.string().min(1).max(80),
  variant: z.number().int().min(0).max(10).optional().meta({
    description: "Which wording, 0 is the body; absent: the one this lead would get",
  }),
});
export const TemplatePreviewSchema = z.object({
  text: z.string(),
  bytes: z.number().int().meta({ description: "UTF-8 bytes of `text`" }),
  maxBytes: z.number().int().meta({ description: "What the lead's platform takes" }),
  imageUrl: z.string().nullable().meta({ description: "The picture, where the lead's platform takes one" }),
  warnings: z.array(z.string()).meta({
    description: "`missing-username`, `missing-first-name`, `missing-platform`, `too-long`, `no-images`",
  }),
});

const RateSchema = z
  .object({ rate: z.number(), low: z.number(), high: z.number() })
  .nullable()
  .meta({ description: "0 to 1 with the bounds of its 95 % interval (Wilson); null below 100 sends" });
/** What became of what was sent with a template: of each person's first message, whether an answer or a number came. */
export const TemplateResultsSchema = z.object({
  sent: z.number().int(),
  asOf: TimeSchema,
  variants: z.array(
    z.object({
      index: z.number().int().meta({ description: "0 is the template's own body" }),
      text: z.string(),
      share: z.number().meta({ description: "0 to 1: what part of people get this wording" }),
      sent: z.number().int(),
      answered: z.number().int(),
      phones: z.number().int(),
      answerRate: RateSchema,
      phoneRate: RateSchema,
    }),
  ),
});
export type TemplateResults = z.infer<typeof TemplateResultsSchema>;

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

/** Why an automation writes nothing to somebody whose words it heard; stable codes, each with a sentence in the dashboard. */
export const DECLINE_REASONS = [
  "other-post",
  "no-keyword",
  "excluded-word",
  "negated",
  "score-too-low",
  "not-new",
  "reply-to-comment",
  "opted-out",
  "blocked",
  "negative",
  "spam",
  "refused",
  "already-contacted",
  "another-automation-answers",
  "thread-controlled-elsewhere",
  "taken-over",
  "emergency-stop",
  "outside-hours",
  "no-template",
  "text-too-long",
  "window-closed",
  "private-reply-used",
  "comment-too-old",
  "never-wrote",
  "human-agent-only",
  "not-supported",
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];
export const DECISION_OUTCOMES = ["write", "observed", "declined"] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

/** An interaction as an automation saw it. */
const HeardSchema = z.object({
  interactionId: z.string(),
  leadId: z.string(),
  username: z.string(),
  kind: InteractionKindSchema,
  text: z.string().nullable(),
  at: TimeSchema,
});
export const DecisionSchema = HeardSchema.extend({
  automationId: z.string(),
  automationName: z.string().nullable().meta({ description: "null: it was deleted since" }),
  outcome: z.enum(DECISION_OUTCOMES).meta({ description: "`observed`: it is off, and would have written" }),
  reason: z.string().meta({ description: `\`matched\`, or why not: ${DECLINE_REASONS.join(", ")}` }),
  messageId: z.string().nullable(),
});
export type DecisionItem = z.infer<typeof DecisionSchema>;
export const DecisionQuery = z.strictObject({
  ...PageQuery,
  outcome: commaList(DECISION_OUTCOMES).optional(),
  accountId: z.string().max(80).optional(),
  automationId: z.string().max(80).optional(),
});

/** An automation that is kept, one that is not yet, or a kept one with changes that are not saved yet. */
export const RehearsalInput = z
  .strictObject({
    automationId: z.string().min(1).max(80).optional(),
    name: plainText().trim().max(120).optional(),
    accountId: z.string().min(1).max(80).optional(),
    trigger: TriggerSchema.optional(),
    templateIds: z.array(z.string().min(1).max(80)).min(1).max(10).optional(),
    filters: AutomationFiltersSchema.optional(),
    actions: AutomationActionsSchema.optional(),
  })
  .superRefine((body, context) => {
    if (body.automationId !== undefined) return;
    for (const field of ["accountId", "trigger", "templateIds"] as const) {
      if (body[field] === undefined) {
        context.addIssue({ code: "custom", path: [field], message: "required without automationId" });
      }
    }
  });
export const RehearsalSchema = z.object({
  since: TimeSchema,
  looked: z.number().int().meta({ description: "Interactions it was played on" }),
  isComplete: z.boolean().meta({ description: "False: older ones of these 30 days were left out" }),
  wouldWrite: z.object({
    people: z.number().int(),
    items: z.array(HeardSchema.extend({ message: z.string() })).max(50),
  }),
  declined: z.object({
    count: z.number().int(),
    reasons: z.record(z.string(), z.number().int()),
    items: z.array(HeardSchema.extend({ reason: z.string() })).max(50),
  }),
  overQuota: z.number().int().meta({ description: "Messages that would have waited for more than a day" }),
});
export type Rehearsal = z.infer<typeof RehearsalSchema>;

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
  reason: commaList(MESSAGE_REASONS).optional(),
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
