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

const SecretSchema = z.enum(["instagram", "meta", "other"]);

const WebhookFaultSchema = z.strictObject({
  dropRate: share.default(0),
  duplicateRate: share.default(0),
  /** How often a duplicated update comes again, at most: 4 makes it come 2 to 5 times. */
  mostCopies: z.int().min(1).max(20).default(1),
  /** Updates that wait together leave in another order. */
  shuffle: z.boolean().default(false),
  shape: z.enum(["default", "changes", "direct", "array", "standby"]).default("default"),
  /** `entry.time`: seconds in `changes` and milliseconds in `messaging`, or one of them everywhere. */
  time: z.enum(["usual", "seconds", "milliseconds"]).default("usual"),
  /** Letters beyond ASCII as `\u00e9`, or as they are. */
  unicode: z.enum(["escaped", "plain"]).default("escaped"),
  /** Whether the account's own comments and replies are delivered too. */
  ownComments: z.boolean().default(true),
  /** A mention elsewhere comes as a comment, or as the other login's `{media_id, comment_id}` in field `mentions`. */
  mentions: z.enum(["comments", "thin"]).default("comments"),
  /** Which app's secret signs; absent: SANDBOX_WEBHOOK_SECRET. `other` is known to nobody. */
  secret: SecretSchema.optional(),
  /** After failing this long, every account loses its subscriptions; absent: never. */
  unsubscribeAfterMs: z.int().min(0).optional(),
  /** How long updates wait for company before they leave together; at most 1000 a delivery. */
  batchMs: z.int().min(0).max(600_000).default(40),
  delayMs: z.int().min(0).max(86_400_000).default(0),
  badSignatureRate: share.default(0),
  /** Deliver every field once an account has subscribed to anything, as the platform does in practice. */
  ignoreFieldSubscription: z.boolean().default(false),
});

const TokenFaultSchema = z.strictObject({
  codeLifeSeconds: z.int().min(0).default(3600),
  codeIsSingleUse: z.boolean().default(true),
  shortLifeSeconds: z.int().min(0).default(3600),
  /** About 60 days, as the platform tends to say it. */
  longLifeSeconds: z.int().min(0).default(5_183_944),
  refreshableAfterSeconds: z.int().min(0).default(86_400),
  /** Whether the string before still works after a refresh: documented nowhere. */
  oldSurvivesRefresh: z.boolean().default(true),
  refreshListsPermissions: z.boolean().default(true),
});

/** Every quirk of the platform that can be switched, with the platform's usual behaviour as the default. */
export const FaultsSchema = z.strictObject({
  /** In development mode only the dashboard's test is delivered; everything can still be asked. */
  appMode: z.enum(["live", "development"]).default("live"),
  tokenShape: z.enum(["data", "flat"]).default("data"),
  tokens: TokenFaultSchema.prefault({}),
  /** What the owner grants of what is asked; the basic scope always. Absent: everything. */
  grantedScopes: z.array(z.string()).optional(),
  /** What every owner has set, on top of their own settings (`PATCH accounts/:username`). */
  accounts: z
    .strictObject({
      messageAccess: z.boolean().default(true),
      hidesLikeCount: z.boolean().default(false),
      otherAppOwnsThreads: z.boolean().default(false),
      restrictedFromSending: z.boolean().default(false),
    })
    .prefault({}),
  comments: z
    .strictObject({
      /** What a read says of the author: `from` and `username`, the username alone, or nothing. */
      author: z.enum(["full", "username", "none"]).default("full"),
      /** Usernames whose new comments nobody sees until they are approved (`POST comments/:id/approve`). */
      restricted: z.array(z.string()).default([]),
      /** Media whose comments are never listed. */
      ageGated: z.array(z.string()).default([]),
    })
    .prefault({}),
  conversations: z
    .strictObject({
      /** Messages listed with the fields asked for, or with id and created_time whatever is asked. */
      detail: z.enum(["embedded", "ids"]).default("embedded"),
      /** Only so many of a thread's newest messages can be read in detail. */
      readable: z.int().min(0).default(20),
    })
    .prefault({}),
  callbacks: z
    .strictObject({
      secret: SecretSchema.default("instagram"),
      /** Which of the account's two ids the `signed_request` names, and how it is written. */
      userId: z.enum(["app-scoped", "professional"]).default("app-scoped"),
      userIdAs: z.enum(["text", "number"]).default("text"),
      /** `=` at the end of both parts, as plain base64 has it. */
      padded: z.boolean().default(false),
      algorithm: z.string().default("HMAC-SHA256"),
      expires: z.boolean().default(false),
    })
    .prefault({}),
  /** The `Date` header of answers minus the true time, ms. */
  clockSkewMs: z.int().min(-31_536_000_000).max(31_536_000_000).default(0),
  /** Whether the app passed the review for the tag of human agents. */
  humanAgentReviewed: z.boolean().default(true),
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
      /** Most items of one page, however many are asked for. */
      comments: z.int().min(1).max(50).default(50),
      replies: z.int().min(1).max(50).default(50),
      media: z.int().min(1).max(100).default(100),
      conversations: z.int().min(1).max(50).default(50),
      messages: z.int().min(1).max(50).default(50),
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
