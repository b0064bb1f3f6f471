import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSearch, searchName } from "./search.ts";

describe("a person is found whatever the accents, the case and the fancy letters", () => {
  test.each([
    ["marie.exemple", null, "marie.exemple"],
    ["zoe_m", "Zoé Müller", "zoe_m zoe muller"],
    ["coeur", "CŒUR  d'Artichaut", "coeur coeur d'artichaut"],
    ["x", "𝓜𝓪𝓻𝓲𝓮", "x marie"],
    ["", "Léa", "lea"],
    ["lea", "", "lea"],
  ])("%s, %s → %s", (username, displayName, expected) => {
    expect(searchName(username, displayName)).toBe(expected);
  });

  test("and a search folds like the name it looks for", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zéèàçôœü]{1,12}$/), fc.string({ maxLength: 30 }), (word, rest) => {
        const name = searchName(`${word}`, rest);
        expect(readSearch(word.toUpperCase()).words.every((part) => name.includes(part))).toBe(true);
      }),
    );
  });
});

describe("what is typed is understood as words, a number or an address", () => {
  test.each([
    ["@Zoé Martin", { words: ["zoe", "martin"], digits: null, email: null }],
    ["06 39 98 12 34", { words: ["06", "39", "98", "12", "34"], digits: "639981234", email: null }],
    ["+33 6 39 98", { words: ["+33", "6", "39", "98"], digits: "3363998", email: null }],
    ["0033639", { words: ["0033639"], digits: "33639", email: null }],
    ["998", { words: ["998"], digits: null, email: null }],
    ["marie75", { words: ["marie75"], digits: null, email: null }],
    ["Zoe@mail.example", { words: ["zoe@mail.example"], digits: null, email: "zoe@mail.example" }],
    ["@", { words: [], digits: null, email: null }],
    ["", { words: [], digits: null, email: null }],
    ["100%_\\", { words: ["100%_\\"], digits: null, email: null }],
  ])("%s", (q, expected) => {
    expect(readSearch(q)).toEqual(expected);
  });

  test("200 characters are never too many", () => {
    expect(readSearch("a ".repeat(100)).words.length).toBeLessThanOrEqual(8);
  });
});
