import { expect, test } from "vitest";
import { followUpDoubts } from "./follow-ups.ts";

test.each([
  ["message", [4], [null]],
  ["story", [4, 10], [null, null]],
  // Steps add up: 14 h after the first one is 26 h after the person's words.
  ["message", [12, 14], [null, "outlasts"]],
  ["message", [23, 1], [null, "outlasts"]],
  ["message", [23, 0.5], [null, null]],
  ["comment", [4], ["needs-window"]],
  ["comment", [20, 5], ["needs-window", "outlasts"]],
  ["score", [4], ["may-need-window"]],
  ["lead", [4], ["may-need-window"]],
  ["message", [Number.NaN, 4], [null, null]],
  ["message", [], []],
] as const)("%s, after %j h", (kind, hours, doubts) => {
  expect(followUpDoubts(kind, hours)).toEqual(doubts);
});
