import { z } from "zod";

export const PLATFORMS = ["instagram", "tiktok", "linkedin", "x", "gmail"] as const;
export type PlatformId = (typeof PLATFORMS)[number];
/** As people read them. */
export const PLATFORM_NAMES: Record<PlatformId, string> = {
  instagram: "Instagram",
  tiktok: "TikTok",
  linkedin: "LinkedIn",
  x: "X",
  gmail: "Gmail",
};
export const PlatformIdSchema = z.enum(PLATFORMS);

/** What a person can do that we keep. Story mentions are `mention`; postbacks and quick replies are `message`. */
export const INTERACTION_KINDS = [
  "like",
  "follow",
  "share",
  "reaction",
  "comment",
  "mention",
  "story_reply",
  "message",
] as const;
export type InteractionKind = (typeof INTERACTION_KINDS)[number];
export const InteractionKindSchema = z.enum(INTERACTION_KINDS);

/** What a platform lets a connected account do. The dashboard and the rules obey this, never a platform's name. */
export const CapabilitiesSchema = z.object({
  connect: z.boolean().meta({ description: "Can be connected today" }),
  readComments: z.boolean(),
  readMessages: z.boolean(),
  readLikers: z.boolean(),
  privateReply: z.boolean(),
  message: z.boolean(),
  automate: z.boolean(),
  publicReply: z.boolean().meta({ description: "May answer in public, under a comment" }),
  images: z.boolean().meta({ description: "Takes a picture as a private message" }),
  costsMoney: z.boolean(),
  unavailableRegions: z.array(z.string()),
  reportedKinds: z
    .array(InteractionKindSchema)
    .meta({ description: "Interaction kinds this platform reports" }),
  maxTextBytes: z.number().int(),
});
export type Capabilities = z.infer<typeof CapabilitiesSchema>;
