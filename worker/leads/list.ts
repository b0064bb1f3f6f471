import type { z } from "zod";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { isOpenToMachines } from "../messaging/reach.ts";
import { heatThreshold } from "../scoring/heat.ts";
import type { Lead, LeadExportQuery, LeadQueryInput } from "./contract.ts";
import { lensOf } from "./lens.ts";
import {
  CONTACTS_SEARCHED,
  findScanEnd,
  type LeadCriteria,
  type LeadScan,
  type Position,
  positionOf,
  scanLeads,
} from "./list-store.ts";
import { type LeadRow, type Lens, reachNow, scoreNow, toLead } from "./row.ts";
import { readSearch } from "./search.ts";

/** What a page may read when no index serves its filters (docs/storage.md), rules and authentication included. */
const PAGE_ROWS = 2000;
const OVERHEAD_ROWS = 20;
/** Beside a lead that is shown: its post, its numbers and addresses. */
const BESIDE_ROWS = 3;
/** A row is looked at once, and once more to find the place where a short page stopped. */
const LOOKS = 2;
/** A search for a number or an address looks into some of them for each row as well. */
const LOOKS_INTO_CONTACTS = LOOKS + CONTACTS_SEARCHED;
/** Reach is told by a rule, not by SQL: more rows are fetched than are wanted. */
const REACH_ROWS_PER_ITEM = 3;
const MAX_REACH_ROWS = 300;
/** The bound in SQL is a hair lower than the threshold, then the shown score decides. */
const HEAT_SLACK = 1e-6;

export type LeadFilters = Omit<z.output<typeof LeadExportQuery>, "separator">;
export type PageSize = {
  limit: number;
  /** Rows that may be looked at for it; by default what a page load may cost. */
  budget?: number;
};
export type LeadPageRows = { rows: LeadRow[]; next: Position | null };

/** One page of leads. Short or even empty pages may have a `nextCursor`: the rest is still to be looked at. */
export async function listLeads(
  deps: Deps,
  tenant: TenantDb,
  query: LeadQueryInput,
): Promise<{ items: Lead[]; nextCursor: string | null }> {
  const { cursor, limit, ...given } = query;
  const filters = { ...given, q: given.q || undefined };
  const list = `leads:${filters.sort}`;
  const after = cursor ? await deps.cursors.read(list, tenant.workspaceId, cursor) : null;
  const lens = await lensOf(deps, tenant);
  const { rows, next } = await readLeadPage(tenant, filters, lens, after, { limit });
  return {
    items: rows.map((row) => toLead(row, lens)),
    nextCursor: next ? await deps.cursors.write(list, tenant.workspaceId, next) : null,
  };
}

/** Rows of one page, and the place behind which the next one begins; null after the last. */
export async function readLeadPage(
  tenant: TenantDb,
  filters: LeadFilters,
  lens: Lens,
  after: Position | null,
  { limit, budget }: PageSize,
): Promise<LeadPageRows> {
  const scan = scanOf(filters, lens, after, { limit, budget });
  const found = await scanLeads(tenant, scan);
  const rows: LeadRow[] = [];
  let looked: LeadRow | undefined;
  for (const row of found) {
    if (rows.length === limit) break;
    looked = row;
    if (isMeant(row, filters, lens)) rows.push(row);
  }
  const last = found.at(-1);
  if (looked && looked !== last) return { rows, next: positionOf(looked, filters.sort) };
  if (found.length === scan.want && last) return { rows, next: positionOf(last, filters.sort) };
  if (isServedByIndex(filters)) return { rows, next: null };
  return { rows, next: (await findScanEnd(tenant, scan)) ?? null };
}

function scanOf(
  filters: LeadFilters,
  lens: Lens,
  after: Position | null,
  { limit, budget: rows }: PageSize,
): LeadScan {
  const search = filters.q === undefined ? undefined : readSearch(filters.q);
  const looksIntoContacts = search !== undefined && (search.digits !== null || search.email !== null);
  const criteria = criteriaOf(filters, lens);
  const generous = Math.max(limit, Math.min(limit * REACH_ROWS_PER_ITEM, MAX_REACH_ROWS));
  const want = (filters.reach ? generous : limit) + 1;
  const looks = looksIntoContacts ? LOOKS_INTO_CONTACTS : LOOKS;
  const affordable = Math.floor((PAGE_ROWS - OVERHEAD_ROWS - want * BESIDE_ROWS) / looks);
  const budget = isServedByIndex(filters) ? want : Math.max(rows ?? affordable, limit + 1);
  return { sort: filters.sort, after, criteria, now: lens.now, budget, want: Math.min(want, budget) };
}

/** Score and numbers lie on the index of the score's order; everything else is looked for row by row. */
function isServedByIndex(filters: LeadFilters): boolean {
  const { sort, minScore, target, hasPhone, ...others } = filters;
  if (Object.values(others).some((value) => value !== undefined)) return false;
  const onIndex = minScore === undefined && target === undefined && hasPhone === undefined;
  return sort === "score" ? hasPhone !== false : onIndex;
}

function criteriaOf(filters: LeadFilters, { now, scoring }: Lens): LeadCriteria {
  const { minScore, target, q } = filters;
  const heat = (score: number) => heatThreshold(score, now, scoring.halfLifeDays);
  const least = Math.max(minScore ?? 0, target === true ? scoring.threshold : 0);
  const search = q === undefined ? undefined : readSearch(q);
  return {
    platforms: filters.platform,
    statuses: filters.status,
    intents: filters.intent,
    search: search && hasTerms(search) ? search : undefined,
    leastHeat: least > 0 ? heat(least) - HEAT_SLACK : undefined,
    mostHeat: target === false ? heat(scoring.threshold) + HEAT_SLACK : undefined,
    hasPhone: filters.hasPhone,
    reachKinds: filters.reach,
    accountId: filters.accountId,
    tag: filters.tag,
    assignedTo: filters.assignedTo,
  };
}

const hasTerms = ({ words, digits, email }: ReturnType<typeof readSearch>): boolean =>
  words.length > 0 || digits !== null || email !== null;

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
