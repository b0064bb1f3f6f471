import { INTERACTION_KINDS } from "./contract-words.ts";
import { readWords } from "./format/words-list.ts";

/** The scoring form as the API's body. */
export function readScoringForm(form: FormData) {
  // An empty field is no number: the API then names it, where 0 would be taken for what was meant.
  const numberOf = (text: unknown) => (String(text ?? "").trim() === "" ? Number.NaN : Number(text));
  const number = (name: string) => numberOf(form.get(name));
  const [names, words, points] = ["rule.name", "rule.keywords", "rule.points"].map((name) =>
    form.getAll(name).map(String),
  );
  return {
    points: Object.fromEntries(INTERACTION_KINDS.map((kind) => [kind, number(`points.${kind}`)])),
    intentPoints: { buying: number("intent.buying"), negative: number("intent.negative") },
    rules: (names ?? []).map((name, index) => ({
      name: name.trim(),
      keywords: readWords(words?.[index] ?? ""),
      points: numberOf(points?.[index]),
    })),
    halfLifeDays: number("halfLifeDays"),
    threshold: number("threshold"),
    commentsPerDay: number("commentsPerDay"),
  };
}

export function readWorkspaceForm(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  return {
    zone: text("zone"),
    language: text("language"),
    country: text("country").toUpperCase(),
    currency: text("currency").toUpperCase(),
  };
}
