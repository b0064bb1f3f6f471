import { INTENTS } from "../../worker/language/intents.ts";
import type { LeadQueryInput } from "../../worker/leads/contract.ts";
import { LEAD_SORTS, LEAD_STATUSES } from "../contract-words.ts";

export const TABS = ["todo", "phone", "hot", "all"] as const;
export type Tab = (typeof TABS)[number];
/** Filters a person may add. They stand in the address under these names, so a view is shared by its link. */
export const FILTER_NAMES = [
  "status",
  "intent",
  "reach",
  "accountId",
  "minScore",
  "hasPhone",
  "tag",
  "q",
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
export type Sort = LeadQueryInput["sort"];

export const HOT_MIN_SCORE = 50;
const TODO_PAGE = 100;

const keepKnown = (text: string, words: readonly string[]): string =>
  text
    .split(",")
    .filter((word) => words.includes(word))
    .join(",");

/** The tab and the filters in an address. Unknown words are left out: an old link never breaks the page. */
export function readView(search: URLSearchParams): {
  tab: Tab;
  filters: Partial<Record<FilterName, string>>;
  sort: Sort;
} {
  const tab = TABS.find((known) => known === search.get("tab")) ?? "todo";
  const filters: Partial<Record<FilterName, string>> = {};
  for (const name of FILTER_NAMES) {
    const value = (search.get(name) ?? "").trim();
    const clean =
      name === "status"
        ? keepKnown(value, LEAD_STATUSES)
        : name === "intent"
          ? keepKnown(value, INTENTS)
          : name === "reach"
            ? keepKnown(value, ["open", "window", "private_reply", "human_only", "none"])
            : name === "minScore"
              ? /^\d{1,3}$/.test(value) && Number(value) <= 100
                ? value
                : ""
              : name === "hasPhone"
                ? value === "true"
                  ? value
                  : ""
                : value.slice(0, name === "q" ? 200 : 60);
    if (clean) filters[name] = clean;
  }
  return { tab, filters, sort: LEAD_SORTS.find((known) => known === search.get("sort")) ?? "score" };
}

/** What the API is asked for a view. A filter of the person wins over the tab's own. */
export function leadQuery(search: URLSearchParams): Record<string, string> {
  const { tab, filters, sort } = readView(search);
  const byTab: Record<Tab, Record<string, string>> = {
    todo: { status: "new,contacted,in_progress", reach: "open,human_only", limit: String(TODO_PAGE) },
    phone: { hasPhone: "true" },
    hot: { minScore: String(HOT_MIN_SCORE) },
    all: {},
  };
  const query: Record<string, string> = { sort, ...byTab[tab], ...filters };
  const cursor = search.get("cursor");
  if (cursor) query.cursor = cursor.slice(0, 600);
  return query;
}

/** The same view in the address, with some parts changed; the page starts at the top again. */
export function changedView(search: URLSearchParams, change: Record<string, string | null>): string {
  const next = new URLSearchParams(search);
  next.delete("cursor");
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  return text ? `?${text}` : "?";
}
