/** How far the curve of what is left is drawn, days: four halvings, and at least a month. */
export const curveDays = (halfLifeDays: number): number => Math.max(30, Math.ceil(halfLifeDays * 4));

/** Share of a gesture's points that is left after so many days, 0 to 1. */
export const leftShare = (days: number, halfLifeDays: number): number => 2 ** (-days / halfLifeDays);

/** A half-life as it may be asked for, days. */
export const isHalfLife = (days: number): boolean => Number.isFinite(days) && days >= 1 && days <= 365;

const STEPS = 40;

/**
 * What is left, as the points of an SVG line from today to `spanDays`.
 *
 * @returns "x,y x,y …" within `width` × `height` px
 */
export const decayLine = (halfLifeDays: number, spanDays: number, width: number, height: number): string =>
  Array.from({ length: STEPS + 1 }, (_, step) => {
    const days = (step / STEPS) * spanDays;
    return `${((step / STEPS) * width).toFixed(1)},${(height * (1 - leftShare(days, halfLifeDays))).toFixed(1)}`;
  }).join(" ");

/** The days that are told in words beside the curve: half a half-life, one, and two of them. */
export const toldDays = (halfLifeDays: number): number[] => [
  ...new Set([halfLifeDays / 2, halfLifeDays, halfLifeDays * 2].map((days) => Math.max(1, Math.round(days)))),
];
