import type { TenantDb } from "../db/tenant.ts";
import { isOpenToMachines } from "../messaging/reach.ts";
import type { LeadFilters } from "./list-filters.ts";
import { mergeParts, type Part } from "./list-merge.ts";
import { gatherCount, startsCount, type WalkRequest } from "./list-pages.ts";
import { accountsNeeded, askedOfRows, gatheredBy, planGather, planWalk } from "./list-plan.ts";
import { type ListSearch, listSearch } from "./list-search.ts";
import {
  findNamesEnd,
  findWalkEnds,
  gatherLeads,
  type ListScope,
  listByName,
  type ScopeNeeds,
  type WalkedRow,
  walkLeads,
} from "./list-store.ts";
import type { LeadSort, Place } from "./list-streams.ts";
import { type LeadRow, type Lens, reachNow, scoreNow } from "./row.ts";

export type PageSize = {
  limit: number;
  /** Rows that may be looked at for it; by default what a page load may cost. */
  budget?: number;
};
/**
 * Where a page ends and how the next one is read: a phase, and the place of a row in it. `list`: in order, a small set
 * gathered; `walk`: in order, the set being too large for that; `starts`: whoever begins like the search, in order;
 * `names`: the same, too many to be sorted, by name; `contains`: everybody else that a search finds, in order.
 */
export type Position = readonly (string | number)[];
type Phase = "list" | "walk" | "starts" | "names" | "contains";

export type LeadPageRows = { rows: LeadRow[]; next: Position | null };
/** `postsLeft`: how many more rows the page may cost. */
type PageRead = LeadPageRows & { postsLeft: number };

/** What a page may read when no index serves its filters (docs/storage.md), rules and authentication included. */
const PAGE_ROWS = 2000;
/** Of a page that an index serves: twice what is shown, the usual page being the least. */
const ROWS_PER_ITEM = 2;
const USUAL_LIMIT = 50;
/** A page says at least of this many posts what they are. */
const LEAST_POSTS = 4;
/** Who asks, and the rules; and the accounts that have leads, each found by three rows, one more for its platform. */
const OVERHEAD_ROWS = 6;
const ROWS_PER_ACCOUNT = { none: 0, ids: 3, platforms: 4 };
/** A set of at most this many leads is gathered: it is counted, read and sorted. */
const MOST_GATHERED = 550;
/** This many of each way that begin like a search are sorted; each is found, told apart, looked up and sorted. */
const MOST_SORTED = 150;
const ROWS_PER_START = 5;
/** Whoever comes to either while the pages are read is found, too. */
const MOST_AT_ONCE = 600;
/** A row is looked at once, and once more to find the place where a short page stopped. */
const LOOKS = 2;
/** By name: a number is looked up, its lead, and the smallest of the lead's numbers. */
const LOOKS_BY_CONTACT = 6;
/** Reach is told by a rule, not by SQL: more rows are fetched than are wanted. */
const REACH_ROWS_PER_ITEM = 3;
const MAX_REACH_ROWS = 300;

function readPosition(position: Position | null): { phase: Phase; place: Place | null } {
  if (position === null) return { phase: "list", place: null };
  const [phase, ...place] = position;
  return { phase: phase as Phase, place: place.length > 0 ? place : null };
}
const positionAt = (phase: Phase, place: Place | null): Position => [phase, ...(place ?? [])];

const placeIn =
  (sort: LeadSort) =>
  (row: LeadRow): Place => {
    if (sort === "score") return [row.heat, row.id];
    return sort === "recent" ? [row.lastInteractionAt, row.id] : [row.id];
  };

/** What must be known before the page at this position is read. */
export function scopeNeeds(filters: LeadFilters, position: Position | null, now: number): ScopeNeeds {
  const accounts = accountsNeeded(filters);
  const { phase } = readPosition(position);
  const { q } = filters;
  if (q !== undefined && (phase === "list" || phase === "starts")) {
    return { accounts, count: (params, country) => startsCount(q, MOST_SORTED, country, params) };
  }
  const by = phase === "list" ? gatheredBy(filters, now) : undefined;
  if (by === undefined) return { accounts };
  return { accounts, count: (params) => gatherCount(by, filters, now, MOST_GATHERED, params) };
}

type Asked = {
  tenant: TenantDb;
  filters: LeadFilters;
  lens: Lens;
  scope: ListScope;
  phase: Phase;
  place: Place | null;
  limit: number;
  /** Rows to ask for: one more than are shown tells whether there are more. */
  want: number;
  budget: number | undefined;
  /** Rows read before the page itself. */
  spent: number;
};

export async function readPage(
  tenant: TenantDb,
  filters: LeadFilters,
  lens: Lens,
  scope: ListScope,
  position: Position | null,
  { limit, budget }: PageSize,
): Promise<PageRead> {
  const { phase, place } = readPosition(position);
  const generous = Math.max(limit, Math.min(limit * REACH_ROWS_PER_ITEM, MAX_REACH_ROWS));
  const asked: Asked = {
    tenant,
    filters,
    lens,
    scope,
    phase,
    place,
    limit,
    want: (filters.reach ? generous : limit) + 1,
    budget,
    spent: OVERHEAD_ROWS + ROWS_PER_ACCOUNT[accountsNeeded(filters)] * scope.accounts.length + scope.counted,
  };
  const search = filters.q === undefined ? undefined : listSearch(filters.q, scope.country);
  if (search) {
    const isLong = phase === "list" && scope.counted > MOST_SORTED;
    return phase === "names" || isLong ? readNames(asked, search) : readWalk(asked, search);
  }
  const gather = phase === "list" ? planGather(filters, lens) : undefined;
  if (gather && scope.counted <= MOST_GATHERED) {
    const rows = await gatherLeads(tenant, gather, {
      filters,
      after: place,
      now: lens.now,
      want: asked.want,
      most: MOST_AT_ONCE,
    });
    const until = rows.length === asked.want ? placeIn(filters.sort)(rows.at(-1)!) : null;
    return { ...show(asked, { rows, until }, "list"), postsLeft: limit };
  }
  return readWalk(asked, undefined);
}

