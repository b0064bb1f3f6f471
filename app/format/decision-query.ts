import type { DecisionOutcome } from "../../worker/messaging/contract.ts";

export const SHOWN_OUTCOMES = ["all", "write", "observed", "declined"] as const satisfies readonly (
  | "all"
  | DecisionOutcome
)[];
type Shown = (typeof SHOWN_OUTCOMES)[number];

export const readOutcome = (search: URLSearchParams): Shown =>
  SHOWN_OUTCOMES.find((known) => known === search.get("outcome")) ?? "all";

/** What the API is asked for a page of decisions. */
export function decisionQuery(search: URLSearchParams): Record<string, string> {
  const outcome = readOutcome(search);
  const cursor = search.get("cursor");
  return {
    ...(outcome === "all" ? {} : { outcome }),
    ...(cursor ? { cursor: cursor.slice(0, 600) } : {}),
  };
}
