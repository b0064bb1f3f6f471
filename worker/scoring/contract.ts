import { z } from "zod";
import { NullableTimeSchema, plainText, TimeSchema } from "../http/contract.ts";
import { JOB_STATES } from "../jobs/contract.ts";
import { INTERACTION_KINDS, InteractionKindSchema } from "../platforms/contract.ts";

const Points = z.number().min(-1000).max(1000);

/** Keywords of all rules together: each is looked for in every text that is scored. */
export const MAX_KEYWORDS_IN_ALL = 500;

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
  commentsPerDay: z.number().int().min(1).max(50).default(3).meta({
    description: "Comments of one person that give points on one day; later ones count only when negative",
  }),
});
export type Scoring = z.infer<typeof ScoringSchema>;

export const RescoringSchema = z
  .object({ jobId: z.string(), done: z.number().int(), total: z.number().int() })
  .nullable()
  .meta({ description: "Everybody is being scored by these rules; null when they are" });
export type Rescoring = z.infer<typeof RescoringSchema>;
/** The rules as they are answered. */
export const ScoringAnswerSchema = z.object({ ...ScoringSchema.shape, rescoring: RescoringSchema });
export type ScoringAnswer = z.infer<typeof ScoringAnswerSchema>;

/** Two names that read alike are one. */
const nameKey = (name: string): string => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The rules as they are given. What a GET answered may be sent back as it is. */
export const ScoringInput = z
  .strictObject({
    ...ScoringSchema.shape,
    rescoring: z.unknown().optional().meta({ description: "Read-only: what is given is ignored" }),
  })
  .superRefine(({ rules }, context) => {
    const names = new Set<string>();
    let keywords = 0;
    rules.forEach((rule, index) => {
      const key = nameKey(rule.name);
      if (names.has(key)) {
        context.addIssue({
          code: "custom",
          path: ["rules", index, "name"],
          message: "another rule has this name",
        });
      }
      names.add(key);
      keywords += rule.keywords.length;
      if (keywords > MAX_KEYWORDS_IN_ALL && keywords - rule.keywords.length <= MAX_KEYWORDS_IN_ALL) {
        context.addIssue({
          code: "custom",
          path: ["rules", index, "keywords"],
          message: `${MAX_KEYWORDS_IN_ALL} keywords at most in all rules together`,
        });
      }
    });
  })
  .transform(({ rescoring: _, ...scoring }): Scoring => scoring);

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
  commentsPerDay: 3,
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
/** A reason as somebody reads it. */
export const ToldReasonSchema = ScoreReasonSchema.extend({
  sentence: z.string().meta({ description: "The whole of it in the reader's language" }),
});

const CrossingSchema = z.object({
  count: z.number().int(),
  examples: z
    .array(
      z.object({
        id: z.string(),
        username: z.string(),
        displayName: z.string().nullable(),
        before: z.number().int(),
        after: z.number().int(),
      }),
    )
    .meta({ description: "Up to five, those with the highest score" }),
});
export const WhatIfSchema = z.object({
  entering: CrossingSchema,
  leaving: CrossingSchema,
  looked: z.number().int(),
  total: z.number().int(),
  isComplete: z.boolean(),
  jobId: z.string().nullable(),
});
export type WhatIf = z.infer<typeof WhatIfSchema>;
export const WhatIfProgressSchema = WhatIfSchema.extend({ state: z.enum(JOB_STATES) });
export type WhatIfProgress = z.infer<typeof WhatIfProgressSchema>;

export const LEARNED_STATES = ["collecting", "not-better", "ready"] as const;
const PairSchema = z.object({ rules: z.number(), learned: z.number() }).nullable();
export const LearnedSchema = z.object({
  state: z.enum(LEARNED_STATES),
  converted: z.number().int(),
  refused: z.number().int(),
  needed: z.number().int(),
  trainedAt: NullableTimeSchema,
  heldOut: z.number().int().meta({ description: "Outcomes that nothing was learned from, to measure on" }),
  lift: PairSchema.meta({ description: "Share of sales in the best tenth, over the share in all" }),
  auc: PairSchema.meta({ description: "Probability that a sale stands above a refusal" }),
  terms: z
    .array(z.object({ name: z.string(), weight: z.number() }))
    .meta({ description: "What it goes by, the strongest first; empty unless it is ready" }),
});
export type Learned = z.infer<typeof LearnedSchema>;

export const PredictionSchema = z.object({
  probability: z.number(),
  terms: z.array(z.object({ name: z.string(), value: z.number(), contribution: z.number() })),
});

export const LeadScoreSchema = z.object({
  score: z.number().int(),
  reasons: z.array(ToldReasonSchema),
  history: z.array(z.object({ at: TimeSchema, score: z.number().int() })),
  learned: PredictionSchema.nullable().meta({
    description: "Null until the learned score beats the rules on outcomes it was not taught",
  }),
});
export type LeadScore = z.infer<typeof LeadScoreSchema>;
