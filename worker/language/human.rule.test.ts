import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HUMANS, NOT_HUMANS } from "./human.table.ts";
import { asksForHuman } from "./human.ts";
import { linesOf } from "./table-lines.ts";

describe("asks for a person", () => {
  test.each(linesOf(HUMANS))("%s", (text) => expect(asksForHuman(text)).toBe(true));
});

describe("asks for no such thing", () => {
  test.each(linesOf(NOT_HUMANS))("%s", (text) => expect(asksForHuman(text)).toBe(false));
});

test("capitals, accents and what stands around change nothing", () => {
  for (const text of linesOf(HUMANS)) {
    expect(asksForHuman(text.toUpperCase()), text).toBe(true);
    expect(asksForHuman(text.normalize("NFD")), text).toBe(true);
    expect(asksForHuman(`${text} 🙏`), text).toBe(true);
  }
});

test("no text breaks it, however long", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 600 }), (text) => {
      expect(typeof asksForHuman(text)).toBe("boolean");
    }),
  );
  for (const part of ["robot ", "je le veux ", "pas un bot ", "parler a un "])
    expect(asksForHuman(part.repeat(2000)), part).toBe(false);
});
