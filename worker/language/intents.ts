/** What a text asks for, in order of precedence when several fit: `docs/decisions/` and the tables in `intent.ts`. */
export const INTENTS = [
  "price",
  "availability",
  "interest",
  "purchase",
  "question",
  "praise",
  "negative",
  "spam",
  "tag",
  "other",
] as const;
export type Intent = (typeof INTENTS)[number];

/** The four intents of somebody who may buy. */
export function buyingIntent(intent: Intent): boolean {
  return intent === "price" || intent === "availability" || intent === "interest" || intent === "purchase";
}
