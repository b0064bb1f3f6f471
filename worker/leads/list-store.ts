import { numbered } from "../db/numbered.ts";
import type { TenantDb } from "../db/tenant.ts";
import { type WorkspaceScoring, workspaceScoring } from "../scoring/service.ts";
import { accountsWithLeads } from "./facets.ts";
import {
  gatherQuery,
  type NamesRequest,
  namesEndQuery,
  namesQuery,
  type WalkRequest,
  walkEndQueries,
  walkQueries,
} from "./list-pages.ts";
import { type Params, query, WORKSPACE } from "./list-params.ts";
import type { AccountsNeeded, Gather, ListedAccount } from "./list-plan.ts";
import { inParts, ORDER, type Place, unionOf } from "./list-streams.ts";
import type { LeadRow } from "./row.ts";
import { LEAD_COLUMNS, readLead, type StoredLead } from "./store.ts";

/** What a list must know before it is read: rules, country, accounts, and how large a small set is. */
export type ListScope = {
  rules: WorkspaceScoring;
  country: string;
  accounts: ListedAccount[];
  /** Of what `count` counted; 0 without it. */
  counted: number;
};
type StoredScope = {
  scoring: string | null;
  version: number | null;
  scoredUntil: number;
  zone: string;
  country: string;
  accounts: string;
  counted: number;
};

export type ScopeNeeds = {
  accounts: AccountsNeeded;
  /** What is to be counted: an expression, `country` being one for the workspace's. */
  count?: (params: Params, country: string) => string;
};
const DEFAULT_COUNTRY = "FR";

/** All of it in one statement. */
export async function readScope(tenant: TenantDb, { accounts, count }: ScopeNeeds): Promise<ListScope> {
  const platform =
    accounts === "platforms"
      ? `(SELECT platform FROM leads INDEXED BY leads_facets
          WHERE workspace_id = ${WORKSPACE} AND account_id = a.id LIMIT 1)`
      : "NULL";
  const listed =
    accounts === "none"
      ? "'[]'"
      : `(${accountsWithLeads(`json_group_array(json_object('id', id, 'platform', ${platform}))`)})`;
  const country = `coalesce(w.country, '${DEFAULT_COUNTRY}')`;
  const row = await tenant.first<StoredScope>(
    numbered(
      query(
        (params) => `SELECT w.scoring, w.scoring_version AS version, w.scored_until AS scoredUntil, w.zone,
            ${country} AS country,
            ${listed} AS accounts, ${count ? count(params, country) : "0"} AS counted
          FROM (SELECT 1) LEFT JOIN workspace_settings w ON w.workspace_id = ${WORKSPACE}`,
      ),
    ),
  );
  const { scoring, version, scoredUntil, zone, accounts: found, counted } = row!;
  return {
    rules: workspaceScoring(version === null ? undefined : { scoring, version, scoredUntil, zone }),
    country: row!.country,
    accounts: JSON.parse(found) as ListedAccount[],
    counted,
  };
}

export type WalkedRow = LeadRow & { phase: 0 | 1 };

/** Rows in order that meet the filters, at most `want`, from the next `budget` rows of each part of the order. */
export async function walkLeads(tenant: TenantDb, request: WalkRequest): Promise<WalkedRow[][]> {
  const queries = walkQueries(request, LEAD_COLUMNS);
  if (queries.length === 0) return [];
  if (queries.length === 1) {
    return [(await tenant.all<StoredLead & { phase: 0 | 1 }>(numbered(queries[0]!))).map(readWalked)];
  }
  const results = await tenant.batch<(StoredLead & { phase: 0 | 1 })[]>(queries.map(numbered));
  return results.map(({ rows }) => rows.map(readWalked));
}
const readWalked = (row: StoredLead & { phase: 0 | 1 }): WalkedRow => ({
  ...readLead(row),
  phase: row.phase,
});

/** Where the budget of each part ends; undefined where its order ends before. */
export async function findWalkEnds(tenant: TenantDb, request: WalkRequest): Promise<(Place | undefined)[]> {
  const order = ORDER[request.filters.sort];
  const results = await tenant.batch<Record<string, string | number>[]>(
    walkEndQueries(request).map(numbered),
  );
  return results.map(({ rows }) => rows[0] && order.map((column) => rows[0]![column]!));
}

export async function gatherLeads(
  tenant: TenantDb,
  gather: Gather,
  request: Parameters<typeof gatherQuery>[1],
): Promise<LeadRow[]> {
  const rows = await tenant.all<StoredLead>(numbered(gatherQuery(gather, request, LEAD_COLUMNS)));
  return rows.map(readLead);
}

export type NamedRow = LeadRow & { place: Place };
type StoredName = StoredLead & { via: number; place_name: string; place_id: string };
const nameOf = (row: StoredName): Place => [row.via, row.place_name, row.place_id];

export async function listByName(tenant: TenantDb, request: NamesRequest): Promise<NamedRow[]> {
  const rows = await tenant.all<StoredName>(numbered(namesQuery(request, LEAD_COLUMNS)));
  return rows.map((row) => ({ ...readLead(row), place: nameOf(row) }));
}

export async function findNamesEnd(tenant: TenantDb, request: NamesRequest): Promise<Place | undefined> {
  const row = await tenant.first<StoredName>(numbered(namesEndQuery(request)));
  return row && nameOf(row);
}

/** A post as leads name it. */
export type PostKey = { accountId: string; id: string };
export type Post = PostKey & { caption: string | null; permalink: string | null };

const POSTS_PER_STATEMENT = 30;

/** One row read for each post: looked for through `json_each` it would be two. */
export async function listPosts(tenant: TenantDb, keys: readonly PostKey[]): Promise<Post[]> {
  const queries = inParts(keys, POSTS_PER_STATEMENT).map((part) =>
    query((params) =>
      unionOf(
        part.map(
          ({ accountId, id }) => `SELECT account_id AS accountId, id, caption, permalink FROM media
            WHERE workspace_id = ${WORKSPACE} AND account_id = ${params.ref(accountId)} AND id = ${params.ref(id)}`,
        ),
      ),
    ),
  );
  if (queries.length === 1) return tenant.all<Post>(numbered(queries[0]!));
  return (await tenant.batch<Post[]>(queries.map(numbered))).flatMap(({ rows }) => rows);
}
