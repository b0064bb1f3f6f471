import { z } from "zod";
import {
  BooleanParam,
  commaList,
  digitsParam,
  NullableTimeSchema,
  PageQuery,
  pageOf,
  plainText,
  TimeSchema,
} from "../http/contract.ts";
import { INTENTS } from "../language/intents.ts";
import { REACH_KINDS, ReachSchema } from "../messaging/contract.ts";
import { PHONE_TYPES } from "../phones/contract.ts";
import { InteractionKindSchema, PLATFORMS, PlatformIdSchema } from "../platforms/contract.ts";

export const LEAD_STATUSES = ["new", "contacted", "in_progress", "converted", "refused"] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];
export const LEAD_SORTS = ["score", "recent", "created"] as const;

/** Bands that people see: under 15 cold, 15 to 49 warm, 50 and over hot. */
export const HOT_SCORE = 50;
export const WARM_SCORE = 15;

export const CONSENTS = ["none", "asked-to-be-called", "recorded"] as const;
export const LeadPhoneSchema = z.object({
  e164: z.string(),
  country: z.string(),
  type: z.enum(PHONE_TYPES),
  confidence: z.number(),
  consent: z.enum(CONSENTS),
  national: z.string(),
  quote: z.string().meta({ description: "The person's own words in which it was found" }),
  foundAt: TimeSchema,
  foundIn: InteractionKindSchema,
});
export type LeadPhone = z.infer<typeof LeadPhoneSchema>;

export const ReferralSchema = z.object({
  source: z.string().nullable(),
  ref: z.string().nullable(),
  adId: z.string().nullable(),
  title: z.string().nullable(),
});

export const ReminderSchema = z.object({ at: TimeSchema, note: z.string() });
/** As it is given: any time, past ones are due at once. */
export const ReminderInput = z.strictObject({
  at: TimeSchema,
  note: plainText().trim().max(500).optional(),
});
export type ReminderInput = z.output<typeof ReminderInput>;

export const LeadSchema = z.object({
  id: z.string(),
  platform: PlatformIdSchema,
  accountId: z.string(),
  externalId: z.string(),
  username: z.string(),
  displayName: z.string().nullable(),
  score: z.number().int().min(0).max(100),
  target: z.boolean(),
  status: z.enum(LEAD_STATUSES),
  lastText: z.string().nullable(),
  lastKind: InteractionKindSchema.nullable(),
  lastMedia: z
    .object({ id: z.string(), caption: z.string().nullable(), permalink: z.string().nullable() })
    .nullable(),
  intent: z.enum(INTENTS).nullable(),
  tags: z.array(z.string()),
  assignedTo: z.string().nullable(),
  phones: z.array(LeadPhoneSchema),
  emails: z.array(z.string()),
  interactionCount: z.number().int(),
  firstSeenAt: TimeSchema,
  lastInteractionAt: TimeSchema,
  reach: ReachSchema,
  amount: z.number().nullable(),
  note: z.string(),
  blocked: z.boolean(),
  reminder: ReminderSchema.nullable(),
  mergedFrom: z.number().int().meta({ description: "How many people were merged into this one" }),
  optedOutAt: NullableTimeSchema,
  referral: ReferralSchema.nullable().meta({
    description: "The advertisement or link that last brought the person, in the platform's own words",
  }),
});
export type Lead = z.infer<typeof LeadSchema>;
export const LeadPage = pageOf(LeadSchema);

/** From counters, whatever the number of leads; `target` as of the last hourly run. */
export const LeadTotalsSchema = z.object({
  total: z.number().int(),
  status: z.object({
    new: z.number().int(),
    contacted: z.number().int(),
    in_progress: z.number().int(),
    converted: z.number().int(),
    refused: z.number().int(),
  }),
  platform: z
    .partialRecord(PlatformIdSchema, z.number().int())
    .meta({ description: "Only platforms that have any" }),
  account: z.record(z.string(), z.number().int()).meta({ description: "Only accounts that have any" }),
  target: z.object({
    count: z.number().int(),
    asOf: NullableTimeSchema.meta({
      description:
        "Who fell under the threshold before this time is no longer counted; null before the first run",
    }),
  }),
  verifiedAt: NullableTimeSchema.meta({
    description:
      "When the counters were last compared with the leads themselves; null before the first night",
  }),
});
export type LeadTotals = z.infer<typeof LeadTotalsSchema>;

export const REMINDER_FILTERS = ["due", "set"] as const;
export const LeadFilter = {
  platform: commaList(PLATFORMS).optional(),
  status: commaList(LEAD_STATUSES).optional(),
  q: plainText().trim().max(200).optional(),
  minScore: digitsParam(0, 100).optional(),
  target: BooleanParam.optional(),
  hasPhone: BooleanParam.optional(),
  reach: commaList([...REACH_KINDS, "open"]).optional(),
  intent: commaList(INTENTS).optional(),
  accountId: z.string().max(80).optional(),
  tag: plainText().max(60).optional(),
  assignedTo: z.string().max(80).optional(),
  reminder: z.enum(REMINDER_FILTERS).optional().meta({
    description: "`due`: of those with a reminder, those whose time has come; `set`: all of them",
  }),
  view: z.string().max(80).optional().meta({
    description: "A saved view: its filters and its order are what is not given beside it",
  }),
};
const SortParam = z
  .enum(LEAD_SORTS)
  .optional()
  .meta({ description: "`score` unless the view says otherwise" });
export const LeadQuery = z.strictObject({
  ...LeadFilter,
  ...PageQuery,
  sort: SortParam,
});
export type LeadQueryInput = z.infer<typeof LeadQuery>;
export const LeadExportQuery = z.strictObject({
  ...LeadFilter,
  sort: z.enum(LEAD_SORTS).default("created").meta({
    description: "`created`, whatever the view says, unless another order is asked for",
  }),
  separator: z.enum([",", ";"]).default(","),
});

export const MAX_TAGS = 30;
export const TagSchema = plainText().trim().min(1).max(60);

export const LeadPatchSchema = z.strictObject({
  status: z.enum(LEAD_STATUSES).optional(),
  amount: z.number().min(0).max(1e9).nullable().optional(),
  note: plainText().max(5000).optional(),
  tags: z.array(TagSchema).max(MAX_TAGS).optional(),
  assignedTo: z.string().max(80).nullable().optional(),
  blocked: z.boolean().optional(),
  reminder: ReminderInput.nullable().optional(),
});
export type LeadPatch = z.infer<typeof LeadPatchSchema>;

export const TIMELINE_TYPES = [
  "interaction",
  "message",
  "status",
  "phone",
  "email",
  "opt_out",
  "score",
  "merge",
  "public_reply",
  "export",
  "consent",
] as const;
export const TimelineItemSchema = z.object({
  id: z.string(),
  type: z.enum(TIMELINE_TYPES),
  at: TimeSchema,
  data: z.record(z.string(), z.unknown()),
});
export type TimelineItem = z.infer<typeof TimelineItemSchema>;
export const TimelineQuery = z.strictObject({ ...PageQuery });
export const TimelinePage = pageOf(TimelineItemSchema);
