import { expect, test } from "vitest";
import { curveDays, decayLine, isHalfLife, leftShare, toldDays } from "./decay.ts";

test.each([
  [0, 14, 1],
  [14, 14, 0.5],
  [28, 14, 0.25],
  [7, 7, 0.5],
])("after %i days of a half-life of %i, %f is left", (days, halfLife, share) => {
  expect(leftShare(days, halfLife)).toBeCloseTo(share, 12);
});

test("the curve begins at the top and only goes down", () => {
  const heights = decayLine(14, 56, 200, 60)
    .split(" ")
    .map((point) => Number(point.split(",")[1]));
  expect(heights[0]).toBe(0);
  expect(heights.toSorted((a, b) => a - b)).toEqual(heights);
  expect(Math.max(...heights)).toBeLessThanOrEqual(60);
});

test.each([
  [1, 30, [1, 2]],
  [14, 56, [7, 14, 28]],
  [365, 1460, [183, 365, 730]],
])("a half-life of %i days is drawn over %i and told at %j", (halfLife, span, told) => {
  expect(curveDays(halfLife)).toBe(span);
  expect(toldDays(halfLife)).toEqual(told);
});

test.each([
  [0, false],
  [1, true],
  [365, true],
  [366, false],
  [Number.NaN, false],
  [Number.POSITIVE_INFINITY, false],
])("a half-life of %d days may be asked for: %s", (days, may) => {
  expect(isHalfLife(days)).toBe(may);
});
