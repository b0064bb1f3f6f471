import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOneTypoAway } from "./inflections.ts";
import { EVERYDAY_MATCHES, EVERYDAY_MISSES } from "./keyword-everyday.table.ts";
import { MORE_MATCHES } from "./keyword-matches.table.ts";
import { MORE_MISSES } from "./keyword-misses.table.ts";
import { MATCHES, MISSES } from "./keywords.table.ts";
import { matchKeywords } from "./keywords.ts";
import { ANALYSED_UNITS } from "./normalise.ts";
import { linesOf } from "./table-lines.ts";

const split = (line: string): [string[], string] => {
  const [keywords = "", text = ""] = line.split(" | ");
  return [keywords.split(", "), text];
};

describe("calls for the automation", () => {
  test.each(linesOf(MATCHES))("%s", (line) =>
    expect(matchKeywords(split(line)[1], split(line)[0]).matched).toBe(true),
  );
});

describe("does not call for it", () => {
  test.each(linesOf(MISSES))("%s", (line) =>
    expect(matchKeywords(split(line)[1], split(line)[0]).matched).toBe(false),
  );
});

const isMatched = (line: string): boolean => matchKeywords(split(line)[1], split(line)[0]).matched;

test("calls for the automation, as people type it", () => {
  expect(linesOf(MORE_MATCHES).filter((line) => !isMatched(line))).toEqual([]);
});

test("lookalikes and refusals call for nothing", () => {
  expect(linesOf(MORE_MISSES).filter(isMatched)).toEqual([]);
});

test("whoever writes, a keyword meets its own forms and no other word", () => {
  expect(linesOf(EVERYDAY_MATCHES).filter((line) => !isMatched(line))).toEqual([]);
  expect(linesOf(EVERYDAY_MISSES).filter(isMatched)).toEqual([]);
});

describe("says why", () => {
  test.each([
    ["bonjour", [], [], { matched: true, reason: "any" }],
    ["bonjour", [" "], [], { matched: true, reason: "any" }],
    ["bonjour les pubs", [], ["pub"], { matched: false, reason: "excluded-word" }],
    ["le GUIDE svp", ["Guide"], [], { matched: true, reason: "keyword", keyword: "Guide" }],
    [
      "le guide svp, concours",
      ["guide"],
      ["concours"],
      { matched: false, reason: "excluded-word", keyword: "guide" },
    ],
    ["pas besoin du guide", ["guide"], [], { matched: false, reason: "negated", keyword: "guide" }],
    ["trop beau", ["guide"], ["beau"], { matched: false, reason: "no-keyword" }],
    ["?", ["?"], [], { matched: true, reason: "keyword", keyword: "?" }],
  ] as const)("%s / %j / %j", (text, keywords, excludes, expected) =>
    expect(matchKeywords(text, keywords, excludes)).toEqual(expected),
  );
});

test("a keyword written alone always matches, in capitals too", () => {
  for (const line of linesOf(MATCHES)) {
    for (const keyword of split(line)[0]) {
      expect(matchKeywords(keyword, [keyword]).matched).toBe(true);
      expect(matchKeywords(keyword.toUpperCase(), [keyword]).matched).toBe(true);
    }
  }
});

test("no text and no keyword breaks it", () => {
  const anything = fc.string({ unit: "binary", maxLength: 200 });
  fc.assert(
    fc.property(
      anything,
      fc.array(anything, { maxLength: 4 }),
      (text, keywords) => typeof matchKeywords(text, keywords, keywords).matched === "boolean",
    ),
  );
});

test("one typo is one letter missing, added, wrong or swapped", () => {
  expect(isOneTypoAway("recete", "recette")).toBe(true);
  expect(isOneTypoAway("formtaion", "formation")).toBe(true);
  expect(isOneTypoAway("formation", "formation")).toBe(false);
  expect(isOneTypoAway("fromatoin", "formation")).toBe(false);
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => isOneTypoAway(a, b) === isOneTypoAway(b, a)));
});

test("a ten-megabyte text is answered at once", () => {
  const text = "formtion guide ".repeat(700_000);
  const keywords = ["catalogue", "recette", "inscription"];
  expect(matchKeywords(text, keywords)).toEqual(matchKeywords(text.slice(0, ANALYSED_UNITS), keywords));
});
