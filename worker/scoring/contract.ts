import { z } from "zod";
import { plainText, TimeSchema } from "../http/contract.ts";
import { INTERACTION_KINDS, InteractionKindSchema } from "../platforms/contract.ts";

const Points = z.number().min(-1000).max(1000);

/** Extra points when a text holds one of the words. */
export const KeywordRuleSchema = z.strictObject({
  name: plainText().trim().min(1).max(80),
  keywords: z.array(plainText().trim().min(1).max(80)).min(1).max(50),
  points: Points,
});

export const ScoringSchema = z.strictObject({
  points: z.strictObject(
    Object.fromEntries(INTERACTION_KINDS.map((kind) => [kind, Points])) as Record<
      (typeof INTERACTION_KINDS)[number],
      typeof Points
    >,
  ),
  intentPoints: z.strictObject({ buying: Points, negative: Points }),
  rules: z.array(KeywordRuleSchema).max(50),
  halfLifeDays: z.number().min(1).max(365),
  threshold: z.number().int().min(0).max(100),
});
export type Scoring = z.infer<typeof ScoringSchema>;
export const ScoringPatchSchema = ScoringSchema.partial();

/** The points everybody starts with: the more an act costs a person, the more it says. */
export const DEFAULT_SCORING: Scoring = {
  points: {
    like: 2,
    follow: 3,
    share: 4,
    reaction: 5,
    comment: 10,
    mention: 12,
    story_reply: 12,
    message: 15,
  },
  intentPoints: { buying: 10, negative: -15 },
  rules: [],
  halfLifeDays: 14,
  threshold: 15,
};

/** RFC 3339 with any offset; answers are in UTC. */
const TimeInput = z.iso.datetime({ offset: true });

export const PreviewInput = z.strictObject({
  interactions: z
    .array(
      z.strictObject({
        kind: InteractionKindSchema,
        text: z.string().max(20_000).optional(),
        at: TimeInput,
      }),
    )
    .max(1000),
  at: TimeInput.optional(),
});

export const ScoreReasonSchema = z.object({
  interactionId: z.string().nullable(),
  kind: InteractionKindSchema,
  points: z.number().meta({ description: "Points when it happened; 0 when the daily cap left it out" }),
  at: TimeSchema,
  now: z.number().meta({ description: "What is left of the points now" }),
});
export const PreviewSchema = z.object({
  score: z.number().int(),
  raw: z.number(),
  reasons: z.array(ScoreReasonSchema),
});
export const LeadScoreSchema = z.object({
  score: z.number().int(),
  reasons: z.array(ScoreReasonSchema),
  history: z.array(z.object({ at: TimeSchema, score: z.number().int() })),
});
export type LeadScore = z.infer<typeof LeadScoreSchema>;
