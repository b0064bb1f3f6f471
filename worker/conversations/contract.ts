import { z } from "zod";
import { NullableTimeSchema, PageQuery, pageOf, plainText, TimeSchema } from "../http/contract.ts";
import { MESSAGE_REASONS, MESSAGE_STATES, ReachSchema } from "../messaging/contract.ts";
import { PlatformIdSchema } from "../platforms/contract.ts";

export const CONVERSATION_FILTERS = ["all", "unread", "mine", "nobody"] as const;
export type ConversationFilter = (typeof CONVERSATION_FILTERS)[number];

/** Who said it: the person, somebody of the team (here or in the platform's own app), or an automation. */
export const SPEAKERS = ["person", "us", "machine"] as const;
export type Speaker = (typeof SPEAKERS)[number];

export const CHARGES = ["automation", "person", "nobody"] as const;
export const CHARGE_WAYS = ["dashboard", "app"] as const;

/** Who answers this person at the moment. */
export const ChargeSchema = z.object({
  by: z.enum(CHARGES).meta({
    description:
      "`person` while somebody has taken over, or while something written by hand waits to go; `automation` when an active one of the account could write to them",
  }),
  personId: z.string().nullable(),
  name: z
    .string()
    .nullable()
    .meta({ description: "Of `personId`; null for the platform's own app and for API keys" }),
  via: z.enum(CHARGE_WAYS).nullable(),
  until: NullableTimeSchema.meta({
    description: "Automations stay silent until then; null while a message written by hand waits",
  }),
});
export type Charge = z.infer<typeof ChargeSchema>;

export const ConversationSchema = z.object({
  leadId: z.string(),
  username: z.string(),
  displayName: z.string().nullable(),
  platform: PlatformIdSchema,
  accountId: z.string(),
  lastText: z.string().nullable().meta({
    description: "The newest words of either side; null for a picture, a sound and the like",
  }),
  lastFrom: z.enum(SPEAKERS),
  lastAt: TimeSchema,
  lastInboundAt: NullableTimeSchema.meta({
    description: "Null only for somebody who never wrote in private: the list leaves them out",
  }),
  unread: z.boolean(),
  charge: ChargeSchema,
  reach: ReachSchema.meta({ description: "What a machine may send; the reply box asks `replyReach`" }),
  optedOutAt: NullableTimeSchema,
  assignedTo: z.string().nullable(),
  score: z.number().int().min(0).max(100),
  hasPhone: z.boolean(),
});
export type Conversation = z.infer<typeof ConversationSchema>;
export const ConversationPage = pageOf(ConversationSchema);

export const ConversationQuery = z.strictObject({
  ...PageQuery,
  filter: z.enum(CONVERSATION_FILTERS).default("all").meta({
    description:
      "`mine`: assigned to the asking person, or in their charge. `nobody`: neither a person nor an automation answers",
  }),
  q: plainText().trim().max(200).optional(),
  accountId: z.string().max(80).optional(),
});
export type ConversationQueryInput = z.infer<typeof ConversationQuery>;

/** Counting stops here: `99+`. */
export const MOST_UNREAD_COUNTED = 99;
export const UnreadCountSchema = z.object({
  unread: z.number().int().min(0).max(MOST_UNREAD_COUNTED),
  isExact: z.boolean().meta({ description: "False when there may be more" }),
});
export type UnreadCount = z.infer<typeof UnreadCountSchema>;

export const WORD_KINDS = [
  // The person's.
  "message",
  "story_reply",
  "mention",
  "reaction",
  "comment",
  "share",
  // Ours.
  "private_reply",
  "picture",
] as const;
export type WordKind = (typeof WORD_KINDS)[number];

/** One word of the conversation, said by either side. */
export const WordSchema = z.object({
  id: z.string(),
  from: z.enum(SPEAKERS),
  authorName: z.string().nullable().meta({
    description: "Of the member who wrote it by hand, or of the automation; null for the platform's own app",
  }),
  text: z.string().nullable(),
  imageUrl: z.string().nullable(),
  kind: z.enum(WORD_KINDS),
  at: TimeSchema.meta({ description: "When it was sent; of what has not gone yet, when it was written" }),
  state: z
    .enum(MESSAGE_STATES)
    .nullable()
    .meta({ description: "Of our messages; null for the person's words" }),
  reason: z
    .string()
    .nullable()
    .meta({ description: `A stable code: ${MESSAGE_REASONS.join(", ")}` }),
});
export type Word = z.infer<typeof WordSchema>;

export const WORDS_PER_PAGE = 50;
export const ConversationDetailSchema = ConversationSchema.extend({
  optedOut: z
    .object({ at: TimeSchema, words: z.string(), where: z.enum(WORD_KINDS).nullable() })
    .nullable()
    .meta({ description: "The proof: their own words, when and in what. A reply by hand stays possible." }),
  replyReach: ReachSchema.meta({
    description: "What a person may send by hand, which an opt-out leaves open",
  }),
  messages: z.array(WordSchema).meta({ description: "Oldest first; the newest 50 without a cursor" }),
  olderCursor: z
    .string()
    .nullable()
    .meta({ description: "Ask again with `cursor` for what was said before" }),
  quickTemplates: z.array(z.object({ id: z.string(), name: z.string() })),
  limits: z.object({ maxBytes: z.number().int().meta({ description: "UTF-8 bytes of one message" }) }),
});
export type ConversationDetail = z.infer<typeof ConversationDetailSchema>;
export const ConversationDetailQuery = z.strictObject({ cursor: z.string().max(600).optional() });