/** The rows that are meant, as many as fit, and where the next page begins. */
function show(
  { filters, lens, limit, place }: Asked,
  { rows: found, until }: Part<LeadRow>,
  phase: Phase,
  before: readonly LeadRow[] = [],
): LeadPageRows {
  const rows = [...before];
  let looked = place;
  for (const row of found) {
    if (rows.length === limit) return { rows, next: positionAt(phase, looked) };
    looked = placeIn(filters.sort)(row);
    if (isMeant(row, filters, lens)) rows.push(row);
  }
  return { rows, next: until === null ? null : positionAt(phase, until) };
}

async function readWalk(asked: Asked, search: ListSearch | undefined): Promise<PageRead> {
  const { tenant, filters, lens, scope, phase, limit, want, spent } = asked;
  const walk = planWalk(filters, lens, scope.accounts);
  const isStarting = search !== undefined && phase !== "contains";
  const starting =
    isStarting && scope.counted > 0
      ? {
          asked: askedOfRows(filters, lens),
          after: phase === "starts" ? asked.place : null,
          most: MOST_AT_ONCE,
        }
      : null;
  const dear = spent + (starting ? ROWS_PER_START * scope.counted : 0) + LOOKS * walk.streams.length + limit;
  const affordable = Math.floor((PAGE_ROWS - dear) / LOOKS);
  const budget = walk.isServed ? want : Math.max(asked.budget ?? affordable, limit + 1);
  const request: WalkRequest = {
    walk,
    filters,
    search,
    // Everybody else comes from the top once nobody is left who begins like the search.
    after: isStarting ? null : asked.place,
    now: lens.now,
    budget,
    want,
    starting,
  };
  const parts = await walkLeads(tenant, request);
  const begin = (parts[0] ?? []).filter((row) => row.phase === 0);
  const shown = show(asked, { rows: begin, until: null }, "starts");
  const isFullOfStarts = begin.length === want;
  const rowsRead = spent + parts.flat().length + walk.streams.length;
  const isCheap = walk.isServed || walk.isNearlyServed;
  const postsLeft = isCheap
    ? Math.max(LEAST_POSTS, ROWS_PER_ITEM * Math.max(limit, USUAL_LIMIT) - rowsRead)
    : limit;
  if (shown.next) return { ...shown, postsLeft };
  if (isFullOfStarts) {
    return { rows: shown.rows, next: positionAt("starts", placeIn(filters.sort)(begin.at(-1)!)), postsLeft };
  }
  const rest = mergeParts(await toParts(tenant, request, parts), placeIn(filters.sort));
  const next = search ? "contains" : phase === "list" && planGather(filters, lens) ? "walk" : phase;
  return { ...show({ ...asked, place: request.after }, rest, next, shown.rows), postsLeft };
}

/** How far each part is known: a full one to its last row, another to the end of its budget, or altogether. */
async function toParts(
  tenant: TenantDb,
  request: WalkRequest,
  found: readonly WalkedRow[][],
): Promise<Part<LeadRow>[]> {
  const { walk, filters, want } = request;
  const isFull = found.map((rows) => rows.length === want);
  const ends =
    walk.isServed || found.length === 0 || isFull.every(Boolean) ? [] : await findWalkEnds(tenant, request);
  return found.map((all, index) => {
    const rows = all.filter((row) => row.phase === 1);
    const last = rows.at(-1);
    const until = isFull[index] && last ? placeIn(filters.sort)(last) : (ends[index] ?? null);
    return { rows, until };
  });
}

async function readNames(asked: Asked, search: ListSearch): Promise<PageRead> {
  const { tenant, filters, lens, phase, place, limit, spent } = asked;
  const { phones, email } = search.starts;
  const looks = phones.length > 0 || email !== null ? LOOKS_BY_CONTACT : LOOKS;
  const affordable = Math.floor((PAGE_ROWS - spent - limit) / looks);
  const want = Math.min(asked.want, affordable);
  const request = {
    search,
    asked: askedOfRows(filters, lens),
    after: phase === "names" ? place : null,
    now: lens.now,
    budget: Math.max(asked.budget ?? affordable, limit + 1),
    want,
  };
  const found = await listByName(tenant, request);
  const rows: LeadRow[] = [];
  let looked: Place | null = request.after;
  for (const row of found) {
    if (rows.length === limit) return { rows, next: positionAt("names", looked), postsLeft: limit };
    looked = row.place;
    if (isMeant(row, filters, lens)) rows.push(row);
  }
  const until = found.length === want ? looked : await findNamesEnd(tenant, request);
  // Behind the last name come those who have the search somewhere else.
  return { rows, next: until ? positionAt("names", until) : positionAt("contains", null), postsLeft: limit };
}

/** What SQL only came near to. */
function isMeant(row: LeadRow, { minScore, target, reach, tag }: LeadFilters, lens: Lens): boolean {
  const score = scoreNow(row, lens);
  if (minScore !== undefined && score < minScore) return false;
  if (target !== undefined && score >= lens.scoring.threshold !== target) return false;
  if (tag !== undefined && !row.tags.includes(tag)) return false;
  if (reach === undefined) return true;
  const now = reachNow(row, lens);
  return reach.includes(now.kind) || (reach.includes("open") && isOpenToMachines(now));
}
