import { type Params, WORKSPACE } from "./list-params.ts";
import { behind, descending, type LeadSort, ORDER, type Place } from "./list-streams.ts";
import { nationalStarts, phoneStarts, readSearch, type Search } from "./search.ts";

/** What a search finds by an index: names, numbers and addresses that begin with what was typed. */
export type Starts = {
  /** Of a username or a display name. */
  name: string | null;
  /** Of numbers in E.164; two at most. */
  phones: readonly string[];
  email: string | null;
};
export type ListSearch = Search & { starts: Starts };

/** Undefined for a search that asks nothing, such as a lone "@". */
export function listSearch(q: string, country: string): ListSearch | undefined {
  const search = readSearch(q);
  const { words, digits, email } = search;
  if (words.length === 0 && digits === null && email === null) return undefined;
  return { ...search, starts: { name: words.join(" ") || null, phones: phoneStarts(q, country), email } };
}

/** The last character there is: what begins with a text lies between it and the text with this behind. */
const LAST = "\u{10FFFF}";
const between = (column: string, start: string, params: Params): string =>
  betweenRef(column, params.ref(start), params);
const betweenRef = (column: string, ref: string, params: Params): string =>
  `${column} >= ${ref} AND ${below(column, ref, params)}`;
const below = (column: string, ref: string, params: Params): string =>
  `${column} < ${ref} || ${params.ref(LAST)}`;

/**
 * Each of these selects the ids of leads, `limit` at most.
 * @param phoneRefs what stands for the beginnings of numbers
 */
export function startsSelects(
  { name, phones, email }: Starts,
  limit: number,
  params: Params,
  phoneRefs: readonly string[] = phones.map((start) => params.ref(start)),
): string[] {
  const named = (index: string, column: string): string =>
    `SELECT * FROM (SELECT id FROM leads INDEXED BY ${index} WHERE workspace_id = ${WORKSPACE}
      AND ${between(column, name!, params)} LIMIT ${limit})`;
  const given = (kind: "phone" | "email", ref: string): string =>
    `SELECT * FROM (SELECT lead_id AS id FROM contact_points INDEXED BY contact_points_value
      WHERE workspace_id = ${WORKSPACE} AND kind = ${params.ref(kind)} AND ${betweenRef("value", ref, params)} LIMIT ${limit})`;
  return [
    ...(name === null
      ? []
      : [named("leads_username", "search_username"), named("leads_display", "search_display")]),
    ...phoneRefs.map((ref) => given("phone", ref)),
    ...(email === null ? [] : [given("email", params.ref(email))]),
  ];
}

/** The same before the country is known: `country` is an expression for it. */
export function startsAnywhere(q: string, limit: number, country: string, params: Params): string[] {
  const search = listSearch(q, "");
  if (!search) return [];
  const national = nationalStarts(q);
  const phoneRefs = [
    ...(Object.keys(national).length > 0 ? [`(${params.ref(JSON.stringify(national))} ->> ${country})`] : []),
    ...search.starts.phones.map((start) => params.ref(start)),
  ];
  return startsSelects(search.starts, limit, params, phoneRefs);
}

/** True of a row of `leads` that begins like the search. */
export function startsCondition({ name, phones, email }: Starts, params: Params): string {
  const ways = [
    ...(name === null
      ? []
      : [`(${between("search_username", name, params)})`, displayCondition(name, params)]),
    ...[...phones, ...(email === null ? [] : [email])].map((start) => contactCondition(start, params)),
  ];
  return `(${ways.length > 0 ? ways.join(" OR ") : "0"})`;
}
/** Each value has a space before it. */
const contactCondition = (start: string, params: Params): string =>
  `instr(contact_values, ${params.ref(` ${start}`)}) > 0`;
const displayCondition = (name: string, params: Params): string =>
  `(search_display IS NOT NULL AND ${between("search_display", name, params)})`;

/** True of a row that has every word somewhere in its names, or the number or address in what was found of theirs. */
export function containsCondition({ words, digits, email }: Search, params: Params): string {
  const inName = words.map((word) => `instr(search_name, ${params.ref(word)}) > 0`);
  const ways = [
    ...(inName.length > 0 ? [`(${inName.join(" AND ")})`] : []),
    ...[digits, email].flatMap((part) =>
      part === null ? [] : [`instr(contact_values, ${params.ref(part)}) > 0`],
    ),
  ];
  return `(${ways.join(" OR ")})`;
}

