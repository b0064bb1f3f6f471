import { expect, test } from "vitest";
import { historyFacts, scoreLine } from "./score-history.ts";

const HISTORY = [
  { at: "2026-11-01T00:00:00Z", score: 20 },
  { at: "2026-11-06T00:00:00Z", score: 80 },
];
const now = { ms: Date.parse("2026-11-11T00:00:00Z"), score: 50 };

test("the line runs from the oldest score to now, higher for more", () => {
  expect(scoreLine(HISTORY, now, 100, 40)).toBe("0.0,32.0 50.0,8.0 100.0,20.0");
});

test("one score of this very moment is no line", () => {
  expect(scoreLine([], now, 100, 40)).toBe("");
  expect(scoreLine([{ at: "2026-11-11T00:00:00Z", score: 50 }], now, 100, 40)).toBe("");
});

test("a clock that is behind draws nothing outside", () => {
  const ahead = { at: "2026-11-12T00:00:00Z", score: 90 };
  expect(scoreLine([...HISTORY, ahead], now, 100, 40)).toBe("0.0,32.0 50.0,8.0 100.0,20.0");
});

test("the words beside it tell the first, the highest and the present score", () => {
  expect(historyFacts(HISTORY, 50)).toEqual({
    firstAt: "2026-11-01T00:00:00Z",
    first: 20,
    last: 50,
    highest: 80,
    highestAt: "2026-11-06T00:00:00Z",
  });
  expect(historyFacts(HISTORY, 90)?.highest).toBe(90);
  expect(historyFacts([], 10)).toBeNull();
});
