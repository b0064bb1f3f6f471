import { INTENTS } from "../../worker/language/intents.ts";
import type { LeadQueryInput } from "../../worker/leads/contract.ts";
import { LEAD_SORTS, LEAD_STATUSES, PLATFORMS } from "../contract-words.ts";

export const TABS = ["todo", "phone", "hot", "all"] as const;
export type Tab = (typeof TABS)[number];
/** Filters a person may add. They stand in the address under these names, so a view is shared by its link. */
export const FILTER_NAMES = [
  "status",
  "platform",
  "accountId",
  "intent",
  "reach",
  "minScore",
  "target",
  "hasPhone",
  "tag",
  "assignedTo",
  "reminder",
  "q",
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
export type Filters = Partial<Record<FilterName, string>>;
export type Sort = NonNullable<LeadQueryInput["sort"]>;

/** In the address of a saved view: its filters that could not be written out. */
export const UNREAD = "unread";

export const HOT_MIN_SCORE = 50;
const TODO_PAGE = 100;
const LONGEST_ID = 80;
const LONGEST_TAG = 60;
const LONGEST_SEARCH = 200;

const known =
  (words: readonly string[]) =>
  (text: string): string =>
    text
      .split(",")
      .filter((word) => words.includes(word))
      .join(",");
const one =
  (words: readonly string[]) =>
  (text: string): string =>
    words.includes(text) ? text : "";
const shorterThan =
  (most: number) =>
  (text: string): string =>
    text.slice(0, most);

/** What of an address is kept for each filter; "" for what means nothing. */
const CLEAN: Record<FilterName, (text: string) => string> = {
  status: known(LEAD_STATUSES),
  platform: known(PLATFORMS),
  accountId: shorterThan(LONGEST_ID),
  intent: known(INTENTS),
  reach: known(["open", "window", "private_reply", "human_only", "none"]),
  minScore: (text) => (/^\d{1,3}$/.test(text) && Number(text) <= 100 ? text : ""),
  target: one(["true", "false"]),
  hasPhone: one(["true", "false"]),
  tag: shorterThan(LONGEST_TAG),
  assignedTo: shorterThan(LONGEST_ID),
  reminder: one(["due", "set"]),
  q: shorterThan(LONGEST_SEARCH),
};

/**
 * What stands in an address but is not, or not wholly, in force: filters that a saved view keeps and this dashboard does
 * not know, and values that mean nothing. While there are any, the list may be wider than whoever asked for it meant.
 */
export function unreadFilters(search: URLSearchParams): string[] {
  const named = (search.get(UNREAD) ?? "").split(",").filter((name) => name !== "");
  const misread = FILTER_NAMES.filter((name) => {
    const given = (search.get(name) ?? "").trim();
    return CLEAN[name](given) !== given;
  });
  return [...new Set([...named, ...misread])];
}

/** Only the filters of these values that the dashboard knows, in its order. */
export function cleanFilters(given: (name: FilterName) => string | null | undefined): Filters {
  const filters: Filters = {};
  for (const name of FILTER_NAMES) {
    const clean = CLEAN[name]((given(name) ?? "").trim());
    if (clean) filters[name] = clean;
  }
  return filters;
}

/** The tab and the filters in an address. Unknown words are left out: an old link never breaks the page. */
export function readView(search: URLSearchParams): {
  tab: Tab;
  /** The saved view that the filters came from, as long as the address names one. */
  viewId?: string;
  filters: Filters;
  sort: Sort;
} {
  const viewId = (search.get("view") ?? "").trim().slice(0, LONGEST_ID);
  const tab = TABS.find((name) => name === search.get("tab")) ?? "todo";
  return {
    tab: viewId ? "all" : tab,
    ...(viewId ? { viewId } : {}),
    filters: cleanFilters((name) => search.get(name)),
    sort: LEAD_SORTS.find((name) => name === search.get("sort")) ?? "score",
  };
}

const BY_TAB: Record<Tab, Filters> = {
  todo: { status: "new,contacted,in_progress", reach: "open,human_only" },
  phone: { hasPhone: "true" },
  hot: { minScore: String(HOT_MIN_SCORE) },
  all: {},
};

/** The filters in force: the tab's own, with those that a person added in their place. */
export function filtersInForce(search: URLSearchParams): Filters {
  const { tab, filters } = readView(search);
  return { ...BY_TAB[tab], ...filters };
}

/** What the API is asked for a view. A filter of the person wins over the tab's own. */
export function leadQuery(search: URLSearchParams): Record<string, string> {
  const { tab, sort } = readView(search);
  const query: Record<string, string> = { sort, ...filtersInForce(search) };
  if (tab === "todo") query.limit = String(TODO_PAGE);
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

/** One of the built-in tabs. Filters that a person added stay; those of a saved view go with it. */
export function tabAddress(search: URLSearchParams, tab: Tab): string {
  const from = search.has("view") ? new URLSearchParams() : search;
  return changedView(from, { tab: tab === "todo" ? null : tab });
}
