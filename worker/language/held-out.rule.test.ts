import { describe, expect, test } from "vitest";
import { type Labelled, readHeldOut, splitKeywordLine } from "./held-out/labels.ts";
import { detectIntent } from "./intent.ts";
import { matchKeywords } from "./keywords.ts";
import { isOptOut } from "./opt-out.ts";

/** Share of the texts read as a careful reader reads them, 0–1. */
function accuracy(rows: readonly Labelled[], read: (text: string) => string): number {
  return rows.filter((row) => read(row.text) === row.label).length / rows.length;
}

const keywordOf = (line: string): string => {
  const { keywords, text } = splitKeywordLine(line);
  return String(matchKeywords(text, keywords).matched);
};

test("19 requests for no more messages in 20 are seen, and as few others are taken for one", () => {
  expect(accuracy(readHeldOut("opt-out"), (text) => String(isOptOut(text)))).toBeGreaterThanOrEqual(0.95);
});

test("a keyword calls for its automation, and a lookalike does not, 93 times in 100", () => {
  expect(accuracy(readHeldOut("keywords"), keywordOf)).toBeGreaterThanOrEqual(0.93);
});

test("88 intents in 100 are the one a careful reader gives, on texts the rules were not written for", () => {
  expect(accuracy(readHeldOut("intents"), detectIntent)).toBeGreaterThanOrEqual(0.88);
});

describe("whoever writes", () => {
  test("17 intents in 20 are the one a careful reader gives", () => {
    expect(accuracy(readHeldOut("everyday-intents"), detectIntent)).toBeGreaterThanOrEqual(0.85);
  });

  test("19 requests for no more messages in 20 are seen, and as few others are taken for one", () => {
    const rows = readHeldOut("everyday-opt-out");
    const seen = (text: string) => String(isOptOut(text));
    expect(accuracy(rows, seen)).toBeGreaterThanOrEqual(0.95);
    for (const label of ["true", "false"]) {
      const mine = rows.filter((row) => row.label === label);
      expect(accuracy(mine, seen)).toBeGreaterThanOrEqual(0.95);
    }
  });

  test("a keyword calls for its automation 93 times in 100", () => {
    expect(accuracy(readHeldOut("everyday-keywords"), keywordOf)).toBeGreaterThanOrEqual(0.93);
  });
});