/** Whoever begins like the search, in the order asked for. */
export function startingSelect(
  starts: Starts,
  { sort, after, want, most }: { sort: LeadSort; after: Place | null; want: number; most: number },
  conditions: readonly string[],
  params: Params,
): string {
  const order = ORDER[sort];
  const where = [...(after ? [behind(order, after, params)] : []), ...conditions];
  // Cross joins keep their order, and a union names nobody twice.
  return `SELECT l.* FROM (SELECT DISTINCT id AS found FROM (${startsSelects(starts, most, params).join(" UNION ALL ")})) k
    CROSS JOIN leads l ON l.workspace_id = ${WORKSPACE} AND l.id = k.found
    ${where.length > 0 ? `WHERE ${where.join(" AND ")}` : ""} ORDER BY ${descending(order)} LIMIT ${want}`;
}

/** Columns that tell the place of a row in the order of names: which way led to it, what begins like it, its id. */
export const NAME_ORDER: readonly string[] = ["via", "place_name", "place_id"];

/**
 * Whoever begins like the search, for searches that too many begin like to be sorted: by username, then by display
 * name, then by number and by address, each in its own order. Merged into one order, people whose two names begin alike
 * would come twice in a row, and whole pages of them only to be left out (`takenOnce`).
 */
export function byNameSelect(starts: Starts, after: Place | null, limit: number, params: Params): string {
  // Behind a place the lower bound says nothing new, and SQLite would walk the index by it instead.
  const range = (column: string, id: string, { via, start }: Way): string =>
    after?.[0] === via
      ? `(${column}, ${id}) > (${params.ref(after[1]!)}, ${params.ref(after[2]!)}) AND ${below(column, params.ref(start), params)}`
      : between(column, start, params);
  const named = (index: string, column: string, way: Way): string =>
    `SELECT *, ${way.via} AS via, ${column} AS place_name, id AS place_id FROM leads INDEXED BY ${index}
      WHERE workspace_id = ${WORKSPACE} AND ${range(column, "id", way)} ORDER BY ${column}, id`;
  const given = (way: Way): string =>
    `SELECT l.*, ${way.via} AS via, c.value AS place_name, c.lead_id AS place_id
      FROM contact_points c INDEXED BY contact_points_value CROSS JOIN leads l
        ON l.workspace_id = ${WORKSPACE} AND l.id = c.lead_id
      WHERE c.workspace_id = ${WORKSPACE} AND c.kind = ${params.ref(way.kind)} AND ${range("c.value", "c.lead_id", way)}
      ORDER BY c.value, c.lead_id`;
  const selects = waysOf(starts)
    .filter(({ via }) => after === null || via >= Number(after[0]))
    .map((way) => {
      if (way.kind === "username") return named("leads_username", "search_username", way);
      return way.kind === "display" ? named("leads_display", "search_display", way) : given(way);
    });
  // Without an order of the whole SQLite takes one way after the other, and stops at the limit.
  return `${selects.map((select) => `SELECT * FROM (${select} LIMIT ${limit})`).join(" UNION ALL ")} LIMIT ${limit}`;
}

/** A way that leads to people, in the order in which they come. */
type Way = { via: number; kind: "username" | "display" | "phone" | "email"; start: string };
const waysOf = ({ name, phones, email }: Starts): Way[] =>
  [
    ...(name === null
      ? []
      : [
          { kind: "username" as const, start: name },
          { kind: "display" as const, start: name },
        ]),
    ...phones.map((start) => ({ kind: "phone" as const, start })),
    ...(email === null ? [] : [{ kind: "email" as const, start: email }]),
  ].map((way, via) => ({ ...way, via }));

/** Leaves out of `byNameSelect` whom an earlier way led to, and who stands there again with a further number. */
export function takenOnce(starts: Starts, params: Params): string {
  const ways = waysOf(starts);
  const begins = ({ kind, start }: Way): string => {
    if (kind === "username") return between("search_username", start, params);
    return kind === "display" ? displayCondition(start, params) : contactCondition(start, params);
  };
  return `(${ways
    .map((way, index) => {
      const conditions = [
        `via = ${way.via}`,
        ...ways.slice(0, index).map((earlier) => `NOT (${begins(earlier)})`),
        ...(way.kind === "phone" || way.kind === "email"
          ? [
              `place_name = (SELECT min(value) FROM contact_points
                WHERE workspace_id = ${WORKSPACE} AND lead_id = id AND ${between("value", way.start, params)})`,
            ]
          : []),
      ];
      return `(${conditions.join(" AND ")})`;
    })
    .join(" OR ")})`;
}
