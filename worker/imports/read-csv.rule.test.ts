import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "./read-csv.ts";

test.each([
  [
    "a,b\n1,2\n",
    ",",
    [
      [1, ["a", "b"]],
      [2, ["1", "2"]],
    ],
    2,
  ],
  [
    "a;b\r\n1;2",
    ";",
    [
      [1, ["a", "b"]],
      [2, ["1", "2"]],
    ],
    2,
  ],
  [
    "\uFEFFa\tb\n\n1\t2\n",
    "\t",
    [
      [1, ["a", "b"]],
      [3, ["1", "2"]],
    ],
    3,
  ],
  [
    'a,b\n"x\ny",2\n3,4\n',
    ",",
    [
      [1, ["a", "b"]],
      [2, ["x\ny", "2"]],
      [4, ["3", "4"]],
    ],
    4,
  ],
  [
    'a,b\n"say ""hi""","1,5"\n',
    ",",
    [
      [1, ["a", "b"]],
      [2, ['say "hi"', "1,5"]],
    ],
    2,
  ],
  ["", ",", [], 0],
  ["\n \n", ",", [], 2],
] as const)("%j", (text, separator, rows, lines) => {
  const read = readCsv(text);
  expect(read.rows).toEqual(rows);
  expect(read.lines).toBe(lines);
  if (rows.length > 0) expect(read.separator).toBe(separator);
});

test("cells that were quoted come back as they were, in any text", () => {
  const cell = fc
    .string({ unit: "binary", maxLength: 20 })
    .map((text) => text.replaceAll("\r", "").toWellFormed());
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      (table) => {
        const text = table
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(","))
          .join("\n");
        const expected = table.filter((row) => row.some((one) => one.trim() !== ""));
        expect(readCsv(text, ",").rows.map(([, cells]) => cells)).toEqual(expected);
      },
    ),
  );
});
