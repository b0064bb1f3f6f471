import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findPhones, findPhonesAcross } from "./detect.ts";
import { PHONE_CASES, PHONE_FREE, SPLIT_CASES } from "./phones.table.ts";
import { SEARCHED_UNITS } from "./view.ts";

const numbersIn = (text: string, country: Parameters<typeof findPhones>[1]) =>
  findPhones(text, country).map((phone) => phone.e164);

describe("finds the number", () => {
  test.each(PHONE_CASES.map(([text, country, ...expected]) => ({ text, country, expected })))(
    "$text ($country)",
    ({ text, country, expected }) => expect(numbersIn(text, country)).toEqual(expected),
  );
});

describe("finds no number", () => {
  test.each(PHONE_FREE.map(([text, country = "FR"]) => ({ text, country: country as "FR" })))(
    "$text ($country)",
    ({ text, country }) => expect(numbersIn(text, country)).toEqual([]),
  );
});

describe("finds a number across two messages", () => {
  test.each(SPLIT_CASES.map(([previous, current, ...expected]) => ({ previous, current, expected })))(
    "$previous + $current",
    ({ previous, current, expected }) => {
      expect(findPhonesAcross(previous, current).map((phone) => phone.e164)).toEqual(expected);
    },
  );
});

test.each([
  ["0639980012", "FR", "mobile"],
  ["0199001234", "FR", "landline"],
  ["0970123456", "FR", "landline"],
  ["0892123456", "FR", "premium"],
  ["0700123456", "FR", "machine"],
  ["0692123456", "RE", "mobile"],
  ["0590123456", "GP", "landline"],
  ["+32470123456", "BE", "mobile"],
  ["+12025550123", "US", "other"],
])("%s is in %s, %s", (text, country, type) => expect(findPhones(text)[0]).toMatchObject({ country, type }));

test.each([
  ["👉 06 39 98 00 12 !", "06 39 98 00 12"],
  ["tel +33 (0)6 39 98 00 12.", "+33 (0)6 39 98 00 12"],
  ["mon n° : (06) 39 98 00 12)", "(06) 39 98 00 12"],
  [
    "😍 zéro six trente-neuf nonante-huit zéro zéro douze merci",
    "zéro six trente-neuf nonante-huit zéro zéro douze",
  ],
  ["0️⃣6️⃣3️⃣9️⃣9️⃣8️⃣0️⃣0️⃣1️⃣2️⃣ ok", "0️⃣6️⃣3️⃣9️⃣9️⃣8️⃣0️⃣0️⃣1️⃣2️⃣"],
  ["https://wa.me/33639980012?text=a", "33639980012"],
])("points at the number in %s", (text, quoted) => {
  const [phone] = findPhones(text);
  expect(text.slice(phone?.start, phone?.end)).toBe(quoted);
});

const noise = fc.string({ unit: "binary", maxLength: 200 });
const digitsAndSigns = fc.string({
  unit: fc.constantFrom(..."0123456789 +.-/()zéro six o l\n€".split("")),
  maxLength: 120,
});

test("never breaks, and every place quotes the source in order", () => {
  fc.assert(
    fc.property(
      fc.oneof(noise, digitsAndSigns),
      fc.constantFrom("FR", "BE", "US", "IT", "TN", "JP"),
      (text, country) => {
        let last = 0;
        for (const phone of findPhones(text, country as "FR")) {
          expect(phone.start).toBeGreaterThanOrEqual(last);
          expect(phone.end).toBeGreaterThan(phone.start);
          expect(phone.end).toBeLessThanOrEqual(text.length);
          expect(phone.e164).toMatch(/^\+[1-9]\d{6,14}$/);
          expect(phone.confidence).toBeGreaterThan(0);
          expect(phone.confidence).toBeLessThanOrEqual(1);
          last = phone.start;
        }
        findPhonesAcross(text, text, country as "FR");
      },
    ),
  );
});

test("finds its own answer again", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), (end) => {
      const number = `+33639980${String(end).padStart(4, "0").slice(1)}`;
      expect(numbersIn(`voici ${number}`, "FR")).toEqual([number]);
      expect(numbersIn(`voici 0${number.slice(3)} merci`, "FR")).toEqual([number]);
      expect(
        numbersIn(
          `voici 0${number
            .slice(3)
            .match(/^\d|\d\d/g)
            ?.join(" ")} merci`,
          "FR",
        ),
      ).toEqual([number]);
    }),
  );
});

test("how sure we are is said in two decimals at most", () => {
  for (const text of [
    "mon numéro : zéro six trente-neuf quatre-vingt-dix-huit douze trente-quatre",
    "appelle-moi au o6 39 98 l2 34",
    "tel 06 39 98 12 34",
    "tel 0639981234",
    "tel 33639981234",
    "+33 6 39 98 12 34",
  ]) {
    const found = findPhones(text);
    expect(found, text).toHaveLength(1);
    expect(String(found[0]!.confidence), text).toMatch(/^0\.\d{1,2}$/);
  }
});

test.each([
  ["\0 06 39 98 00 12\0", ["+33639980012"]],
  ["\ud800 06 39 98 00 12 \udc00", ["+33639980012"]],
  ["\u202e06 39 98 00 12\u202c", ["+33639980012"]],
  ["\u200f06\u200f39\u200f98\u200f00\u200f12", ["+33639980012"]],
])("reads %j", (text, expected) => expect(numbersIn(text, "FR")).toEqual(expected));

test("a thousand numbers in one message are all found", () => {
  const numbers = Array.from(
    { length: 1000 },
    (_, index) =>
      `06 39 98 ${String(index)
        .padStart(4, "0")
        .replace(/..(?=.)/, "$& ")}`,
  );
  expect(findPhones(numbers.join(" "))).toHaveLength(1000);
  expect(findPhones(numbers.join(", "))).toHaveLength(1000);
});

test.each([
  ["+33 6 39 98 00 12", "06 39 98 00 12"],
  ["06 39 98 00 12", "zéro six trente-neuf quatre-vingt-dix-huit zéro zéro douze"],
  ["zéro six trente-neuf quatre-vingt-dix-huit zéro zéro douze", "06 puis 39 98 et 00 12"],
  ["06 puis 39 98 et 00 12", "mon tel 6 39 98 00 12"],
])("is surer of %s than of %s", (surer, less) =>
  expect(findPhones(surer)[0]!.confidence).toBeGreaterThan(findPhones(less)[0]!.confidence),
);

test("ten megabytes are answered in bounded time", () => {
  for (const text of [
    "06 39 ".repeat(1_700_000),
    "0".repeat(10_000_000),
    "zéro six ".repeat(1_100_000),
    "o6 l2 ".repeat(1_700_000),
    "(".repeat(5_000_000) + "1".repeat(9),
    `${"wa.me/".repeat(1_600_000)}123456`,
  ]) {
    expect(findPhones(text)).toEqual(findPhones(text.slice(0, SEARCHED_UNITS)));
  }
}, 30_000);
