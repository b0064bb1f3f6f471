import fc from "fast-check";
import { expect, test } from "vitest";
import { ASKING_TEXTS, SILENT_TEXTS } from "./consent.table.ts";
import { asksToBeCalled } from "./consent.ts";

test.each(ASKING_TEXTS)("asked to be called: %s", (text) => {
  expect(asksToBeCalled(text)).toBe(true);
  expect(asksToBeCalled(text.toUpperCase())).toBe(true);
  expect(asksToBeCalled(`Bonjour ! ${text}`)).toBe(true);
});

test.each(SILENT_TEXTS)("not asked: %s", (text) => {
  expect(asksToBeCalled(text)).toBe(false);
  expect(asksToBeCalled(text.toUpperCase())).toBe(false);
});

test("a text without the words for it never asks, and no text takes long", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."0639981234 .,+-😀éà"), maxLength: 200 }), (text) => {
      expect(asksToBeCalled(text)).toBe(false);
    }),
  );
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 3000 }), (text) => void asksToBeCalled(text)));
  for (const text of [
    "ne me ".repeat(100_000),
    "appel".repeat(100_000),
    "je reponds ".repeat(50_000),
    " pas".repeat(99_999),
  ])
    asksToBeCalled(text);
});
