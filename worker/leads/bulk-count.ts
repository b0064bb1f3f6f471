import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../http/context.ts";
import type { LeadCount } from "./bulk-contract.ts";
import { countedByTotals } from "./bulk-totals.ts";
import type { LeadFilterBody } from "./filter-contract.ts";
import { lensOf } from "./lens.ts";
import { type Position, readLeadPage } from "./list.ts";
import { resolveFilters } from "./list-filters.ts";
import { showTotals } from "./totals.ts";

/** Rows that counting may read. */
const ROWS = 20_000;
const PAGE = { limit: 1000, budget: 2000 };
const PAGES = 20;

/**
 * How many leads a filter means. Without a filter, and for what totals say by themselves, exactly; else as many as are
 * found within 20,000 rows.
 * @throws Problem invalid-input for a view that is not there
 */
export async function countLeadsMeant(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  filter: LeadFilterBody,
): Promise<LeadCount> {
  const filters = await resolveFilters(tenant, actor, { ...filter, sort: "score" }, "body");
  const before = deps.meter.rowsRead;
  const looked = (): number => deps.meter.rowsRead - before;
  const total = countedByTotals(filters);
  if (total) {
    const count = total(await showTotals(tenant));
    return { count, isExact: true, looked: looked() };
  }
  const lens = await lensOf(deps, tenant);
  let count = 0;
  let after: Position | null = null;
  for (let page = 0; page < PAGES && looked() < ROWS; page++) {
    const { rows, next } = await readLeadPage(tenant, filters, lens, after, PAGE);
    count += rows.length;
    after = next;
    if (after === null) break;
  }
  return { count, isExact: after === null, looked: looked() };
}
