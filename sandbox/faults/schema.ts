import { z } from "zod";

/** What an API call answers instead of the truth. */
const ANSWER_MODES = [
  "ok",
  "timeout-after-send",
  "500-after-send",
  "500-before",
  "502-before",
  "429",
  "reset",
  "reset-before",
  "html",
  "truncated",
  "error-in-200",
  "slow-drip",
  "error",
] as const;

const share = z.number().min(0).max(1);

const CallFaultSchema = z.strictObject({
  mode: z.enum(ANSWER_MODES).default("ok"),
  /** How many calls it hits; absent: until switched off. */
  count: z.int().min(1).optional(),
  /** Share of the calls it hits, drawn from the seed. */
  rate: share.default(1),
  /** Only calls of this account (username). */
  account: z.string().optional(),
  /** Whether the call is carried out behind the bad answer; absent: what the mode's name says. */
  delivered: z.boolean().optional(),
  retryAfterSeconds: z.int().min(0).optional(),
  hangMs: z.int().min(0).max(600_000).default(60_000),
  /** For mode "error": any Graph refusal. */
  error: z
    .strictObject({
      code: z.int(),
      subcode: z.int().optional(),
      status: z.int().min(200).max(599).default(400),
      message: z.string().default("An error made for a test"),
      transient: z.boolean().optional(),
    })
    .optional(),
});
export type CallFault = z.output<typeof CallFaultSchema>;

const WebhookFaultSchema = z.strictObject({
  dropRate: share.default(0),
  duplicateRate: share.default(0),
  /** Updates that wait together leave in another order. */
  shuffle: z.boolean().default(false),
  shape: z.enum(["default", "changes", "direct", "array", "standby"]).default("default"),
  /** How long updates wait for company before they leave together; at most 1000 a delivery. */
  batchMs: z.int().min(0).max(600_000).default(40),
  delayMs: z.int().min(0).max(86_400_000).default(0),
  badSignatureRate: share.default(0),
  /** Deliver every field once an account has subscribed to anything, as the platform does in practice. */
  ignoreFieldSubscription: z.boolean().default(false),
});

/** Every quirk of the platform that can be switched, with the platform's usual behaviour as the default. */
export const FaultsSchema = z.strictObject({
  tokenShape: z.enum(["data", "flat"]).default("data"),
  webhook: WebhookFaultSchema.prefault({}),
  send: CallFaultSchema.prefault({}),
  read: CallFaultSchema.prefault({}),
  oauth: CallFaultSchema.prefault({}),
  /** Percentages in the usage headers; absent: counted. At 100 calls are refused. */
  usage: z
    .strictObject({
      callCount: z.int().min(0).max(1000).optional(),
      appCallCount: z.int().min(0).max(1000).optional(),
      regainMinutes: z.int().min(0).max(1440).default(5),
    })
    .prefault({}),
  omitUsageHeaders: z.boolean().default(false),
  latencyMs: z.int().min(0).max(600_000).default(0),
  /** Every token answers as dead while this is on; a number is the Graph subcode. */
  expireTokens: z
    .union([z.boolean(), z.literal(458), z.literal(459), z.literal(460), z.literal(463), z.literal(467)])
    .default(false),
  pages: z
    .strictObject({
      /** Pages hold fewer items than asked for, and still have a next one. */
      short: z.boolean().default(false),
      /** Each page is preceded by an empty one that has a next one. */
      empty: z.boolean().default(false),
    })
    .prefault({}),
  ids: z
    .strictObject({
      /** `comments[].from.id` is not the id the same person has in messages. */
      commenterIdDiffers: z.boolean().default(false),
      /** How the account's own comments name it: `from.id`, or only `from.self_ig_scoped_id`. */
      ownComments: z.enum(["account", "self-scoped"]).default("account"),
    })
    .prefault({}),
  limits: z
    .strictObject({
      privateRepliesPerHour: z.int().min(0).default(750),
      sendsPerSecond: z.int().min(0).default(100),
      /** The platform allows 2; not counted unless set, so that local imports stay quick. */
      conversationCallsPerSecond: z.int().min(0).optional(),
    })
    .prefault({}),
  /** A refused attempt still uses up the one private reply, as integrators report. */
  refusedPrivateReplyIsUsed: z.boolean().default(false),
  people: z
    .strictObject({
      /** Whether the cast answers private messages. */
      answer: z.boolean().default(true),
      /** Multiplies every delay of the people; 0.1 makes them ten times as quick. */
      pace: z.number().min(0).max(100).default(1),
    })
    .prefault({}),
});
export type Faults = z.output<typeof FaultsSchema>;

export const NO_FAULTS: Faults = FaultsSchema.parse({});
