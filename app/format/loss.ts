import type { LossReport } from "../../worker/accounts/loss-contract.ts";

export type LossDay = LossReport["items"][number];

/** A day of the meter: how high its bar stands (0–1 of the chart), and whether it passes the alarm. */
export type LossBar = { day: string; height: number; isOver: boolean; isEmpty: boolean };

const SCALES = [0.1, 0.25, 0.5, 1] as const;
/** The line stays visibly below the top. */
const HEADROOM = 1.25;

/**
 * The bars of the loss meter on the smallest scale that shows them all and the alarm's line.
 *
 * @param thresholdPercent 1–100, null when no alarm is set
 * @returns `top`: the share (0–1) that the chart's full height stands for; `line`: the alarm's height, 0–1
 */
export function lossBars(
  days: readonly LossDay[],
  thresholdPercent: number | null,
): { bars: LossBar[]; top: number; line: number | null } {
  const threshold = thresholdPercent === null ? null : thresholdPercent / 100;
  const highest = Math.max(0, ...days.map((day) => day.rate ?? 0), (threshold ?? 0) * HEADROOM);
  const top = SCALES.find((scale) => scale >= highest) ?? 1;
  return {
    top,
    line: threshold === null ? null : Math.min(1, threshold / top),
    bars: days.map(({ day, rate }) => ({
      day,
      height: rate === null ? 0 : Math.min(1, rate / top),
      isOver: rate !== null && threshold !== null && rate > threshold,
      isEmpty: rate === null,
    })),
  };
}
