import { DAY_MS } from "./clock.ts";

export type LikeSnapshot = { at: string; count: number };

const TREND_MS = 7 * DAY_MS;

/**
 * How the likes of a post moved over the last 7 days: the newest count against the last one known by then, else
 * against the oldest there is.
 *
 * @param likes oldest first
 * @returns null when there is nothing to compare; `isWhole` when the comparison spans the 7 days
 */
export function likeTrend(
  likes: readonly LikeSnapshot[],
  nowMs: number,
): { change: number; sinceMs: number; isWhole: boolean } | null {
  const newest = likes.at(-1);
  const oldest = likes[0];
  if (!newest || !oldest || newest === oldest) return null;
  const from = nowMs - TREND_MS;
  const base = likes.findLast((snapshot) => Date.parse(snapshot.at) <= from) ?? oldest;
  return {
    change: newest.count - base.count,
    sinceMs: Date.parse(base.at),
    isWhole: Date.parse(base.at) <= from,
  };
}

/**
 * The counts as the points of an SVG line, left to right by time, higher for more.
 *
 * @returns "x,y x,y …" within `width` × `height` px; empty for fewer than two counts
 */
export function sparkline(likes: readonly LikeSnapshot[], width: number, height: number): string {
  if (likes.length < 2) return "";
  const times = likes.map((snapshot) => Date.parse(snapshot.at));
  const counts = likes.map((snapshot) => snapshot.count);
  const [firstMs, lastMs] = [Math.min(...times), Math.max(...times)];
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const across = (ms: number): number =>
    lastMs === firstMs ? width / 2 : ((ms - firstMs) / (lastMs - firstMs)) * width;
  const up = (count: number): number =>
    most === least ? height / 2 : height - ((count - least) / (most - least)) * height;
  return likes
    .map((_, index) => `${across(times[index] ?? 0).toFixed(1)},${up(counts[index] ?? 0).toFixed(1)}`)
    .join(" ");
}
