import type { Facet } from "./facets.ts";
import { type Params, WORKSPACE } from "./list-params.ts";

export type LeadSort = "score" | "recent" | "created";
/** Values of an order's columns in one row: where a page ends and the next begins. */
export type Place = readonly (string | number)[];

/** Columns of each order, all descending; each is the order of its streams' indexes. */
export const ORDER: Readonly<Record<LeadSort, readonly string[]>> = {
  score: ["heat", "id"],
  recent: ["last_interaction_at", "id"],
  created: ["id"],
};

/** A part of an index in which leads lie in order, `where` being what they have in common. */
export type Stream = {
  /** Absent: the table's own key. */
  index?: string;
  where: readonly (readonly [expression: string, value: string | number])[];
  /** A condition that lets SQLite use a partial index. */
  partial?: string;
  /** Which of several streams a row came through, as the column `via`. */
  via?: number;
};
export type Bounds = {
  leastHeat?: number | undefined;
  mostHeat?: number | undefined;
  since?: number | undefined;
};

export const facetStream = ({ accountId, status, hasPhone }: Facet): Stream => ({
  index: "leads_facets",
  where: [
    ["account_id", accountId],
    ["status", status],
    ["has_phone", hasPhone],
  ],
});

export const assignedStream = (personId: string): Stream => ({
  index: "leads_assigned",
  where: [["assigned_to", personId]],
});

/** Places in a lead's list of tags that have an index of their own. */
export const TAG_PLACES = 8;
export const tagStreams = (tag: string): Stream[] => [
  ...Array.from({ length: TAG_PLACES }, (_, place) => ({
    index: `leads_tag_${place}`,
    where: [[`tags ->> ${place}`, tag]] as const,
    via: 0,
  })),
  { index: "leads_tag_more", where: [], partial: `tags ->> ${TAG_PLACES} IS NOT NULL`, via: 1 },
];
/** What is left to ask of a row that came through `tagStreams`: whoever has many tags comes through the last one too. */
export function tagCondition(tag: string, params: Params): string {
  const first = Array.from({ length: TAG_PLACES }, (_, place) => `tags ->> ${place}`).join(", ");
  return `(via = 0 OR (${params.ref(tag)} NOT IN (${first}) AND instr(tags, ${params.ref(JSON.stringify(tag))}) > 0))`;
}

export const orderedStream = (sort: "recent" | "created"): Stream =>
  sort === "recent" ? { index: "leads_recent", where: [] } : { where: [] };

/** D1 takes five terms in one compound SELECT; groups of five within groups merge just as lazily. */
const TERMS = 5;

export function unionOf(selects: readonly string[]): string {
  let level = [...selects];
  while (level.length > TERMS) {
    const groups: string[] = [];
    for (let start = 0; start < level.length; start += TERMS) {
      const group = level.slice(start, start + TERMS);
      groups.push(group.length === 1 ? group[0]! : `SELECT * FROM (${group.join(" UNION ALL ")})`);
    }
    level = groups;
  }
  return level.join(" UNION ALL ");
}

export function streamSelect(
  stream: Stream,
  columns: string,
  params: Params,
  more: readonly string[] = [],
): string {
  const { index, where, partial, via } = stream;
  const conditions = [
    `workspace_id = ${WORKSPACE}`,
    ...where.map(([expression, value]) => `${expression} = ${params.ref(value)}`),
    ...(partial ? [partial] : []),
    ...more,
  ];
  return `SELECT ${columns}${via === undefined ? "" : `, ${via} AS via`} FROM leads ${
    index ? `INDEXED BY ${index} ` : ""
  }WHERE ${conditions.join(" AND ")}`;
}

export const behind = (columns: readonly string[], place: Place, params: Params): string =>
  `(${columns.join(", ")}) < (${place.map((value) => params.ref(value)).join(", ")})`;

export const descending = (columns: readonly string[]): string =>
  columns.map((column) => `${column} DESC`).join(", ");

export type Merge = { streams: readonly Stream[]; sort: LeadSort; after: Place | null; bounds: Bounds };

/**
 * The leads of several streams in one order, from behind a place: SQLite takes the next row of whichever stream is
 * ahead, so that `LIMIT n` reads n rows and one more for each further stream. The row itself costs nothing more.
 */
export function mergedSelect(
  { streams, sort, after, bounds }: Merge,
  columns: string,
  params: Params,
): string {
  const order = ORDER[sort];
  const more: string[] = [];
  if (after) more.push(behind(order, after, params));
  if (sort === "score") {
    if (bounds.leastHeat !== undefined) more.push(`heat >= ${params.ref(bounds.leastHeat)}`);
    // Behind a place the upper bound says nothing new, and SQLite might walk the index by it instead.
    if (bounds.mostHeat !== undefined && !after) more.push(`heat < ${params.ref(bounds.mostHeat)}`);
  }
  if (sort === "recent" && bounds.since !== undefined)
    more.push(`last_interaction_at > ${params.ref(bounds.since)}`);
  const selects = streams.map((stream) => streamSelect(stream, columns, params, more));
  const source = selects.length === 1 ? selects[0]! : `SELECT * FROM (${unionOf(selects)})`;
  return `${source} ORDER BY ${descending(order)}`;
}

/** Compiling a statement grows with its streams, and an account is a parameter: this many stay quick. */
export const STREAMS_PER_STATEMENT = 40;

export function inParts<T>(streams: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < streams.length; start += size) parts.push(streams.slice(start, start + size));
  return parts;
}
