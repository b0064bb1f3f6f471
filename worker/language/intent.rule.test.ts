import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { INTENT_LINES } from "./intent.table.ts";
import { detectIntent } from "./intent.ts";
import { EVERYDAY_LINES } from "./intent-everyday.table.ts";
import { NEGATIVE_AND_SPAM_LINES } from "./intent-negative-spam.table.ts";
import { PRICE_AND_STOCK_LINES } from "./intent-price-stock.table.ts";
import { PURCHASE_AND_INTEREST_LINES } from "./intent-purchase-interest.table.ts";
import { QUESTION_AND_PRAISE_LINES } from "./intent-question-praise.table.ts";
import { TAG_AND_OTHER_LINES } from "./intent-tag-other.table.ts";
import { buyingIntent, INTENTS } from "./intents.ts";
import { ANALYSED_UNITS } from "./normalise.ts";
import { linesOf } from "./table-lines.ts";

describe.each(INTENTS)("%s", (intent) => {
  test.each(linesOf(INTENT_LINES[intent]))("%s", (text) => expect(detectIntent(text)).toBe(intent));
});

const MORE_LINES = {
  ...PRICE_AND_STOCK_LINES,
  ...PURCHASE_AND_INTEREST_LINES,
  ...QUESTION_AND_PRAISE_LINES,
  ...NEGATIVE_AND_SPAM_LINES,
  ...TAG_AND_OTHER_LINES,
};

test.each(INTENTS)("%s: as people type it on Instagram, without accents or in slang", (intent) => {
  expect(linesOf(MORE_LINES[intent]).filter((text) => detectIntent(text) !== intent)).toEqual([]);
});

test.each(INTENTS)("%s: in a hurry, at length, from Abidjan to Québec", (intent) => {
  expect(linesOf(EVERYDAY_LINES[intent]).filter((text) => detectIntent(text) !== intent)).toEqual([]);
});

test("only four intents are of somebody who may buy", () => {
  expect(INTENTS.filter(buyingIntent)).toEqual(["price", "availability", "interest", "purchase"]);
});

test("any text has one intent, whatever is in it, and the same one in capitals without accents", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 600 }), (text) =>
      INTENTS.includes(detectIntent(text)),
    ),
  );
  for (const text of ["Combien ça coûte ?", "Très déçue", "où l’acheter ?"]) {
    expect(detectIntent(text.toUpperCase().normalize("NFD").replace(/\p{M}/gu, ""))).toBe(detectIntent(text));
  }
});

test("a ten-megabyte text is answered at once", () => {
  for (const text of [
    "a ".repeat(5_000_000),
    "😍".repeat(2_500_000),
    "est il de la le vous en ".repeat(400_000),
    "combien ".repeat(1_000_000),
  ]) {
    expect(detectIntent(text)).toBe(detectIntent(text.slice(0, ANALYSED_UNITS)));
  }
});
