import type { z } from "zod";
import type { TenantDb } from "../db/tenant.ts";
import { Problem } from "../http/problem.ts";
import { readView } from "../views/service.ts";
import type { LeadExportQuery } from "./contract.ts";
import type { LeadSort } from "./list-streams.ts";

/** Filters as they were asked for, a view among them. */
export type AskedFilters = Omit<z.output<typeof LeadExportQuery>, "separator">;
/** What a list is about, once a view's part in it is known. */
export type LeadFilters = Omit<AskedFilters, "view" | "sort"> & { sort: LeadSort };

/**
 * Filters and order as the list takes them. What a view asks for are defaults; what is given beside it wins.
 * @throws Problem invalid-input for a view that is not there
 */
export async function resolveFilters(
  tenant: TenantDb,
  { view: viewId, sort, ...given }: AskedFilters,
): Promise<LeadFilters> {
  const view = viewId === undefined ? undefined : await readView(tenant, viewId);
  if (viewId !== undefined && !view) throw unknownView();
  const asked = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const { q, ...filters } = { ...view?.filter, ...asked } as typeof given;
  return { ...filters, q: q || undefined, sort: sort ?? view?.sort ?? "score" };
}

const unknownView = (): Problem =>
  new Problem("invalid-input", {
    errors: [{ parameter: "view", code: "unknown-view", detail: "no view with this id" }],
  });
