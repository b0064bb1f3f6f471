export type ScorePoint = { at: string; score: number };
export type ScoreHistory = {
  firstAt: string;
  first: number;
  last: number;
  highest: number;
  highestAt: string;
};

const FULL = 100;

/** What is told of a history beside its line; null when there is nothing to compare. */
export function historyFacts(history: readonly ScorePoint[], now: number): ScoreHistory | null {
  const [first] = history;
  if (!first) return null;
  const highest = history.reduce((best, point) => (point.score > best.score ? point : best), first);
  const isNowHighest = now > highest.score;
  return {
    firstAt: first.at,
    first: first.score,
    last: now,
    highest: isNowHighest ? now : highest.score,
    highestAt: isNowHighest ? (history.at(-1)?.at ?? first.at) : highest.at,
  };
}

/**
 * Scores as the points of an SVG line, from the oldest to now; the height stands for 0 to 100, so that two people's
 * lines can be compared.
 *
 * @param history oldest first
 * @returns "x,y x,y …" within `width` × `height` px; empty when there is no time between its ends
 */
export function scoreLine(
  history: readonly ScorePoint[],
  now: { ms: number; score: number },
  width: number,
  height: number,
): string {
  const points = [...history.map(({ at, score }) => ({ ms: Date.parse(at), score })), now].filter(
    ({ ms }) => ms <= now.ms,
  );
  const fromMs = points[0]?.ms ?? now.ms;
  if (fromMs >= now.ms) return "";
  return points
    .map(({ ms, score }) => {
      const x = ((ms - fromMs) / (now.ms - fromMs)) * width;
      const y = height * (1 - Math.min(FULL, Math.max(0, score)) / FULL);
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(" ");
}
