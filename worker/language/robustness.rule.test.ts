import fc from "fast-check";
import { expect, test } from "vitest";
import { detectIntent } from "./intent.ts";
import { INTENTS } from "./intents.ts";
import { matchKeywords } from "./keywords.ts";
import { isOptIn, isOptOut } from "./opt-out.ts";

const KEYWORDS = ["guide", "code promo", "réservation", "🔥"];

/** Reads a text in every way a message is read. */
function readAll(text: string): void {
  expect(INTENTS).toContain(detectIntent(text));
  expect(isOptOut(text) && isOptIn(text)).toBe(false);
  expect(typeof matchKeywords(text, KEYWORDS, ["non"]).matched).toBe("boolean");
}

/** Pieces that break careless readers, among words the rules look for. */
const piece = fc.constantFrom(
  "\uD800",
  "\uDC00",
  "\u0000",
  "\u202E",
  "\u200F",
  "\u2066",
  "\u200D",
  "\uFE0F",
  "\u0301".repeat(40),
  "ﷺ",
  "İ",
  "ß",
  "🏳️‍🌈",
  "🇫",
  "1️⃣",
  "@",
  "#",
  "'",
  "’",
  "-",
  ".",
  "?",
  " ",
  "\n",
  "stop",
  "s.t.o.p",
  "combien",
  "pas",
  "plus de",
  "messages",
  "je veux",
  "guide",
  "réservaton",
  "https://",
  "a.b.c.",
);

test("broken halves of characters, hidden marks and controls are read like anything else", () => {
  fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => readAll(pieces.join(""))));
  fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => readAll(pieces.join(" "))));
});

test("what cannot be seen changes nothing", () => {
  for (const text of ["combien ça coûte ?", "stop svp", "je suis intéressée", "très déçue"]) {
    const hidden = [...text].join("\u200B");
    expect(detectIntent(hidden)).toBe(detectIntent(text));
    expect(isOptOut(`\u202E${text}\u202C`)).toBe(isOptOut(text));
  }
});

/** What grows too fast with the text does not come to the end of so many within the test's own limit. */
const TIMES_OVER = 20;

test.each([
  "a",
  "a ",
  "😍",
  "\u0301",
  "é",
  "?",
  "@",
  "1",
  "s.",
  "s ",
  "l'",
  "stop ",
  "pas ",
  "je veux pas de ",
  "combien de ",
  "merci svp ",
  "c est ",
  "reeeeecette ",
])("%j over and over is answered, and the same each time", (unit) => {
  const text = unit.repeat(Math.ceil(10_000 / unit.length));
  readAll(text);
  for (let time = 0; time < TIMES_OVER; time++) {
    expect(detectIntent(text)).toBe(detectIntent(text));
    expect(isOptOut(text)).toBe(isOptOut(text));
    expect(matchKeywords(text, KEYWORDS)).toEqual(matchKeywords(text, KEYWORDS));
  }
});

test("ten megabytes of one letter are answered like their beginning", () => {
  for (const letter of ["a", "\uD800", "\u202E", "é", "🔥"]) {
    const huge = letter.repeat(10_000_000 / letter.length);
    expect(detectIntent(huge)).toBe(detectIntent(huge.slice(0, 10_000)));
    expect(isOptOut(huge)).toBe(isOptOut(huge.slice(0, 10_000)));
    expect(matchKeywords(huge, KEYWORDS)).toEqual(matchKeywords(huge.slice(0, 10_000), KEYWORDS));
  }
});
