import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { INTENT_LINES } from "./intent.table.ts";
import { detectIntent } from "./intent.ts";
import { buyingIntent, INTENTS } from "./intents.ts";
import { ANALYSED_UNITS } from "./normalise.ts";
import { linesOf } from "./table-lines.ts";

describe.each(INTENTS)("%s", (intent) => {
  test.each(linesOf(INTENT_LINES[intent]))("%s", (text) => expect(detectIntent(text)).toBe(intent));
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
