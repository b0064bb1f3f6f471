export type DryRunKey =
  | "matched"
  | "no-keyword"
  | "excluded"
  | "negated"
  | "negative"
  | "optOut"
  | "spam"
  | "notMatched";

const NOT_MATCHED: Record<string, DryRunKey> = {
  "no-keyword": "no-keyword",
  "no-match": "no-keyword",
  "keyword-missing": "no-keyword",
  excluded: "excluded",
  "excluded-word": "excluded",
  negated: "negated",
  negation: "negated",
  negative: "negative",
  "opt-out": "optOut",
  "opted-out": "optOut",
  spam: "spam",
};

/** What a dry run found, as a text key. An opt-out wins over everything: nothing may go. */
export function dryRunKey(result: { matched: boolean; reason: string; optOut: boolean }): DryRunKey {
  if (result.optOut) return "optOut";
  if (result.matched) return "matched";
  return NOT_MATCHED[result.reason] ?? "notMatched";
}
