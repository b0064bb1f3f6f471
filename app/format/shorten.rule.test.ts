import { expect, test } from "vitest";
import { shorten } from "./shorten.ts";

test.each([
  ["court", 5, "court"],
  ["un peu trop long", 7, "un peu…"],
  ["cousu main 🌿 à l'atelier", 12, "cousu main 🌿…"],
  ["🌿🌙", 1, "🌿…"],
  ["", 3, ""],
])("%j in %i characters is %j", (text, most, expected) => {
  expect(shorten(text, most)).toBe(expected);
  expect(shorten(text, most).isWellFormed()).toBe(true);
});
