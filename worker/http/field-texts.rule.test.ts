import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BREAKABLE_FRENCH } from "../testing/french.ts";
import { type FieldIssue, type FieldState, fieldText, statedText } from "./field-texts.ts";

const issue = (one: Partial<FieldIssue>): FieldIssue => ({ message: "Invalid input", ...one });

describe("each wrong value is explained in the reader's language", () => {
  test.each<[Partial<FieldIssue>, FieldState, string, string]>([
    [
      { code: "invalid_type", expected: "string" },
      "missing",
      "Cette valeur est obligatoire.",
      "This value is required.",
    ],
    [
      { code: "invalid_value", values: ["a"] },
      "missing",
      "Cette valeur est obligatoire.",
      "This value is required.",
    ],
    [
      { code: "invalid_type", expected: "number" },
      "repeated",
      "Donnez ce paramètre une seule fois.",
      "Give this parameter only once.",
    ],
    [
      { code: "invalid_type", expected: "int" },
      "given",
      "Un nombre entier est attendu.",
      "A whole number is expected.",
    ],
    [
      { code: "invalid_type", expected: "date" },
      "given",
      "Cette valeur ne convient pas.",
      "This value is not acceptable.",
    ],
    [
      { code: "too_small", origin: "string", minimum: 1 },
      "given",
      "Ce texte ne peut pas être vide.",
      "This text must not be empty.",
    ],
    [
      { code: "too_small", origin: "string", minimum: 8 },
      "given",
      "Au moins 8 caractères.",
      "At least 8 characters.",
    ],
    [{ code: "too_small", origin: "array", minimum: 1 }, "given", "Au moins 1 élément.", "At least 1 item."],
    [{ code: "too_small", origin: "number", minimum: 0 }, "given", "Au moins 0.", "At least 0."],
    [{ code: "too_big", origin: "int", maximum: 200 }, "given", "Au plus 200.", "At most 200."],
    [
      { code: "too_big", origin: "string", maximum: 4000 },
      "given",
      "Au plus 4000 caractères.",
      "At most 4000 characters.",
    ],
    [{ code: "too_big", origin: "array", maximum: 30 }, "given", "Au plus 30 éléments.", "At most 30 items."],
    [
      { code: "invalid_value", values: ["new", "refused"] },
      "given",
      "Valeurs possibles\u00a0: new, refused.",
      "Possible values: new, refused.",
    ],
    [{ code: "unrecognized_keys" }, "given", "Ce nom n'est pas connu ici.", "This name is not known here."],
    [
      { code: "invalid_format", format: "datetime" },
      "given",
      "Une date et une heure RFC 3339 sont attendues, p. ex. 2027-01-31T09:30:00Z.",
      "An RFC 3339 date and time is expected, e.g. 2027-01-31T09:30:00Z.",
    ],
    [
      { code: "invalid_format", format: "regex", message: "two capital letters, e.g. FR" },
      "given",
      "Deux lettres majuscules sont attendues, p. ex. FR.",
      "two capital letters, e.g. FR",
    ],
    [
      { code: "custom", message: "exactly one of text and templateId" },
      "missing",
      "Donnez soit text, soit templateId, et un seul des deux.",
      "exactly one of text and templateId",
    ],
    [{ code: "custom" }, "given", "Cette valeur ne convient pas.", "This value is not acceptable."],
    [{ code: "invalid_union" }, "given", "Cette valeur ne convient pas.", "This value is not acceptable."],
    [{}, "given", "Cette valeur ne convient pas.", "This value is not acceptable."],
  ])("%j, %s", (one, state, french, english) => {
    expect(fieldText(issue(one), state, "fr")).toBe(french);
    expect(french).not.toMatch(BREAKABLE_FRENCH);
    expect(fieldText(issue(one), state, "en")).toBe(english);
  });
});

test("what a sentence quotes stays in it", () => {
  expect(statedText("no variable is named {{prénom}}", "fr")).toBe(
    "Aucune variable ne s'appelle {{prénom}}.",
  );
  expect(statedText("1200 bytes; this platform takes 1000", "fr")).toBe(
    "1200 octets, et cette plateforme en prend au plus 1000.",
  );
  expect(statedText("Au plus 200.", "fr")).toBe("Au plus 200.");
});

test("every sentence that a contract or a service says in its own words has its French", () => {
  const root = join(import.meta.dirname, "..");
  const stated = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter(
      // Files of texts hold each sentence in every language themselves.
      (path) => path.endsWith(".ts") && !/\.test\.ts$|-texts(-[a-z]+)?\.ts$|^platforms\//.test(path),
    )
    .flatMap((path) => sentencesOf(readFileSync(join(root, path), { encoding: "utf8" })));
  expect(stated.length).toBeGreaterThanOrEqual(12);
  expect(stated.filter((sentence) => statedText(sentence, "fr") === sentence)).toEqual([]);
});

const QUOTED = '(?:"([^"]+)"|`([^`]+)`)';
const PLACES = [
  String.raw`\bdetail: ${QUOTED}`,
  String.raw`\bbadField\(\s*[^,]+,\s*"[^"]+",\s*${QUOTED}`,
  String.raw`\.refine\([^\n]+?, ${QUOTED}\)`,
  String.raw`\.refine\([\s\S]{0,200}?\bmessage: ${QUOTED}`,
  String.raw`\.regex\(/[^\n]+/, ${QUOTED}\)`,
];
/** Sentences in a source, with a number wherever one is filled in. */
const sentencesOf = (source: string): string[] =>
  PLACES.flatMap((place) =>
    [...source.matchAll(new RegExp(place, "g"))].map((match) =>
      (match[1] ?? match[2]!).replace(/\$\{[^}]*(?:\{[^}]*\}[^}]*)*\}/g, "7"),
    ),
  );
