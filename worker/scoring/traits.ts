import { buyingIntent, type Intent } from "../language/intents.ts";
import { INTERACTION_KINDS, type InteractionKind } from "../platforms/contract.ts";
import { DAY_MS, HOUR_MS, offsetMs } from "./days.ts";

/**
 * What the learned score looks at in a person: how often each kind of thing happened, how lately, what was asked for,
 * when they are about, and how fast they answer. Only what happened before `at` is seen. Times are epoch ms.
 */
export type PersonSeen = {
  at: number;
  zone: string;
  interactions: readonly { kind: InteractionKind; intent: Intent | null; at: number }[];
  /** When we wrote to them. */
  sentAt: readonly number[];
};

export const TRAITS = [
  ...INTERACTION_KINDS.map((kind) => `kind:${kind}` as const),
  "intent:buying",
  "intent:question",
  "intent:praise",
  "intent:negative",
  "recency",
  "age",
  "activeDays",
  "night",
  "morning",
  "afternoon",
  "evening",
  "weekend",
  "answerSpeed",
] as const;
export type Trait = (typeof TRAITS)[number];
/** In the order of `TRAITS`. */
export type TraitValues = number[];

/** Counts and days, of which the tenth says less than the second. The others are shares between 0 and 1. */
const GROWS: ReadonlySet<Trait> = new Set<Trait>(
  TRAITS.filter((trait) => /^(kind|intent):/.test(trait) || ["recency", "age", "activeDays"].includes(trait)),
);

/** What somebody answers with. */
const ANSWERS: ReadonlySet<InteractionKind> = new Set(["message", "story_reply"]);
const ASKING: ReadonlySet<Intent> = new Set(["question"]);
const UNWELCOME: ReadonlySet<Intent> = new Set(["negative", "spam"]);

/** What a person can be shown: counts, days, and shares from 0 to 1. undefined when nothing happened before `at`. */
export function traitsOf({ at, zone, interactions, sentAt }: PersonSeen): TraitValues | undefined {
  const seen = interactions.filter((one) => one.at < at);
  if (seen.length === 0) return undefined;
  const values = new Map<Trait, number>(TRAITS.map((trait) => [trait, 0]));
  const add = (trait: Trait, amount = 1): void => void values.set(trait, values.get(trait)! + amount);
  const days = new Set<number>();
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const one of seen) {
    add(`kind:${one.kind}`);
    if (one.intent !== null) {
      if (buyingIntent(one.intent)) add("intent:buying");
      if (ASKING.has(one.intent)) add("intent:question");
      if (one.intent === "praise") add("intent:praise");
      if (UNWELCOME.has(one.intent)) add("intent:negative");
    }
    const wall = one.at + offsetMs(one.at, zone);
    const day = Math.floor(wall / DAY_MS);
    days.add(day);
    const hour = Math.floor((wall - day * DAY_MS) / HOUR_MS);
    add(hour < 6 ? "night" : hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening", 1 / seen.length);
    // 1 January 1970 was a Thursday.
    if (((((day + 4) % 7) + 7) % 7) % 6 === 0) add("weekend", 1 / seen.length);
    first = Math.min(first, one.at);
    last = Math.max(last, one.at);
  }
  add("recency", (at - last) / DAY_MS);
  add("age", (at - first) / DAY_MS);
  add("activeDays", days.size);
  add(
    "answerSpeed",
    answerSpeed(
      seen,
      sentAt.filter((sent) => sent < at),
    ),
  );
  return TRAITS.map((trait) => values.get(trait)!);
}

/** 1 for an answer at once, 0.5 after an hour, 0 for none: the fastest there was. */
function answerSpeed(seen: PersonSeen["interactions"], sentAt: readonly number[]): number {
  const answers = seen.filter((one) => ANSWERS.has(one.kind)).map((one) => one.at);
  answers.sort((a, b) => a - b);
  let best = 0;
  for (const sent of sentAt) {
    const answer = answers.find((one) => one > sent);
    if (answer !== undefined) best = Math.max(best, 1 / (1 + (answer - sent) / HOUR_MS));
  }
  return best;
}

/** The values as the regression takes them. */
export const inputsOf = (values: TraitValues): number[] =>
  values.map((value, index) => (GROWS.has(TRAITS[index]!) ? Math.log1p(Math.max(0, value)) : value));
