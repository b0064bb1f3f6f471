/** How well numbers tell sales from refusals, and whether one kind of number does so better than another. */
export type Judged = { won: boolean; value: number };

/** Probability that a sale has the higher number than a refusal, ties counting half; 0.5 where one of both is missing. */
export function areaUnderCurve(judged: readonly Judged[]): number {
  const wins = judged.filter(({ won }) => won).length;
  const losses = judged.length - wins;
  if (wins === 0 || losses === 0) return 0.5;
  const ranks = midranks(judged.map(({ value }) => value));
  const sum = judged.reduce((total, { won }, index) => total + (won ? ranks[index]! : 0), 0);
  return (sum - (wins * (wins + 1)) / 2) / (wins * losses);
}

/**
 * Share of sales in the best tenth by number, over the share in all: 2 says that picking from the top finds twice as
 * many. Where equal numbers straddle the tenth, each of them counts in part. 1 when nothing was sold.
 */
export function liftOfBestTenth(judged: readonly Judged[]): number {
  const wins = judged.filter(({ won }) => won).length;
  if (wins === 0) return 1;
  const size = Math.max(1, Math.round(judged.length / 10));
  const values = judged.map(({ value }) => value).sort((a, b) => b - a);
  const edge = values[size - 1]!;
  const above = judged.filter(({ value }) => value > edge);
  const level = judged.filter(({ value }) => value === edge);
  const share = (size - above.length) / level.length;
  const found = above.filter(({ won }) => won).length + share * level.filter(({ won }) => won).length;
  return found / size / (wins / judged.length);
}

/** Standard normal quantile of 99 %, one-sided: it is asked every night, and luck must not get through. */
const SURE = 2.326;
const LEAST_OF_EACH = 5;

/**
 * Whether `ours` tells sales from refusals better than `theirs`, and better than chance, each with 99 % confidence
 * (DeLong, DeLong and Clarke-Pearson 1988: both were measured on the same people), and finds no fewer at the top.
 */
export function isBetter(
  won: readonly boolean[],
  ours: readonly number[],
  theirs: readonly number[],
): boolean {
  const wins = won.filter(Boolean).length;
  if (wins < LEAST_OF_EACH || won.length - wins < LEAST_OF_EACH) return false;
  const a = placements(won, ours);
  const b = placements(won, theirs);
  const none = { wins: a.wins.map(() => 0), losses: a.losses.map(() => 0) };
  const [better, real] = [a.area - b.area, a.area - 0.5];
  const judged = (values: readonly number[]): Judged[] =>
    won.map((one, index) => ({ won: one, value: values[index]! }));
  return (
    better > SURE * deviationOfDifference(a, b) &&
    real > SURE * deviationOfDifference(a, none) &&
    liftOfBestTenth(judged(ours)) >= liftOfBestTenth(judged(theirs))
  );
}

/** For each sale the share of refusals below it, for each refusal the share of sales above it. */
type Placements = { wins: number[]; losses: number[] };

function placements(won: readonly boolean[], values: readonly number[]): Placements & { area: number } {
  const ranks = midranks(values);
  const of = (side: boolean): number[] => won.flatMap((one, index) => (one === side ? [index] : []));
  const [winners, losers] = [of(true), of(false)];
  const own = (indexes: readonly number[]): number[] => midranks(indexes.map((index) => values[index]!));
  const [ownWins, ownLosses] = [own(winners), own(losers)];
  const wins = winners.map((index, n) => (ranks[index]! - ownWins[n]!) / losers.length);
  const losses = losers.map((index, n) => 1 - (ranks[index]! - ownLosses[n]!) / winners.length);
  return { wins, losses, area: wins.reduce((sum, value) => sum + value, 0) / wins.length };
}

function deviationOfDifference(a: Placements, b: Placements): number {
  const spread = (left: readonly number[], right: readonly number[]): number => {
    const differences = left.map((value, index) => value - right[index]!);
    const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
    const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return squares / (differences.length - 1) / differences.length;
  };
  return Math.sqrt(spread(a.wins, b.wins) + spread(a.losses, b.losses));
}

/** Ranks from 1 upwards; equal values share the mean of theirs. */
function midranks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Array<number>(values.length).fill(0);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let index = start; index < end; index++) ranks[order[index]!] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}
