import { expect, test } from "vitest";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

type Tree = { [key: string]: string | Tree };
const flatten = (tree: Tree, prefix = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[`${prefix}${key}`, value]] : flatten(value, `${prefix}${key}.`),
  );
const variablesOf = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].toSorted();

const french = new Map(flatten(fr));
const english = new Map(flatten(en));

test("both languages say the same things", () => {
  expect([...english.keys()].toSorted()).toEqual([...french.keys()].toSorted());
});

test("no text is empty", () => {
  const empty = [...french, ...english].filter(([, text]) => text.trim() === "");
  expect(empty).toEqual([]);
});

test("a translation uses the same values", () => {
  const other = [...french].filter(
    ([key, text]) => variablesOf(english.get(key) ?? "").join() !== variablesOf(text).join(),
  );
  expect(other).toEqual([]);
});

test("everything counted has a singular and a plural", () => {
  const keys = [...french.keys()];
  const singles = keys.filter((key) => key.endsWith("_one")).map((key) => key.slice(0, -4));
  const plurals = keys.filter((key) => key.endsWith("_other")).map((key) => key.slice(0, -6));
  expect(singles).toEqual(plurals);
});

test("no French line begins with a mark, nor ends on an opening quote", () => {
  const breakable = [...french].filter(([, text]) => /[ \u00a0][;?!]|[ \u202f][:%»]|«[ \u202f]/.test(text));
  expect(breakable).toEqual([]);
  expect(fr.lead.amountHint).toContain("«\u00a0Converti\u00a0»");
});

test("people never read the workshop's words", () => {
  const told = [...french, ...english].filter(
    ([key, text]) => !/^(accounts|settings)\./.test(key) && /\b(DMs?|heat|gate|webhooks?)\b/i.test(text),
  );
  expect(told).toEqual([]);
});
