import { z } from "zod";
import { NullableTimeSchema, PageQuery, pageOf } from "../http/contract.ts";
import { PlatformIdSchema } from "../platforms/contract.ts";

export const GUARD_LEVELS = [0, 1, 2, 3] as const;
export type GuardLevel = (typeof GUARD_LEVELS)[number];

/** Why an account is slowed down: stable codes, each with a sentence. */
export const GUARD_REASONS = [
  "blocked-by-platform",
  "rate-limited",
  "people-unavailable",
  "errors",
  "opt-outs",
  "volume",
] as const;
export type GuardReason = (typeof GUARD_REASONS)[number];

export const GuardSchema = z.object({
  level: z.literal(GUARD_LEVELS).meta({
    description:
      "0: as set. 1: half of the day's messages, pauses doubled. 2: a fifth. 3: automatic messages wait",
  }),
  reason: z.enum(GUARD_REASONS).nullable(),
  text: z
    .string()
    .nullable()
    .meta({ description: "What happens, why and what to do, by Accept-Language (fr, else en)" }),
  since: NullableTimeSchema,
  until: NullableTimeSchema.meta({ description: "The earliest time of the next step back to normal" }),
  limitNow: z.number().int().meta({ description: "Automatic messages a day at this level" }),
  recoveredAt: NullableTimeSchema.meta({ description: "When it came back to normal, for a day after" }),
});
export type Guard = z.infer<typeof GuardSchema>;

/** Why somebody is blocked. `hand`: a person of the workspace did it. */
export const BLOCK_REASONS = ["hand", "insult", "spam", "unavailable"] as const;
export type BlockReason = (typeof BLOCK_REASONS)[number];

export const BlockedSchema = z.object({
  leadId: z.string(),
  username: z.string(),
  displayName: z.string().nullable(),
  platform: PlatformIdSchema,
  reason: z.enum(BLOCK_REASONS),
  words: z.string().nullable().meta({ description: "Of `insult`: the word it was for" }),
  at: NullableTimeSchema.meta({ description: "null when it was before this was noted" }),
});
export type Blocked = z.infer<typeof BlockedSchema>;
export const BlockedPage = pageOf(BlockedSchema);
export const BlockedQuery = z.strictObject(PageQuery);
