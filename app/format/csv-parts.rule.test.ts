import fc from "fast-check";
import { expect, test } from "vitest";
import { csvParts, csvRecords, decodeCsv } from "./csv-parts.ts";

const table = fc
  .array(fc.constantFrom("a", "é", "😀", ",", ";", '"', "\n", "\r\n", "\r", "\t", "\\", "\u0001"), {
    maxLength: 80,
  })
  .map((pieces) => pieces.join(""));

test("parts joined are the table, whatever is in it", () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 40 }), (text, most) => {
      expect(csvParts(text, most).join("")).toBe(text);
      expect(csvRecords(text).join("")).toBe(text);
    }),
  );
});

test("a part fits its request, unless one line alone does not", () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 8, max: 40 }), (text, most) => {
      for (const part of csvParts(text, most)) {
        const bytes = new TextEncoder().encode(JSON.stringify(part)).length - 2;
        if (csvRecords(part).length > 1) expect(bytes).toBeLessThanOrEqual(most);
      }
    }),
  );
});

test("a line break inside quotes ends no line", () => {
  expect(csvRecords('a,"b\nc"\r\nd,"e ""f"""\n')).toEqual(['a,"b\nc"\r\n', 'd,"e ""f"""\n']);
  expect(csvRecords("a\rb\r")).toEqual(["a\r", "b\r"]);
  expect(csvRecords("")).toEqual([]);
});

test("every line stays whole when a table is cut", () => {
  expect(csvParts("nom\nmarie\nléa\n", 12)).toEqual(["nom\nmarie\n", "léa\n"]);
});

test.each([
  ["UTF-8", [0x6c, 0xc3, 0xa9, 0x61]],
  ["Windows-1252, as older spreadsheets save", [0x6c, 0xe9, 0x61]],
  ["UTF-16 with its mark", [0xff, 0xfe, 0x6c, 0, 0xe9, 0, 0x61, 0]],
  ["UTF-16 the other way round", [0xfe, 0xff, 0, 0x6c, 0, 0xe9, 0, 0x61]],
])("a file in %s is read", (_encoding, bytes) => {
  expect(decodeCsv(Uint8Array.from(bytes))).toBe("léa");
});
