import { expect, test } from "vitest";
import { BREAKABLE_FRENCH } from "../testing/french.ts";
import { statusWords } from "./status-words.ts";

const sentencesOf = (words: unknown): string[] => {
  if (typeof words === "string") return [words];
  if (typeof words === "function") return [words("3", "7")];
  return Object.values(words as object).flatMap(sentencesOf);
};

test("the page of a deletion says as much in both languages, and no French line begins with a mark", () => {
  const french = sentencesOf(statusWords("fr"));
  expect(french).toHaveLength(sentencesOf(statusWords("en")).length);
  for (const sentence of french) expect(sentence).not.toMatch(BREAKABLE_FRENCH);
  expect(statusWords("fr").nextTitle).toBe("Une question\u202f?");
});
