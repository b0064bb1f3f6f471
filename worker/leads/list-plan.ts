import { heatThreshold } from "../scoring/heat.ts";
import { facetsOf } from "./facets.ts";
import { type AskedOfRows, openSince, reminderCondition, rowConditions } from "./list-conditions.ts";
import type { LeadFilters } from "./list-filters.ts";
import type { Params } from "./list-params.ts";
import { containsCondition, type ListSearch, startsCondition } from "./list-search.ts";
import {
  assignedStream,
  type Bounds,
  facetStream,
  orderedStream,
  type Stream,
  streamSelect,
  tagCondition,
  tagStreams,
  unionOf,
} from "./list-streams.ts";
import type { Lens } from "./row.ts";

/** An account that has leads; its platform where a filter asks for one. */
export type ListedAccount = { id: string; platform: string | null };

/** What serves an order: the streams of an index, or several merged. */
export type Source = "facets" | "assigned" | "tag" | "recent" | "created";

/** How a list is read in its order. */
export type Walk = {
  source: Source;
  streams: readonly Stream[];
  bounds: Bounds;
  /** What rows are still asked for one by one. */
  asked: AskedOfRows;
  tag: string | null;
  /** Every row of the streams is meant: as many are read as are wanted. */
  isServed: boolean;
  /** All but those of whoever has very many tags. */
  isNearlyServed: boolean;
};

/** The bound in SQL is a hair lower than the threshold, then the shown score decides. */
const HEAT_SLACK = 1e-6;

/** Scores as bounds of heat, a hair wide: `leads/list.ts` looks again. */
export function heatBounds(
  { minScore, target }: Pick<LeadFilters, "minScore" | "target">,
  { now, scoring }: Pick<Lens, "now" | "scoring">,
): Bounds {
  const heat = (score: number): number => heatThreshold(score, now, scoring.halfLifeDays);
  const least = Math.max(minScore ?? 0, target === true ? scoring.threshold : 0);
  return {
    ...(least > 0 ? { leastHeat: heat(least) - HEAT_SLACK } : {}),
    ...(target === false ? { mostHeat: heat(scoring.threshold) + HEAT_SLACK } : {}),
  };
}

export function sourceOf({ sort, assignedTo, tag }: LeadFilters): Source {
  if (sort !== "score") return sort;
  if (assignedTo !== undefined) return "assigned";
  return tag === undefined ? "facets" : "tag";
}

/** Whether the accounts that have leads must be known, and whether by platform. */
export type AccountsNeeded = "none" | "ids" | "platforms";
export function accountsNeeded(filters: LeadFilters): AccountsNeeded {
  if (sourceOf(filters) !== "facets" || filters.accountId !== undefined) return "none";
  return filters.platform === undefined ? "ids" : "platforms";
}

export function planWalk(
  filters: LeadFilters,
  lens: Pick<Lens, "now" | "scoring">,
  accounts: readonly ListedAccount[],
): Walk {
  const { sort, q, minScore, target, ...rest } = filters;
  const source = sourceOf(filters);
  const heat = heatBounds({ minScore, target }, lens);
  const since = sort === "recent" ? openSince(rest.reach, lens.now) : undefined;
  const bounds: Bounds = { ...(sort === "score" ? heat : {}), ...(since === undefined ? {} : { since }) };
  const asked = given({
    ...rest,
    ...servedBy(source, filters),
    heat: sort === "score" || Object.keys(heat).length === 0 ? undefined : heat,
  });
  const isAllAsked = Object.keys(asked).length === 0 && q === undefined;
  return {
    source,
    streams: streamsOf(source, filters, accounts),
    bounds,
    asked,
    tag: source === "tag" ? filters.tag! : null,
    isServed: isAllAsked && source !== "tag",
    isNearlyServed: isAllAsked && source === "tag",
  };
}

/** Filters that the streams themselves answer. */
function servedBy(source: Source, filters: LeadFilters): AskedOfRows {
  switch (source) {
    case "facets":
      return {
        status: undefined,
        hasPhone: undefined,
        accountId: undefined,
        // One account is not looked up: whether it is of the platform its leads say.
        platform: filters.accountId === undefined ? undefined : filters.platform,
      };
    case "assigned":
      return { assignedTo: undefined };
    case "tag":
      return { tag: undefined };
    default:
      return {};
  }
}

