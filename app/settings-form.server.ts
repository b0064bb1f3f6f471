import { INTERACTION_KINDS } from "./contract-words.ts";
import { readWords } from "./format/words-list.ts";

/** The scoring form as the API's body. */
export function readScoringForm(form: FormData) {
  const number = (name: string) => Number(form.get(name));
  const [names, words, points] = ["rule.name", "rule.keywords", "rule.points"].map((name) =>
    form.getAll(name).map(String),
  );
  return {
    points: Object.fromEntries(INTERACTION_KINDS.map((kind) => [kind, number(`points.${kind}`)])),
    intentPoints: { buying: number("intent.buying"), negative: number("intent.negative") },
    rules: (names ?? []).map((name, index) => ({
      name: name.trim(),
      keywords: readWords(words?.[index] ?? ""),
      points: Number(points?.[index]),
    })),
    halfLifeDays: number("halfLifeDays"),
    threshold: number("threshold"),
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
