import { expect, test } from "vitest";
import { letterOf, missingSends } from "./results.ts";

const rate = { rate: 0.3, low: 0.2, high: 0.4 };

test.each([
  [{ sent: 37, answerRate: null }, 63],
  [{ sent: 0, answerRate: null }, 100],
  [{ sent: 99, answerRate: null }, 1],
  [{ sent: 100, answerRate: rate }, 0],
  [{ sent: 4000, answerRate: rate }, 0],
])("%j still needs %i", (variant, missing) => {
  expect(missingSends(variant)).toBe(missing);
});

test("wordings are A, B, C", () => {
  expect([0, 1, 10].map(letterOf)).toEqual(["A", "B", "K"]);
});
