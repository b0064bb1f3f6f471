import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ANALYSED_UNITS, fold, normalise, shortenings, tokenise } from "./normalise.ts";

const anyText = fc.string({ unit: "binary", maxLength: 400 });

describe("folding a text", () => {
  test.each([
    ["Œuf", "oeuf"],
    ["ÆTHER", "aether"],
    ["ÉÀÇÜ", "eacu"],
    ["e\u0301te\u0301", "ete"],
    ["l’été", "l'ete"],
    ["ＳＴＯＰ", "stop"],
    ["s\u200Bt\u200Do\u00ADp", "stop"],
    ["Straße", "strasse"],
    ["\u202Estop", "stop"],
    ["a\u0000b", "a b"],
    ["x\uD800y", "xy"],
    ["𝗦𝗧𝗢𝗣", "stop"],
    ["٣", "٣"],
  ])("reads %j as %j", (text, expected) => expect(fold(text)).toBe(expected));

  test("changes nothing the second time", () => {
    fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)));
    fc.assert(fc.property(anyText, (text) => normalise(normalise(text)) === normalise(text)));
  });
});

describe("splitting into tokens", () => {
  test.each([
    ["l’ebook d'été", ["l", "ebook", "d", "ete"]],
    ["pop-up", ["pop", "up"]],
    ["#CodePromo", ["codepromo"]],
    ["@lea.r salut", ["@lea.r", "salut"]],
    ["👍🏽❤️", ["👍", "❤"]],
    ["👩‍🍳", ["👩‍🍳"]],
    ["<3 :)", ["❤", "🙂"]],
    ["www.example.com/a?b=1", ["www.example.com/a?b=1"]],
    ["50€", ["50", "€"]],
  ])("%j", (text, expected) => expect(tokenise(text).map((token) => token.text)).toEqual(expected));

  test("keeps each token's place, in order, without overlap", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const token of tokenise(text)) {
          expect(token.start).toBeGreaterThanOrEqual(last);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.end).toBeLessThanOrEqual(text.length);
          last = token.end;
        }
      }),
    );
  });

  test("reads no more of ten megabytes than their first part", () => {
    const huge = "é👍 combien 12 ".repeat(800_000);
    const tokens = tokenise(huge);
    expect(tokens.at(-1)?.end).toBeLessThanOrEqual(ANALYSED_UNITS);
  });
});

test("a drawn-out word may be its short form", () => {
  expect(shortenings("ouiiii")).toContain("oui");
  expect(shortenings("cooool")).toContain("cool");
  expect(shortenings("hellooo")).toContain("hello");
  expect(shortenings("oui")).toEqual(["oui"]);
});
