import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseKeepingIds } from "./ids.ts";

describe("ids larger than a double survive to the last digit", () => {
  test.each([
    ['{"user_id":17841400000000001}', { user_id: "17841400000000001" }],
    ['{"user_id": 17841400000000001 }', { user_id: "17841400000000001" }],
    ["[9007199254740993,9007199254740993]", ["9007199254740993", "9007199254740993"]],
    ["9007199254740993", "9007199254740993"],
    ["-9007199254740993", "-9007199254740993"],
    ['{"a":[{"b":123456789012345678901234567890}]}', { a: [{ b: "123456789012345678901234567890" }] }],
  ])("%s", (text, expected) => expect(parseKeepingIds(text)).toEqual(expected));

  test("for every integer there is", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 9007199254740992n }), (id) => {
        expect(parseKeepingIds(`{"id":${id},"list":[${id},-${id}]}`)).toEqual({
          id: String(id),
          list: [String(id), `-${id}`],
        });
      }),
    );
  });
});

describe("everything else stays what it was", () => {
  test.each([
    ["9007199254740991", 9007199254740991],
    ["1795000000123", 1795000000123],
    ["12345678901234567.5", Number("12345678901234567.5")],
    ["1.7841400000000001e16", 17841400000000000],
    ["1e400", Number.POSITIVE_INFINITY],
    ['"17841400000000001"', "17841400000000001"],
    ['"call 17841400000000001, \\" 17841400000000001"', 'call 17841400000000001, " 17841400000000001'],
    ['"ends in a backslash \\\\" ', "ends in a backslash \\"],
    ['["\\\\",17841400000000001,"\\\\\\""]', ["\\", "17841400000000001", '\\"']],
    ["null", null],
  ])("%s", (text, expected) => expect(parseKeepingIds(text)).toEqual(expected));

  test("whatever JSON.parse reads without loss is read the same", () => {
    const withoutLongIntegers = (_: string, value: unknown) =>
      typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value) ? 0 : value;
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, withoutLongIntegers);
        expect(parseKeepingIds(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test("a key named __proto__ changes nobody's prototype", () => {
    parseKeepingIds('{"__proto__":{"polluted":17841400000000001}}');
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});

describe("text that is not JSON is refused, and never mended", () => {
  test.each([
    [""],
    ["{17841400000000001:1}"],
    ["017841400000000001"],
    ["00000000000000001"],
    ['{"a":17841400000000001'],
    ["[17841400000000001 17841400000000001]"],
    ["17841400000000001-"],
    ['"17841400000000001'],
    ['"unclosed \\"'],
    ["<html>17841400000000001</html>"],
  ])("%s", (text) => expect(() => parseKeepingIds(text)).toThrow(SyntaxError));

  test("any text throws nothing but SyntaxError", () => {
    const pieces = fc.constantFrom(
      '"',
      "\\",
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      "-",
      "1",
      "17841400000000001",
      "e",
      ".",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join("");
        const isJson = (() => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        if (isJson) parseKeepingIds(text);
        else expect(() => parseKeepingIds(text)).toThrow(SyntaxError);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a hostile megabyte takes milliseconds", () => {
  const MEGABYTE = 1_000_000;
  test.each([
    ["open brackets", "[".repeat(MEGABYTE)],
    ["nested brackets", "[".repeat(MEGABYTE / 2) + "]".repeat(MEGABYTE / 2)],
    ["quotes", '"'.repeat(MEGABYTE)],
    ["escaped quotes that never close", `"${'\\"'.repeat(MEGABYTE / 2)}`],
    ["backslashes that never close", `"${"\\".repeat(MEGABYTE)}`],
    ["one endless number", "1".repeat(MEGABYTE)],
    [
      "sixteen-digit numbers",
      `[${Array(Math.floor(MEGABYTE / 17))
        .fill("9007199254740993")
        .join(",")}]`,
    ],
    ["minus signs", "-".repeat(MEGABYTE)],
    ["spaces", " ".repeat(MEGABYTE)],
  ])("%s", (_, text) => {
    try {
      parseKeepingIds(text);
    } catch (error) {
      expect(error).toBeInstanceOf(SyntaxError);
    }
    // Quadratic time would be minutes: the runner's own timeout tells.
  });
});
