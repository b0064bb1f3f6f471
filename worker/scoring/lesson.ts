import { contributions, type LogisticModel, predict, train } from "./logistic.ts";
import { areaUnderCurve, isBetter, type Judged, liftOfBestTenth } from "./measures.ts";
import { inputsOf, TRAITS, type Trait, type TraitValues } from "./traits.ts";

/** Outcomes before anything is shown, and of each kind. */
export const NEEDED_OUTCOMES = 200;
export const NEEDED_OF_EACH = 20;
/** Counts what a lesson is made of: a model of other traits, or measured otherwise, is learned again. */
export const LESSON_VERSION = 1;

/** A lead that was sold to or refused, as of just before. */
export type Outcome = {
  id: string;
  won: boolean;
  values: TraitValues;
  /** The rules' points at that moment, not negative. */
  rulesRaw: number;
};
export type Pair = { rules: number; learned: number };
export type Lesson = {
  state: "collecting" | "not-better" | "ready";
  converted: number;
  refused: number;
  heldOut: number;
  lift: Pair | null;
  auc: Pair | null;
  /** Only when it beats the rules. */
  model: LogisticModel | null;
};

export const isEnough = (converted: number, refused: number): boolean =>
  converted + refused >= NEEDED_OUTCOMES && Math.min(converted, refused) >= NEEDED_OF_EACH;

/**
 * Learns from four fifths of the outcomes and compares with the rules on the others. Which those are follows from the
 * lead's id alone: whoever is held out once is never learned from.
 */
export function learnFrom(outcomes: readonly Outcome[]): Lesson {
  const converted = outcomes.filter(({ won }) => won).length;
  const refused = outcomes.length - converted;
  const none = { converted, refused, heldOut: 0, lift: null, auc: null, model: null };
  if (!isEnough(converted, refused)) return { state: "collecting", ...none };
  const inOrder = [...outcomes].sort((a, b) => (a.id < b.id ? -1 : 1));
  const held = inOrder.filter(({ id }) => isHeldOut(id));
  const taught = inOrder.filter(({ id }) => !isHeldOut(id));
  if (taught.length === 0) return { state: "not-better", ...none };
  const model = train(taught.map(({ values, won }) => ({ x: inputsOf(values), won })));
  const won = held.map((one) => one.won);
  const learned = held.map(({ values }) => predict(model, inputsOf(values)));
  const rules = held.map(({ rulesRaw }) => rulesRaw);
  const judged = (values: readonly number[]): Judged[] =>
    values.map((value, index) => ({ won: won[index]!, value }));
  const compare = (measure: (judged: readonly Judged[]) => number): Pair => ({
    rules: measure(judged(rules)),
    learned: measure(judged(learned)),
  });
  const better = isBetter(won, learned, rules);
  return {
    state: better ? "ready" : "not-better",
    converted,
    refused,
    heldOut: held.length,
    lift: compare(liftOfBestTenth),
    auc: compare(areaUnderCurve),
    model: better ? model : null,
  };
}

/** One in five, by a hash of the id (FNV-1a, mixed once more). */
export function isHeldOut(id: string): boolean {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % 5 === 0;
}

export type Prediction = {
  probability: number;
  /** What moved it most, upwards or downwards, in log-odds; the strongest first. */
  terms: { trait: Trait; value: number; contribution: number }[];
};
const TERMS_SHOWN = 5;

export function predictionOf(model: LogisticModel, values: TraitValues): Prediction {
  const inputs = inputsOf(values);
  const terms = contributions(model, inputs).map((contribution, index) => ({
    trait: TRAITS[index]!,
    value: values[index]!,
    contribution,
  }));
  return {
    probability: predict(model, inputs),
    terms: terms
      .filter(({ contribution }) => Math.abs(contribution) > 1e-9)
      .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
      .slice(0, TERMS_SHOWN),
  };
}

/** What the model goes by, the strongest first; weights are per standard deviation. */
export const weighedTraits = (model: LogisticModel): { trait: Trait; weight: number }[] =>
  model.weights
    .map((weight, index) => ({ trait: TRAITS[index]!, weight }))
    .filter(({ weight }) => Math.abs(weight) > 1e-9)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
