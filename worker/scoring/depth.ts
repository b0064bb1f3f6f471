import type { Scoring } from "./contract.ts";

/** How much of what is stored a change of rules makes necessary to read, least first. */
export const DEPTHS = [
  /** Only who counts as a target: stored scores tell. */
  "target",
  /** How fast points fade: the same points are added up anew. */
  "decay",
  /** How many comments a day count: the same points are chosen and added up anew. */
  "caps",
  /** What something is worth: kinds, intents and texts are looked at again. */
  "points",
] as const;
export type Depth = (typeof DEPTHS)[number];

export function depthOf(before: Scoring, after: Scoring): Depth {
  if (worthOf(before) !== worthOf(after)) return "points";
  if (before.commentsPerDay !== after.commentsPerDay) return "caps";
  return before.halfLifeDays === after.halfLifeDays ? "target" : "decay";
}

/** A rule's name is worth nothing. */
const worthOf = ({ points, intentPoints, rules }: Scoring): string =>
  JSON.stringify([
    Object.entries(points).sort(),
    [intentPoints.buying, intentPoints.negative],
    rules.map(({ keywords, points: worth }) => [keywords, worth]),
  ]);

/**
 * Looks one interaction takes: about 5 µs for each keyword in its text. Work is cut by looks, not by rows, because
 * the keywords of the rules decide how long it takes.
 */
export const looksPerInteraction = (depth: Depth, { rules }: Scoring): number =>
  depth === "points" ? 1 + rules.reduce((sum, rule) => sum + rule.keywords.length, 0) : 1;
