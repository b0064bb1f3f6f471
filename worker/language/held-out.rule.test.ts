import { expect, test } from "vitest";
import { type Labelled, readHeldOut, splitKeywordLine } from "./held-out/labels.ts";
import { detectIntent } from "./intent.ts";
import { matchKeywords } from "./keywords.ts";
import { isOptOut } from "./opt-out.ts";

/** Share of the texts read as a careful reader reads them, 0–1. */
function accuracy(rows: readonly Labelled[], read: (text: string) => string): number {
  return rows.filter((row) => read(row.text) === row.label).length / rows.length;
}

test("19 requests for no more messages in 20 are seen, and as few others are taken for one", () => {
  expect(accuracy(readHeldOut("opt-out"), (text) => String(isOptOut(text)))).toBeGreaterThanOrEqual(0.95);
});

test("a keyword calls for its automation, and a lookalike does not, 93 times in 100", () => {
  const read = (line: string) => {
    const { keywords, text } = splitKeywordLine(line);
    return String(matchKeywords(text, keywords).matched);
  };
  expect(accuracy(readHeldOut("keywords"), read)).toBeGreaterThanOrEqual(0.93);
});

test("88 intents in 100 are the one a careful reader gives, on texts the rules were not written for", () => {
  expect(accuracy(readHeldOut("intents"), detectIntent)).toBeGreaterThanOrEqual(0.88);
});
