import type { ViewFilter } from "../../worker/leads/filter-contract.ts";
import type { View } from "../../worker/views/contract.ts";
import {
  cleanFilters,
  FILTER_NAMES,
  type FilterName,
  type Filters,
  type Sort,
  UNREAD,
} from "./lead-query.ts";

const LISTS = new Set<FilterName>(["status", "platform", "reach", "intent"]);
const FLAGS = new Set<FilterName>(["target", "hasPhone"]);

/** The filters of an address as the API takes them in a body. */
export function filterBody(filters: Filters): ViewFilter {
  const body: Record<string, unknown> = {};
  for (const name of FILTER_NAMES) {
    const text = filters[name];
    if (text === undefined) continue;
    body[name] = LISTS.has(name)
      ? text.split(",")
      : FLAGS.has(name)
        ? text === "true"
        : name === "minScore"
          ? Number(text)
          : text;
  }
  return body as ViewFilter;
}

const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.join(",") : value === null || value === undefined ? "" : String(value);

/** A body's filters as they stand in an address. What this dashboard does not know is left out. */
export const bodyFilters = (body: ViewFilter): Filters =>
  cleanFilters((name) => textOf((body as Record<string, unknown>)[name]));

/** The filters of a body that did not come through whole. */
const lostFilters = (body: ViewFilter): string[] => {
  const read = bodyFilters(body);
  return Object.entries(body)
    .filter(([name, value]) => textOf(value).trim() !== (read[name as FilterName] ?? ""))
    .map(([name]) => name);
};

/** The order of a list of words says nothing. */
const settled = (text: string | undefined): string => (text ?? "").split(",").toSorted().join(",");
export const sameFilters = (a: Filters, b: Filters): boolean =>
  FILTER_NAMES.every((name) => settled(a[name]) === settled(b[name]));

type Kept = Pick<View, "id" | "filter" | "sort">;

/** The address of a saved view: its filters written out, so that each can be taken away. */
export function viewAddress(view: Kept): string {
  const search = new URLSearchParams({ view: view.id, tab: "all" });
  for (const [name, value] of Object.entries(bodyFilters(view.filter))) search.set(name, value);
  const lost = lostFilters(view.filter);
  if (lost.length > 0) search.set(UNREAD, lost.join(","));
  if (view.sort !== "score") search.set("sort", view.sort);
  return `?${search}`;
}

/** A link that names a view and nothing else means the view as it is kept. */
export const isBareView = (search: URLSearchParams): boolean => search.has("view") && !search.has("tab");

/** Whether somebody changed what the view is kept as. */
export const isChanged = (view: Kept, filters: Filters, sort: Sort): boolean =>
  view.sort !== sort || !sameFilters(bodyFilters(view.filter), filters);
