import fc from "fast-check";
import { expect, test } from "vitest";
import { tagOf, templateFaults, VARIABLES } from "./template-text.ts";

test.each([
  ["Bonjour {{first_name}} !", []],
  ["Bonjour {{ first_name | à vous }} !", []],
  ["Une { seule } accolade", []],
  ["Bonjour {{prénom}} !", [["unknown", "{{prénom}}", "first_name"]]],
  ["Bonjour {{firstName|toi}} !", [["unknown", "{{firstName|toi}}", "first_name"]]],
  [
    "{{pseudo}} et {{promo}}",
    [
      ["unknown", "{{pseudo}}", "username"],
      ["unknown", "{{promo}}", null],
    ],
  ],
  ["Bonjour {{first_name !", [["unclosed", "{{", null]]],
  ["Bonjour first_name}} !", [["unclosed", "}}", null]]],
  ["{{{first_name}}}", []],
] as const)("%s", (body, faults) => {
  expect(templateFaults(body).map(({ kind, text, guess }) => [kind, text, guess])).toEqual(faults);
});

test("a fault is told at its place", () => {
  fc.assert(
    fc.property(fc.string(), (body) => {
      for (const { from, to, text } of templateFaults(body)) expect(body.slice(from, to)).toBe(text);
    }),
  );
});

test("what the buttons insert is never a fault, whatever the fallback", () => {
  fc.assert(
    fc.property(fc.constantFrom(...VARIABLES), fc.string(), (variable, fallback) => {
      expect(templateFaults(tagOf(variable, fallback))).toEqual([]);
    }),
  );
  expect(tagOf("first_name", " à vous ")).toBe("{{first_name|à vous}}");
  expect(tagOf("first_name", "")).toBe("{{first_name}}");
});
