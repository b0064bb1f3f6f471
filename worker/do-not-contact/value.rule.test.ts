import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainValue } from "./value.ts";

describe("however a number is written, it is the same number", () => {
  test.each([
    ["06 39 98 12 34", "FR", "+33639981234"],
    ["06.39.98.12.34", "FR", "+33639981234"],
    ["+33 (0)6 39 98 12 34", "BE", "+33639981234"],
    ["0033639981234", "FR", "+33639981234"],
    ["０６３９９８１２３４", "FR", "+33639981234"],
    ["+33639981234", "nowhere", "+33639981234"],
    ["0639981234", "nowhere", null],
    ["36", "FR", null],
    ["appelez-moi", "FR", null],
    ["", "FR", null],
  ])("%s in %s → %s", (value, country, expected) => {
    expect(plainValue("phone", value, country)).toBe(expected);
  });
});

describe("capitals do not make another address", () => {
  test.each([
    ["Marie@Courriel.Example", "marie@courriel.example"],
    [" marie@courriel.example ", "marie@courriel.example"],
    ["marie@courriel", null],
    ["marie courriel.example", null],
    ["a@b@courriel.example", null],
    ["@courriel.example", null],
  ])("%s → %s", (value, expected) => {
    expect(plainValue("email", value, "FR")).toBe(expected);
  });
});

test("what is plain already stays as it is, and nothing throws", () => {
  fc.assert(
    fc.property(fc.constantFrom("phone" as const, "email" as const), fc.string(), (kind, text) => {
      const once = plainValue(kind, text, "FR");
      if (once !== null) expect(plainValue(kind, once, "FR")).toBe(once);
    }),
  );
});
