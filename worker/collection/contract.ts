import { z } from "zod";
import { PageQuery, pageOf, TimeSchema } from "../http/contract.ts";
import { INTENTS } from "../language/intents.ts";
import { InteractionKindSchema } from "../platforms/contract.ts";

export const FOUND_BY = ["webhook", "poll", "import"] as const;
export type FoundBy = (typeof FOUND_BY)[number];

export const InteractionSchema = z.object({
  id: z.string(),
  leadId: z.string(),
  accountId: z.string(),
  kind: InteractionKindSchema,
  externalId: z.string(),
  mediaId: z.string().nullable(),
  text: z.string().nullable(),
  intent: z.enum(INTENTS).nullable(),
  points: z.number(),
  at: TimeSchema,
  foundBy: z.enum(FOUND_BY),
});
export type Interaction = z.infer<typeof InteractionSchema>;
export const InteractionQuery = z.strictObject({
  ...PageQuery,
  leadId: z.string().max(80).optional(),
  accountId: z.string().max(80).optional(),
});
export const InteractionPage = pageOf(InteractionSchema);

export const MediaSchema = z.object({
  id: z.string(),
  caption: z.string().nullable(),
  permalink: z.string().nullable(),
  mediaType: z
    .string()
    .meta({ description: "The platform's own word: IMAGE, VIDEO, CAROUSEL_ALBUM, REELS, STORY …" }),
  at: TimeSchema,
  likeCount: z.number().int().nullable(),
  commentCount: z.number().int().nullable(),
  likes: z
    .array(z.object({ at: TimeSchema, count: z.number().int() }))
    .max(30)
    .meta({ description: "How the likes grew, oldest first: counts at times, never who liked" }),
});
export type Media = z.infer<typeof MediaSchema>;
export const MediaQuery = z.strictObject({ accountId: z.string().min(1).max(80) });
export const MediaPage = pageOf(MediaSchema);
