import { localDate } from "./clock.ts";
import type { Turn } from "./timeline.ts";

/**
 * Older turns that were asked for, before the newest ones as they are now. What is as new as the newest ones and no
 * longer among them is gone, e.g. a comment that was deleted.
 */
export function joinTurns<T extends { id: string; at: string }>(
  older: readonly T[],
  newest: readonly T[],
): T[] {
  const first = newest[0];
  if (!first) return [...older];
  const known = new Set(newest.map((turn) => turn.id));
  return [...older.filter((turn) => turn.at <= first.at && !known.has(turn.id)), ...newest];
}

/** Only what somebody said, theirs or ours. */
export const onlyMessages = (turns: readonly Turn[]): Turn[] =>
  turns.filter((turn) => turn.type === "ours" || turn.type === "theirs");

export type ScoreTurn = Extract<Turn, { type: "score" }>;

/**
 * A change of the score belongs to what made it: it is told beside those words, and only one that nobody's words made,
 * or whose words are not among these turns, keeps a line of its own.
 */
export function foldScores(turns: readonly Turn[]): {
  turns: Turn[];
  scoreOf: ReadonlyMap<string, ScoreTurn>;
} {
  const said = new Set(turns.filter((turn) => turn.type === "theirs").map((turn) => turn.id));
  const scoreOf = new Map<string, ScoreTurn>();
  const kept = turns.filter((turn) => {
    if (turn.type !== "score" || turn.interactionId === null || !said.has(turn.interactionId)) return true;
    scoreOf.set(turn.interactionId, turn);
    return false;
  });
  return { turns: kept, scoreOf };
}

export type Day<T> = { date: string; turns: T[] };

/** The conversation day by day, in the workspace's zone. */
export function byDay<T extends { at: string }>(turns: readonly T[], zone: string): Day<T>[] {
  const days: Day<T>[] = [];
  for (const turn of turns) {
    const date = localDate(Date.parse(turn.at), zone);
    const last = days.at(-1);
    if (last?.date === date) last.turns.push(turn);
    else days.push({ date, turns: [turn] });
  }
  return days;
}
