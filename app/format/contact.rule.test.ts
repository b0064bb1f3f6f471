import { expect, test } from "vitest";
import { foreignCountry, isUnsure, shownContact } from "./contact.ts";

test.each([
  ["FR", "FR", null],
  ["BE", "FR", "Belgique"],
  [null, "FR", null],
  ["001", "FR", "Monde"],
  ["not a region", "FR", "not a region"],
])("a number of %s seen from %s tells its country: %s", (country, home, told) => {
  expect(foreignCountry(country, home, "fr")).toBe(told);
});

test("a number is shown as its country writes it, an address as it is", () => {
  expect(shownContact({ value: "+33639981234", national: "06 39 98 12 34" })).toBe("06 39 98 12 34");
  expect(shownContact({ value: "marie@example.fr", national: null })).toBe("marie@example.fr");
});

test("a doubtful reading is said to be one", () => {
  expect(isUnsure({ confidence: 0.6 })).toBe(true);
  expect(isUnsure({ confidence: 0.97 })).toBe(false);
});
