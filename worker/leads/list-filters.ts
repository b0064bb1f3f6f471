import type { TenantDb } from "../db/tenant.ts";
import type { Actor } from "../http/context.ts";
import { badField, Problem } from "../http/problem.ts";
import { readView } from "../views/service.ts";
import type { LeadQueryInput } from "./contract.ts";
import type { LeadSort } from "./list-streams.ts";

/** Filters as they were asked for, a view among them. */
export type AskedFilters = Omit<LeadQueryInput, "cursor" | "limit">;
/** What a list is about, once a view's part in it is known. */
export type LeadFilters = Omit<AskedFilters, "view" | "sort"> & { sort: LeadSort };

/**
 * Filters and order as the list takes them. What a view asks for are defaults; what is given beside it wins.
 * @param from where the view was named, for the refusal
 * @throws Problem invalid-input for a view that is not there, or that is somebody else's own
 */
export async function resolveFilters(
  tenant: TenantDb,
  actor: Actor,
  { view: viewId, sort, ...given }: AskedFilters,
  from: "query" | "body" = "query",
): Promise<LeadFilters> {
  const view = viewId === undefined ? undefined : await readView(tenant, actor, viewId);
  if (viewId !== undefined && !view) throw unknownView(from);
  const asked = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const { q, ...filters } = { ...view?.filter, ...asked } as typeof given;
  return { ...filters, q: q || undefined, sort: sort ?? view?.sort ?? "score" };
}

function unknownView(from: "query" | "body"): Problem {
  const [code, detail] = ["unknown-view", "no view with this id"];
  return from === "body"
    ? badField("/filter/view", code, detail)
    : new Problem("invalid-input", { errors: [{ parameter: "view", code, detail }] });
}
