import { scoreOf } from "./heat.ts";

/** A lead's points by two sets of rules, not clamped. */
export type Compared = { id: string; rawBefore: number; rawAfter: number };
export type Crossing = { id: string; before: number; after: number };
/** Who would come into the target and who would leave it. */
export type Tally = {
  entering: { count: number; examples: Crossing[] };
  leaving: { count: number; examples: Crossing[] };
  looked: number;
};

export const EXAMPLES_SHOWN = 5;
export const EMPTY_TALLY: Tally = {
  entering: { count: 0, examples: [] },
  leaving: { count: 0, examples: [] },
  looked: 0,
};

/** Adds some leads to a tally; examples are those with the highest score on the side that counts. */
export function tallyUp(
  tally: Tally,
  compared: readonly Compared[],
  threshold: { before: number; after: number },
): Tally {
  const entering: Crossing[] = [];
  const leaving: Crossing[] = [];
  for (const { id, rawBefore, rawAfter } of compared) {
    const [before, after] = [scoreOf(rawBefore), scoreOf(rawAfter)];
    const [was, is] = [before >= threshold.before, after >= threshold.after];
    if (!was && is) entering.push({ id, before, after });
    if (was && !is) leaving.push({ id, before, after });
  }
  return {
    entering: joined(tally.entering, entering, "after"),
    leaving: joined(tally.leaving, leaving, "before"),
    looked: tally.looked + compared.length,
  };
}

/** Adds leads that cross on one side to a tally; how many were looked at stays. */
export const joinTally = (tally: Tally, side: "entering" | "leaving", more: readonly Crossing[]): Tally => ({
  ...tally,
  [side]: joined(tally[side], more, side === "entering" ? "after" : "before"),
});

const joined = (
  { count, examples }: Tally["entering"],
  more: readonly Crossing[],
  side: "before" | "after",
): Tally["entering"] => ({
  count: count + more.length,
  examples: [...examples, ...more]
    .sort((a, b) => b[side] - a[side] || (a.id < b.id ? -1 : 1))
    .slice(0, EXAMPLES_SHOWN),
});
