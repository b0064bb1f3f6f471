import { DAY_MS } from "../scoring/days.ts";
import { decayedPoints, rawOf, scoreOf } from "../scoring/heat.ts";
import { HOT_SCORE, WARM_SCORE } from "./contract.ts";

/** Points of one counted interaction, at its time (epoch ms). */
export type Counted = { interactionId: string | null; points: number; at: number };
export type ScoreChange = {
  id: string;
  at: number;
  from: number;
  to: number;
  band: Band;
  /** What made it; null when nothing happened and points faded under a band. */
  interactionId: string | null;
};
export type Band = "cold" | "warm" | "hot";

/** Smaller ones are told by the interaction itself. */
export const LEAST_CHANGE = 5;

export const bandOf = (score: number): Band =>
  score >= HOT_SCORE ? "hot" : score >= WARM_SCORE ? "warm" : "cold";

/**
 * Every change of a score by at least 5 points at once, or into another band, up to `now`, oldest first (pure).
 * @param counted oldest first
 */
export function scoreChanges(counted: readonly Counted[], now: number, halfLifeDays: number): ScoreChange[] {
  const changes: ScoreChange[] = [];
  let [sum, since] = [0, counted[0]?.at ?? now];
  const fade = (until: number): void => {
    for (const limit of [HOT_SCORE, WARM_SCORE]) {
      const crossing = since + Math.log2(sum / rawOf(limit)) * halfLifeDays * DAY_MS;
      if (scoreOf(sum) < limit || !Number.isFinite(crossing) || crossing >= until) continue;
      const at = Math.ceil(crossing) + 1;
      const to = Math.min(limit - 1, scoreOf(decayedPoints(sum, at - since, halfLifeDays)));
      if (at > until) continue;
      changes.push({
        id: `score:${limit}:${at}`,
        at,
        from: limit,
        to,
        band: bandOf(to),
        interactionId: null,
      });
    }
    sum = decayedPoints(sum, until - since, halfLifeDays);
    since = until;
  };
  for (const { interactionId, points, at } of counted) {
    if (at > now) break;
    fade(at);
    const from = scoreOf(sum);
    sum += points;
    const to = scoreOf(sum);
    if (Math.abs(to - from) < LEAST_CHANGE && bandOf(to) === bandOf(from)) continue;
    changes.push({ id: `score:${interactionId}`, at, from, to, band: bandOf(to), interactionId });
  }
  fade(now);
  return changes;
}
