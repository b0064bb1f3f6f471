import { expect, test } from "vitest";
import { DEFAULT_SCORING, type Scoring } from "./contract.ts";
import { type Depth, depthOf, looksPerInteraction } from "./depth.ts";

const rule = { name: "livraison", keywords: ["livraison", "livrer"], points: 3 };

test.each<[string, Partial<Scoring>, Depth]>([
  ["nothing", {}, "target"],
  ["the target", { threshold: 40 }, "target"],
  ["the half-life", { halfLifeDays: 15, threshold: 40 }, "decay"],
  ["the daily cap", { commentsPerDay: 4, halfLifeDays: 15 }, "caps"],
  ["points", { points: { ...DEFAULT_SCORING.points, like: 3 }, commentsPerDay: 4 }, "points"],
  ["points of intents", { intentPoints: { buying: 1, negative: -15 } }, "points"],
  ["a keyword rule", { rules: [rule] }, "points"],
])("a change of %s reads no more than it must", (_, change, depth) => {
  expect(depthOf(DEFAULT_SCORING, { ...DEFAULT_SCORING, ...change })).toBe(depth);
});

test("another name of a rule is worth nothing, and neither is the order in which points were written", () => {
  const before = { ...DEFAULT_SCORING, rules: [rule] };
  const points = Object.fromEntries(Object.entries(before.points).reverse()) as Scoring["points"];
  expect(depthOf(before, { ...before, points, rules: [{ ...rule, name: "port" }] })).toBe("target");
});

test("keywords make looking at a text longer, and only where texts are looked at", () => {
  const rules = { ...DEFAULT_SCORING, rules: [rule, rule] };
  expect(looksPerInteraction("points", rules)).toBe(5);
  expect(looksPerInteraction("caps", rules)).toBe(1);
});
