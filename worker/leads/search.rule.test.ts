import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  nationalStarts,
  phoneStarts,
  readSearch,
  searchDisplay,
  searchName,
  searchUsername,
} from "./search.ts";

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

describe("a name is looked for by its beginning", () => {
  test.each([
    ["Zoé.Exemple", "zoe.exemple"],
    ["  MARIE  ", "marie"],
    ["", ""],
    ["\u200b", ""],
  ])("username %s → %s", (username, expected) => {
    expect(searchUsername(username)).toBe(expected);
  });
  test.each([
    ["Zoé  Müller", "zoe muller"],
    ["\u{1D4DC}\u{1D4EA}rie", "marie"],
    ["", null],
    ["   ", null],
    [null, null],
  ])("display name %s → %s", (displayName, expected) => {
    expect(searchDisplay(displayName)).toBe(expected);
  });
});

describe("a number is looked for by its beginning, in national and international spelling", () => {
  test.each([
    ["06 39 98", "FR", ["+3363998"]],
    ["0639.98", "FR", ["+3363998"]],
    ["+33 6 39 98", "FR", ["+3363998"]],
    ["+33 (0)6 39 98", "FR", ["+3363998"]],
    ["0033 6 39 98", "FR", ["+3363998"]],
    ["63998", "FR", ["+3363998", "+63998"]],
    ["3363998", "FR", ["+333363998", "+3363998"]],
    ["0470 12", "BE", ["+3247012"]],
    ["06 1234", "IT", ["+39061234"]],
    ["+33 6", "FR", []],
    ["zoe", "FR", []],
    ["06 39 98", "XX", []],
    ["63998", "", ["+63998"]],
  ])("%s typed in %s", (q, country, expected) => {
    expect(phoneStarts(q, country)).toEqual(expected);
  });

  test("of every country, before it is known which", () => {
    const starts = nationalStarts("06 39 98");
    expect(starts).toMatchObject({ FR: "+3363998", BE: "+3263998", IT: "+39063998" });
    expect(nationalStarts("+33 6 39 98")).toEqual({});
    expect(nationalStarts("zoe")).toEqual({});
  });
});
