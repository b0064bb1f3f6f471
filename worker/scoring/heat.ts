import { buyingIntent, type Intent } from "../language/intents.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import type { Scoring } from "./contract.ts";
import { DAY_MS, localDay } from "./days.ts";

/**
 * The score of a lead and its heat (docs/storage.md). Instants are epoch ms; the exponent `t/H` counts days since
 * the epoch over days, so `heat` has no unit and does not change while nobody acts.
 */

/** Raw points that make half of the scale: raw 25 is a score of 50. */
export const POINTS_PER_HALVING = 25;
export const MAX_SCORE = 100;
/** The heat of a lead without positive points: below any real one, and finite because SQL stores it. */
export const NO_HEAT = -1e9;

const UNWELCOME: ReadonlySet<Intent> = new Set(["negative", "spam"]);

/** Signed points as they stood at `sumAt`. A new lead has `{sum: 0, sumAt: 0}`. */
export type DecayingSum = { sum: number; sumAt: number };
export type PointsAt = { at: number; points: number };
export type ScoredInteraction = PointsAt & {
  id: string;
  kind: InteractionKind;
  /**
   * Decides between comments of one instant, before `id` does: the platform gave it, so that the same ones count
   * whichever of them reached us first.
   */
  dedupeKey?: string;
};

/** What is left of points `ageMs` after they were earned; more than they were when `ageMs` is negative. */
export function decayedPoints(points: number, ageMs: number, halfLifeDays: number): number {
  return points === 0 ? 0 : points * 2 ** (-ageMs / DAY_MS / halfLifeDays);
}

/** Signed sum at `at` of interactions that count. Later ones than `at` are left out: nothing scores before it happens. */
export function sumAt(interactions: readonly PointsAt[], at: number, halfLifeDays: number): number {
  let sum = 0;
  for (const one of interactions)
    if (one.at <= at) sum += decayedPoints(one.points, at - one.at, halfLifeDays);
  return sum;
}

/** `log2(sum) + sumAt/H`, or NO_HEAT when nothing positive is left. `at` is when `sum` held, epoch ms. */
export function heatOf(sum: number, at: number, halfLifeDays: number): number {
  return sum > 0 ? Math.log2(sum) + at / DAY_MS / halfLifeDays : NO_HEAT;
}

/** 0 to 100 from raw points; this is the only place where a negative sum becomes 0. */
export function scoreOf(raw: number): number {
  return Math.floor(MAX_SCORE * (1 - 2 ** (-Math.max(0, raw) / POINTS_PER_HALVING)) + 0.5);
}

/** R(s): the least raw points that make a score of `score`. 0 for 0, Infinity above 100. */
export function rawOf(score: number): number {
  if (score <= 0) return 0;
  const left = 1 - (score - 0.5) / MAX_SCORE;
  return left > 0 ? -POINTS_PER_HALVING * Math.log2(left) : Number.POSITIVE_INFINITY;
}

/** The least heat that makes `score` at `at`: a lead has it if and only if `heat >= heatThreshold(…)`. */
export function heatThreshold(score: number, at: number, halfLifeDays: number): number {
  return score <= 0 ? NO_HEAT : Math.log2(rawOf(score)) + at / DAY_MS / halfLifeDays;
}

/** Score at `at` of a stored heat. The exponents are subtracted first: `2^(t/H)` alone overflows. */
export function scoreFromHeat(heat: number, at: number, halfLifeDays: number): number {
  return heat <= NO_HEAT ? 0 : scoreOf(2 ** (heat - at / DAY_MS / halfLifeDays));
}

/** Score at `at` of a stored sum. */
export function scoreFromSum({ sum, sumAt: since }: DecayingSum, at: number, halfLifeDays: number): number {
  return scoreOf(decayedPoints(sum, at - since, halfLifeDays));
}

/** Adds one interaction. `sumAt` only moves forward, so nothing grows, and any order of arrival ends in the same sum. */
export function addToSum(to: DecayingSum, points: number, at: number, halfLifeDays: number): DecayingSum {
  const latest = Math.max(to.sumAt, at);
  const sum =
    decayedPoints(to.sum, latest - to.sumAt, halfLifeDays) + decayedPoints(points, latest - at, halfLifeDays);
  return { sum, sumAt: latest };
}

/** Sum, its time and its heat from a lead's whole set of counted interactions. */
export function sumOf(counted: readonly PointsAt[], halfLifeDays: number): DecayingSum {
  const latest = counted.reduce((max, one) => Math.max(max, one.at), 0);
  return { sum: sumAt(counted, latest, halfLifeDays), sumAt: latest };
}

/** Leads with `fromHeat <= heat < toHeat` had `threshold` at `since` and have it no more at `until`. */
export function crossedBetween(
  threshold: number,
  since: number,
  until: number,
  halfLifeDays: number,
): { fromHeat: number; toHeat: number } {
  return {
    fromHeat: heatThreshold(threshold, since, halfLifeDays),
    toHeat: heatThreshold(threshold, until, halfLifeDays),
  };
}

/** Points of one interaction by a workspace's rules, before any cap. `matchedRulePoints` is the sum over its keyword rules. */
export function pointsOf(
  interaction: {
    kind: InteractionKind;
    text?: string | null;
    intent: Intent | null;
    matchedRulePoints?: number;
  },
  scoring: Scoring,
): number {
  const { kind, intent, matchedRulePoints = 0 } = interaction;
  const forIntent =
    intent === null
      ? 0
      : buyingIntent(intent)
        ? scoring.intentPoints.buying
        : UNWELCOME.has(intent)
          ? scoring.intentPoints.negative
          : 0;
  return scoring.points[kind] + forIntent + matchedRulePoints;
}

/** Order of interactions everywhere: by time, then by id (ASCII, as SQL's BINARY). */
export function byTimeThenId(a: { at: number; id: string }, b: { at: number; id: string }): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

const byTimeThenKey = (a: ScoredInteraction, b: ScoredInteraction): number =>
  byTimeThenId({ at: a.at, id: a.dedupeKey ?? a.id }, { at: b.at, id: b.dedupeKey ?? b.id });

/**
 * Marks which interactions count: per calendar day of `at` in `zone`, the first `perDay` comments by (at, key),
 * and of the later ones only those with negative points. Other kinds always count. Keeps the order given.
 */
export function capComments<T extends ScoredInteraction>(
  interactions: readonly T[],
  zone: string,
  perDay: number,
): (T & { counted: boolean })[] {
  const ranks = new Map<string, number>();
  const left = new Set<T>();
  const comments = interactions.filter((one) => one.kind === "comment");
  // More comments than a day may count before any can be left out, and then only can a day matter.
  if (comments.length > perDay) {
    for (const one of comments.sort(byTimeThenKey)) {
      const day = localDay(one.at, zone);
      const rank = (ranks.get(day) ?? 0) + 1;
      ranks.set(day, rank);
      if (rank > perDay && one.points >= 0) left.add(one);
    }
  }
  return interactions.map((one) => ({ ...one, counted: !left.has(one) }));
}
