import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HIDING, HIDING_NOTHING } from "./hidden.table.ts";
import { hidesNumber } from "./hidden.ts";
import { ORDINARY_MESSAGES } from "./trials/ordinary.table.ts";

describe("a number that the rules cannot read is suspected in", () => {
  test.each(HIDING.map(([text, country = "FR"]) => ({ text, country })))("$text", ({ text, country }) =>
    expect(hidesNumber(text, country as "FR")).toBe(true),
  );
});

describe("nothing is suspected in", () => {
  test.each(HIDING_NOTHING.map(([text, country = "FR"]) => ({ text, country })))(
    "$text",
    ({ text, country }) => expect(hidesNumber(text, country as "FR")).toBe(false),
  );
  test.each(ORDINARY_MESSAGES)("%s", (text) => expect(hidesNumber(text)).toBe(false));
});

test("never breaks, whatever the text", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 300 }),
      (text) => typeof hidesNumber(text) === "boolean",
    ),
  );
});
