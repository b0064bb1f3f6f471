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
    // Each value has a space before it.
    ...[...phones, ...(email === null ? [] : [email])].map(
      (start) => `instr(contact_values, ${params.ref(` ${start}`)}) > 0`,
    ),
  ];
  return `(${ways.length > 0 ? ways.join(" OR ") : "0"})`;
}
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

const bytes = new TextEncoder();
/** As SQLite orders texts: by their bytes in UTF-8, not by UTF-16 units. */
function comesBefore(a: string, b: string): boolean {
  const [left, right] = [bytes.encode(a), bytes.encode(b)];
  const at = left.findIndex((byte, index) => byte !== right[index]);
  return at === -1 ? left.length < right.length : (right[at] ?? -1) > left[at]!;
}

/** Columns that tell the place of a row in the order of names. */
export const NAME_ORDER: readonly string[] = ["place_name", "place_id"];

/**
 * Whoever begins like the search, in the order of what was found: for searches that too many begin like to be sorted.
 * A lead that two ways lead to is taken by the first of them, which `conditions` outside must ask for (`takenOnce`).
 */
export function byNameSelect(starts: Starts, after: Place | null, params: Params): string {
  const { name, phones, email } = starts;
  const place = after && `(${after.map((value) => params.ref(value)).join(", ")})`;
  // Behind a place the lower bound says nothing new, and SQLite would walk the index by it instead.
  const range = (column: string, id: string, start: string): string =>
    after === null || comesBefore(String(after[0]), start)
      ? between(column, start, params)
      : `(${column}, ${id}) > ${place} AND ${below(column, params.ref(start), params)}`;
  const named = (index: string, column: string, via: number): string =>
    `SELECT *, ${via} AS via, ${column} AS place_name, id AS place_id FROM leads INDEXED BY ${index}
      WHERE workspace_id = ${WORKSPACE} AND ${range(column, "id", name!)}`;
  const given = (kind: "phone" | "email", start: string): string =>
    `SELECT l.*, 2 AS via, c.value AS place_name, c.lead_id AS place_id
      FROM contact_points c INDEXED BY contact_points_value CROSS JOIN leads l
        ON l.workspace_id = ${WORKSPACE} AND l.id = c.lead_id
      WHERE c.workspace_id = ${WORKSPACE} AND c.kind = ${params.ref(kind)} AND ${range("c.value", "c.lead_id", start)}`;
  const ways = [
    ...(name === null
      ? []
      : [named("leads_username", "search_username", 0), named("leads_display", "search_display", 1)]),
    ...phones.map((start) => given("phone", start)),
    ...(email === null ? [] : [given("email", email)]),
  ];
  const source = ways.length === 1 ? ways[0]! : `SELECT * FROM (${ways.join(" UNION ALL ")})`;
  return `${source} ORDER BY place_name, place_id`;
}

/** Leaves out of `byNameSelect` whom an earlier way led to: the username, the display name, the smallest value found. */
export function takenOnce({ name, phones, email }: Starts, params: Params): string {
  const ways = ["via = 0"];
  const notByUsername = name === null ? "1" : `NOT (${between("search_username", name, params)})`;
  if (name !== null) ways.push(`(via = 1 AND ${notByUsername})`);
  const values = [...phones, ...(email === null ? [] : [email])];
  if (values.length > 0) {
    const notByName = name === null ? "1" : `${notByUsername} AND NOT ${displayCondition(name, params)}`;
    const begins = values.map((start) => `(${between("value", start, params)})`).join(" OR ");
    ways.push(`(via = 2 AND ${notByName} AND place_name = (SELECT min(value) FROM contact_points
      WHERE workspace_id = ${WORKSPACE} AND lead_id = id AND (${begins})))`);
  }
  return `(${ways.join(" OR ")})`;
}
