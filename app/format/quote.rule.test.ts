import fc from "fast-check";
import { expect, test } from "vitest";
import { partQuote } from "./quote.ts";

const QUOTE = "oui appelez moi au zéro six demain";

test.each<[string, number | null, number | null, [string, string, string]]>([
  ["the number stands out of its sentence", 19, 27, ["oui appelez moi au ", "zéro six", " demain"]],
  ["a number at the beginning", 0, 3, ["", "oui", " appelez moi au zéro six demain"]],
  ["a number at the end", 28, 34, ["oui appelez moi au zéro six ", "demain", ""]],
  ["no place known", null, null, [QUOTE, "", ""]],
  ["a place that is none", 9, 9, [QUOTE, "", ""]],
  ["a place past the end", 30, 90, [QUOTE, "", ""]],
  ["a place before the beginning", -2, 4, [QUOTE, "", ""]],
])("%s", (_, start, end, [before, found, after]) => {
  expect(partQuote(QUOTE, start, end)).toEqual({ before, found, after });
});

test("a long message is shortened between words, never its number", () => {
  const words = "mot ".repeat(200);
  const parted = partQuote(`${words}06 39 98 12 34 ${words}`, words.length, words.length + 14);
  expect(parted.found).toBe("06 39 98 12 34");
  expect(parted.before).toMatch(/^… mot /);
  expect(parted.after).toMatch(/ mot …$/);
  expect(parted.before.length).toBeLessThan(150);
});

test("whatever the text and the place, what is shown can be drawn", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 500 }),
      fc.integer(),
      fc.integer(),
      (text, start, end) => {
        const { before, found, after } = partQuote(text, start, end);
        expect(before.length + found.length + after.length).toBeLessThanOrEqual(text.length + 2);
      },
    ),
  );
});
