import { expect, test } from "vitest";
import { besideNoField, errorAt } from "./field-error.ts";

const problem = {
  status: 422,
  code: "invalid-input",
  detail: "Certains champs ne conviennent pas.",
  instance: null,
  errors: [
    { pointer: "/points/like", code: "too_big", detail: "au plus 1000" },
    { pointer: "/rules/0/keywords/3", code: "too_small", detail: "ne peut pas être vide" },
    { pointer: "/name", code: "taken", detail: "déjà pris" },
  ],
};

test("a refusal stands beside its field, and a list's beside the list", () => {
  expect(errorAt(problem, "/points/like")).toBe("au plus 1000");
  expect(errorAt(problem, "/rules/0/keywords")).toBe("ne peut pas être vide");
  expect(errorAt(problem, "/points/li")).toBeNull();
  expect(errorAt(null, "/points/like")).toBeNull();
});

test("only what has no field of its own is said above the button", () => {
  const shown = ["/points/like", "/rules/0/keywords"];
  expect(besideNoField(problem, shown)?.errors).toEqual([problem.errors[2]]);
  expect(besideNoField(problem, [...shown, "/name"])).toBeNull();
  expect(besideNoField({ ...problem, errors: [] }, shown)?.detail).toBe(problem.detail);
  expect(besideNoField(null, shown)).toBeNull();
});
