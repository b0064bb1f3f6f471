import type { TenantDb } from "../db/tenant.ts";
import { badField } from "../http/problem.ts";
import { readView } from "../views/service.ts";
import type { LeadFilterBody } from "./filter-contract.ts";
import type { LeadFilters } from "./list.ts";

/**
 * A filter as the list takes it. What a view asks for are defaults; what is given beside it wins.
 * @throws Problem invalid-input for a view that is not there
 */
export async function resolveFilter(
  tenant: TenantDb,
  { view: viewId, ...given }: LeadFilterBody,
): Promise<LeadFilters> {
  const view = viewId === undefined ? undefined : await readView(tenant, viewId);
  if (viewId !== undefined && !view) {
    throw badField("/filter/view", "unknown-view", "no view with this id");
  }
  const { q, ...filter } = { ...view?.filter, ...given };
  return { ...filter, q: q || undefined, sort: "score" };
}
