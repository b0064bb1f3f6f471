import { z } from "zod";

/** Usernames as the platform allows them. */
const username = z
  .string()
  .regex(/^[A-Za-z0-9._]{1,30}$/, "letters, digits, dots and underscores, at most 30");
const time = z.union([
  z.int().min(0),
  z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
]);
const attachment = z.strictObject({
  type: z.enum([
    "image",
    "video",
    "audio",
    "file",
    "media",
    "ig_post",
    "story_mention",
    "ig_reel",
    "reel",
    "story",
    "ig_story",
  ]),
  url: z.url().optional(),
  title: z.string().optional(),
  mediaId: z.string().optional(),
});

export const NewCommentSchema = z
  .strictObject({
    account: username,
    mediaId: z.string().optional(),
    parentId: z.string().optional(),
    /** The person who writes; the account itself when `fromBusiness`. */
    username: username.optional(),
    fromBusiness: z.boolean().default(false),
    text: z.string().min(1).max(2200),
    /** Epoch ms or RFC 3339. */
    at: time.optional(),
  })
  .refine(
    (body) => body.fromBusiness !== (body.username !== undefined),
    "give username, or fromBusiness: true",
  );

export const NewMessageSchema = z.strictObject({
  account: username,
  username,
  text: z.string().max(4000).optional(),
  attachments: z.array(attachment).max(10).optional(),
  /** Answers a story of the account: `true` for its newest one, or the story's media id. */
  storyReply: z.union([z.literal(true), z.string()]).optional(),
  replyToMid: z.string().optional(),
  quickReply: z.string().optional(),
  referral: z
    .strictObject({
      ref: z.string(),
      source: z.string().default("ADS"),
      type: z.string().default("OPEN_THREAD"),
      adId: z.string().optional(),
    })
    .optional(),
  unsupported: z.boolean().optional(),
  at: time.optional(),
});

export const BusinessMessageSchema = z.strictObject({
  account: username,
  username,
  text: z.string().min(1).max(4000),
});
export const ReactionSchema = z.strictObject({
  mid: z.string(),
  reaction: z.string().default("love"),
  emoji: z.string().default("❤"),
  action: z.enum(["react", "unreact"]).default("react"),
});
export const MidSchema = z.strictObject({ mid: z.string() });
export const EditSchema = z.strictObject({ mid: z.string(), text: z.string().min(1).max(4000) });
export const PostbackSchema = z.strictObject({
  account: username,
  username,
  title: z.string(),
  payload: z.string(),
});
export const ReferralSchema = z.strictObject({ account: username, username, ref: z.string() });
export const MentionSchema = z.strictObject({ account: username, username, text: z.string().min(1) });
export const BlockSchema = z.strictObject({
  account: username,
  username,
  blocked: z.boolean().default(true),
});

export const NewMediaSchema = z.strictObject({
  account: username,
  caption: z.string().default(""),
  mediaType: z.enum(["IMAGE", "VIDEO", "CAROUSEL_ALBUM"]).default("IMAGE"),
  productType: z.enum(["AD", "FEED", "STORY", "REELS"]).default("FEED"),
  broadcast: z.enum(["none", "live"]).default("none"),
  adId: z.string().optional(),
  at: time.optional(),
});
export const MediaChangeSchema = z.strictObject({
  likeCount: z.int().min(0).optional(),
  broadcast: z.literal("ended").optional(),
  commentsEnabled: z.boolean().optional(),
});
export const AccountChangeSchema = z.strictObject({
  messageAccess: z.boolean().optional(),
  hidesLikeCount: z.boolean().optional(),
  otherAppOwnsThreads: z.boolean().optional(),
  restrictedFromSending: z.boolean().optional(),
});
export const PersonChangeSchema = z.strictObject({
  answers: z.enum(["phone", "email", "stop", "refuse", "chat", "silent", "scripted"]).optional(),
  follows: z.array(username).optional(),
});
export const RevokeSchema = z.strictObject({
  subcode: z
    .union([z.literal(458), z.literal(459), z.literal(460), z.literal(463), z.literal(467)])
    .default(458),
});
export const ResetSchema = z.strictObject({
  seed: z.int().optional(),
  /** Keep tokens and subscriptions, so that the app stays connected. */
  keepConnections: z.boolean().default(false),
});
export const ClockSchema = z.strictObject({ advanceMs: z.int().min(0) });
export const DemoSchema = z.strictObject({ account: username, restart: z.boolean().default(false) });
export const TestDeliverySchema = z.strictObject({
  field: z.enum(["comments", "live_comments", "messages"]).default("comments"),
});
export const CallbackSchema = z.strictObject({ account: username });
