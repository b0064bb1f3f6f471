import { expect, test } from "vitest";
import { BREAKABLE_FRENCH } from "../testing/french.ts";
import { PROBLEM_STATUS, type ProblemCode } from "./problem.ts";
import { problemText } from "./problem-texts.ts";

const CODES = Object.keys(PROBLEM_STATUS) as ProblemCode[];

test("every refusal has a title and a sentence in both languages, and no French line begins with a mark", () => {
  for (const code of CODES) {
    const french = problemText(code, "fr");
    expect(french.title, code).not.toBe("");
    expect(french.title, code).not.toBe(problemText(code, "en").title);
    expect(`${french.title} ${french.detail}`, code).not.toMatch(BREAKABLE_FRENCH);
  }
  expect(problemText("invalid-input", "fr").detail).toContain("conviennent pas\u00a0: voyez `errors`");
});
