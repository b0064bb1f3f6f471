import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../http/context.ts";
import type { Lead, LeadQueryInput } from "./contract.ts";
import { lensBy } from "./lens.ts";
import { type LeadFilters, resolveFilters } from "./list-filters.ts";
import { type LeadPageRows, type PageSize, type Position, readPage, scopeNeeds } from "./list-page.ts";
import { accountsNeeded, planWalk } from "./list-plan.ts";
import { addPosts } from "./list-posts.ts";
import { type ListScope, readScope, type ScopeNeeds } from "./list-store.ts";
import { STREAMS_PER_STATEMENT } from "./list-streams.ts";
import { type Lens, toLead } from "./row.ts";

export type { LeadFilters } from "./list-filters.ts";
export type { LeadPageRows, PageSize, Position } from "./list-page.ts";

/** One page of leads. Short or even empty pages may have a `nextCursor`: the rest is still to be looked at. */
export async function listLeads(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  query: LeadQueryInput,
): Promise<{ items: Lead[]; nextCursor: string | null }> {
  const { cursor, limit, ...asked } = query;
  const filters = await resolveFilters(tenant, actor, asked);
  // The place of a row in one order, or among what one search found, means nothing in another.
  const list = `leads:${filters.sort}${filters.q === undefined ? "" : `:${filters.q}`}`;
  const after = cursor ? await deps.cursors.read(list, tenant.workspaceId, cursor) : null;
  const needs = scopeNeeds(filters, after, deps.now());
  const scope = await readScope(tenant, needs);
  const lens = lensBy(deps, scope.rules);
  const { rows, next, postsLeft } = await readPage(tenant, filters, lens, scope, after, { limit });
  const shown = await addPosts(tenant, rows, postsLeft);
  return {
    items: shown.map((row) => toLead(row, lens)),
    nextCursor: next ? await deps.cursors.write(list, tenant.workspaceId, next) : null,
  };
}

/** What pages of one reading need to know, which does not change under their hands. */
const scopes = new WeakMap<Lens, { needs: ScopeNeeds; scope: ListScope }>();

/**
 * Rows of one page, and the place behind which the next one begins; null after the last. Posts are not read with them.
 * Pages that are read by the same lens share what they ask of the workspace.
 */
export async function readLeadPage(
  tenant: TenantDb,
  filters: LeadFilters,
  lens: Lens,
  after: Position | null,
  size: PageSize,
): Promise<LeadPageRows> {
  const needs = scopeNeeds(filters, after, lens.now);
  const known = scopes.get(lens);
  if (known && known.needs.accounts === needs.accounts && needs.count === undefined) {
    return readPage(tenant, filters, lens, { ...known.scope, counted: 0 }, after, size);
  }
  const scope = await readScope(tenant, needs);
  scopes.set(lens, { needs, scope });
  return readPage(tenant, filters, lens, scope, after, size);
}

/** Statements that one page of an order takes: several where an order by score merges many accounts. */
export async function statementsPerPage(tenant: TenantDb, filters: LeadFilters, lens: Lens): Promise<number> {
  const needs = { accounts: accountsNeeded(filters) };
  if (needs.accounts === "none") return 1;
  const scope = await readScope(tenant, needs);
  scopes.set(lens, { needs, scope });
  const { streams } = planWalk(filters, lens, scope.accounts);
  return Math.max(1, Math.ceil(streams.length / STREAMS_PER_STATEMENT));
}
