import { type AskedOfRows, rowConditions } from "./list-conditions.ts";
import type { LeadFilters } from "./list-filters.ts";
import { type Params, type Query, query } from "./list-params.ts";
import { type Gather, type GatheredBy, gatherSelect, type Walk, walkConditions } from "./list-plan.ts";
import {
  byNameSelect,
  type ListSearch,
  NAME_ORDER,
  startingSelect,
  startsAnywhere,
  takenOnce,
} from "./list-search.ts";
import {
  behind,
  descending,
  inParts,
  mergedSelect,
  ORDER,
  type Place,
  STREAMS_PER_STATEMENT,
  tagCondition,
} from "./list-streams.ts";

export type WalkRequest = {
  walk: Walk;
  filters: LeadFilters;
  search: ListSearch | undefined;
  /** Rows behind this place; null: from the top. */
  after: Place | null;
  now: number;
  /** Rows of the order that may be looked at. */
  budget: number;
  /** Rows wanted. */
  want: number;
  /** Whoever begins like the search comes first, in the order asked for. */
  starting: { asked: AskedOfRows; after: Place | null; most: number } | null;
};

const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;

/** One statement for each part of the streams, rows marked with their `phase`: 1; the first one brings whoever begins like the search as well: 0. */
export function walkQueries(request: WalkRequest, columns: string): Query[] {
  const { walk, filters, search, after, now, budget, want, starting } = request;
  return inParts(walk.streams, STREAMS_PER_STATEMENT).map((streams, part) =>
    query((params) => {
      // A subquery with a LIMIT stays one: it walks the index, and stops once enough rows have passed.
      const merged = mergedSelect({ streams, sort: filters.sort, after, bounds: walk.bounds }, "*", params);
      const walked = `SELECT ${columns}, 1 AS phase FROM (SELECT l.* FROM (${merged} LIMIT ${budget}) l
        ${where(walkConditions(walk, search, now, params))} LIMIT ${want})`;
      if (part > 0 || starting === null || search === undefined) return walked;
      const first = startingSelect(
        search.starts,
        { sort: filters.sort, after: starting.after, want, most: starting.most },
        rowConditions(starting.asked, now, params),
        params,
      );
      return `SELECT * FROM (SELECT ${columns}, 0 AS phase FROM (${first}))
        UNION ALL SELECT * FROM (${walked}) LIMIT ${want}`;
    }),
  );
}

/** The places of the last rows that the budget reaches, one statement for each part of the streams. */
export function walkEndQueries({ walk, filters, after, budget }: WalkRequest): Query[] {
  const columns = ORDER[filters.sort].join(", ");
  return inParts(walk.streams, STREAMS_PER_STATEMENT).map((streams) =>
    query(
      (params) =>
        `${mergedSelect({ streams, sort: filters.sort, after, bounds: walk.bounds }, columns, params)}
        LIMIT 1 OFFSET ${budget - 1}`,
    ),
  );
}

export function gatherQuery(
  gather: Gather,
  request: { filters: LeadFilters; after: Place | null; now: number; want: number; most: number },
  columns: string,
): Query {
  const { filters, after, now, want, most } = request;
  const order = ORDER[filters.sort];
  return query((params) => {
    const conditions = [
      ...(after ? [behind(order, after, params)] : []),
      ...rowConditions(gather.asked, now, params),
      ...(gather.by === "tag" ? [tagCondition(filters.tag!, params)] : []),
    ];
    return `SELECT ${columns} FROM (SELECT * FROM (${gatherSelect(gather.by, filters, now, "*", most, params)})
      ${where(conditions)} ORDER BY ${descending(order)} LIMIT ${want})`;
  });
}
export type NamesRequest = {
  search: ListSearch;
  asked: AskedOfRows;
  after: Place | null;
  now: number;
  budget: number;
  want: number;
};

/** Whoever begins like the search, by name. */
export const namesQuery = (
  { search, asked, after, now, budget, want }: NamesRequest,
  columns: string,
): Query =>
  query((params) => {
    const conditions = [takenOnce(search.starts, params), ...rowConditions(asked, now, params)];
    return `SELECT ${columns}, ${NAME_ORDER.join(", ")} FROM (SELECT l.* FROM
      (${byNameSelect(search.starts, after, budget, params)}) l ${where(conditions)} LIMIT ${want})`;
  });

export const namesEndQuery = ({ search, after, budget }: NamesRequest): Query =>
  query(
    (params) =>
      `SELECT ${NAME_ORDER.join(", ")} FROM (${byNameSelect(search.starts, after, budget, params)}) LIMIT 1 OFFSET ${budget - 1}`,
  );

/** Expression for how many of a set there are, at most one more than `most`. */
export const gatherCount = (
  by: GatheredBy,
  filters: LeadFilters,
  now: number,
  most: number,
  params: Params,
): string => `(SELECT count(*) FROM (${gatherSelect(by, filters, now, "1", most + 1, params)}))`;

/** Expression for how many begin like a search: of each way, at most one more than `most`. */
export const startsCount = (q: string, most: number, country: string, params: Params): string =>
  startsAnywhere(q, most + 1, country, params)
    .map((select) => `(SELECT count(*) FROM (${select}))`)
    .join(" + ") || "0";