const given = (asked: AskedOfRows): AskedOfRows =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as AskedOfRows;

function streamsOf(source: Source, filters: LeadFilters, accounts: readonly ListedAccount[]): Stream[] {
  const { platform, status, hasPhone, accountId, assignedTo, tag } = filters;
  switch (source) {
    case "facets": {
      const isMeant = (account: ListedAccount): boolean =>
        platform === undefined || platform.some((one) => one === account.platform);
      const accountIds = accountId === undefined ? accounts.filter(isMeant).map(({ id }) => id) : [accountId];
      return facetsOf({ accountIds, statuses: status, hasPhone }).map(facetStream);
    }
    case "assigned":
      return [assignedStream(assignedTo!)];
    case "tag":
      return tagStreams(tag!);
    default:
      return [orderedStream(source)];
  }
}

/** Everything a list asks for, of rows that no order has chosen. */
export function askedOfRows(filters: LeadFilters, lens: Pick<Lens, "now" | "scoring">): AskedOfRows {
  const { sort, q, minScore, target, ...rest } = filters;
  const heat = heatBounds({ minScore, target }, lens);
  return given({ ...rest, heat: Object.keys(heat).length === 0 ? undefined : heat });
}

export function walkConditions(
  { asked, tag }: Walk,
  search: ListSearch | undefined,
  now: number,
  params: Params,
): string[] {
  return [
    ...rowConditions(asked, now, params),
    ...(tag === null ? [] : [tagCondition(tag, params)]),
    // Whoever begins like the search came before.
    ...(search ? [containsCondition(search, params), `NOT ${startsCondition(search.starts, params)}`] : []),
  ];
}

/**
 * A small set of leads that an index has, though not in the order asked for: read whole and sorted, unless it is
 * too large, when the order is walked instead.
 */
export type Gather = { by: GatheredBy; asked: AskedOfRows };
export type GatheredBy = "reminder" | "assigned" | "tag" | "reach";

export function planGather(filters: LeadFilters, lens: Pick<Lens, "now" | "scoring">): Gather | undefined {
  const by = gatheredBy(filters, lens.now);
  if (by === undefined) return undefined;
  const answered: Partial<LeadFilters> =
    by === "reminder"
      ? { reminder: undefined }
      : by === "assigned"
        ? { assignedTo: undefined }
        : by === "tag"
          ? { tag: undefined }
          : {};
  return { by, asked: askedOfRows({ ...filters, ...answered }, lens) };
}

export function gatheredBy(filters: LeadFilters, now: number): GatheredBy | undefined {
  if (filters.q !== undefined) return undefined;
  if (filters.reminder !== undefined) return "reminder";
  const isInOrder =
    filters.sort === "score" && (filters.assignedTo !== undefined || filters.tag !== undefined);
  if (isInOrder) return undefined;
  if (filters.assignedTo !== undefined) return "assigned";
  if (filters.tag !== undefined) return "tag";
  return filters.sort !== "recent" && openSince(filters.reach, now) !== undefined ? "reach" : undefined;
}

/** Selects the set, without an order, `limit` rows at most. */
export function gatherSelect(
  by: GatheredBy,
  filters: LeadFilters,
  now: number,
  columns: string,
  limit: number,
  params: Params,
): string {
  const selects = gatheredStreams(by, filters, now, params).map((stream) =>
    streamSelect(stream, columns, params),
  );
  const source = selects.length === 1 ? selects[0] : `SELECT * FROM (${unionOf(selects)})`;
  return `${source} LIMIT ${limit}`;
}

function gatheredStreams(by: GatheredBy, filters: LeadFilters, now: number, params: Params): Stream[] {
  switch (by) {
    case "reminder":
      return [
        {
          index: "leads_reminder",
          where: [],
          partial: reminderCondition(filters.reminder!, now, params),
        },
      ];
    case "assigned":
      return [assignedStream(filters.assignedTo!)];
    case "tag":
      return tagStreams(filters.tag!);
    case "reach":
      return [
        {
          index: "leads_recent",
          where: [],
          partial: `last_interaction_at > ${params.ref(openSince(filters.reach, now)!)}`,
        },
      ];
  }
}
