import fc from "fast-check";
import { expect, test } from "vitest";
import { rateOf } from "./wilson.ts";

test("nothing is said of fewer than a hundred sends", () => {
  expect(rateOf(50, 99)).toBeNull();
  expect(rateOf(50, 100)).not.toBeNull();
});

// Brown, Cai and DasGupta, "Interval Estimation for a Binomial Proportion" (2001), formula (4), worked by hand.
test.each([
  [50, 100, 0.4038, 0.5962],
  [10, 100, 0.0552, 0.1744],
  [0, 100, 0, 0.037],
  [100, 100, 0.963, 1],
  [250, 1000, 0.2242, 0.2778],
])("%i of %i lies between %d and %d", (hits, tries, low, high) => {
  const rate = rateOf(hits, tries)!;
  expect(rate.rate).toBe(hits / tries);
  expect(rate.low).toBeCloseTo(low, 3);
  expect(rate.high).toBeCloseTo(high, 3);
});

test("the interval holds the rate, stays within 0 and 1, and narrows with more sends", () => {
  const some = fc
    .integer({ min: 100, max: 100_000 })
    .chain((tries) => fc.tuple(fc.integer({ min: 0, max: tries }), fc.constant(tries)));
  fc.assert(
    fc.property(some, ([hits, tries]) => {
      const { rate, low, high } = rateOf(hits, tries)!;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(rate + 1e-12);
      expect(high).toBeGreaterThanOrEqual(rate - 1e-12);
      const more = rateOf(hits * 4, tries * 4)!;
      expect(more.high - more.low).toBeLessThan(high - low);
    }),
  );
});
