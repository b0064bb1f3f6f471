import type { InteractionKind } from "../platforms/contract.ts";
import { byTimeThenId, capComments, decayedPoints, type ScoredInteraction, scoreOf, sumAt } from "./heat.ts";

/** One interaction's share of a score. `points` is 0 when the daily cap left it out; `now` is what is left of them. */
export type ScoreReason = {
  interactionId: string;
  kind: InteractionKind;
  points: number;
  at: number;
  now: number;
};
export type ScorePoint = { at: number; score: number };
/** What of the rules is not already in each interaction's points, and the workspace's zone. */
export type CountingRules = { zone: string; halfLifeDays: number; commentsPerDay: number };

/**
 * Why a lead has its score at `at`: one reason per interaction up to then, in the order given.
 * The `now` of all reasons add up to the raw points, which may be negative.
 */
export function scoreReasons(
  interactions: readonly ScoredInteraction[],
  at: number,
  { zone, halfLifeDays, commentsPerDay }: CountingRules,
): ScoreReason[] {
  return capComments(interactions, zone, commentsPerDay)
    .filter((one) => one.at <= at)
    .map((one) => {
      const points = one.counted ? one.points : 0;
      const now = decayedPoints(points, at - one.at, halfLifeDays);
      return { interactionId: one.id, kind: one.kind, points, at: one.at, now };
    });
}

/** Score and raw points at `at` from the whole set, with the cap applied: what a preview answers. */
export function scoreAt(
  interactions: readonly ScoredInteraction[],
  at: number,
  { zone, halfLifeDays, commentsPerDay }: CountingRules,
): { score: number; raw: number } {
  const counted = capComments(interactions, zone, commentsPerDay).filter((one) => one.counted);
  const raw = Math.max(0, sumAt(counted, at, halfLifeDays));
  return { score: scoreOf(raw), raw };
}

/**
 * The score just after each counted interaction up to `at`, oldest first, and then at `at` itself.
 * Interactions of one instant make one point.
 */
export function scoreHistory(
  interactions: readonly ScoredInteraction[],
  at: number,
  { zone, halfLifeDays, commentsPerDay }: CountingRules,
): ScorePoint[] {
  const counted = capComments(interactions, zone, commentsPerDay)
    .filter((one) => one.counted && one.at <= at)
    .sort(byTimeThenId);
  const history: ScorePoint[] = [];
  let sum = 0;
  let since = counted[0]?.at ?? at;
  const record = (when: number) => {
    if (history.at(-1)?.at === when) history.pop();
    history.push({ at: when, score: scoreOf(sum) });
  };
  for (const one of counted) {
    sum = decayedPoints(sum, one.at - since, halfLifeDays) + one.points;
    since = one.at;
    record(one.at);
  }
  sum = decayedPoints(sum, at - since, halfLifeDays);
  record(at);
  return history;
}
