import { type SQL, sql } from "drizzle-orm";
import type { Mine } from "./tenant.ts";

/**
 * Many rows through one JSON parameter: D1 takes 100 parameters a statement, and this is some 80 times faster
 * than one statement a row. Keys of `rows` are column names; values are text, numbers or null (0/1 for truth).
 */
export type Row = Record<string, string | number | null>;

const list = (parts: readonly SQL[]): SQL => sql.join([...parts], sql`, `);
const name = (text: string): SQL => sql.raw(`"${text}"`);
const field = (column: string): SQL => sql.raw(`e.value ->> '$.${column}'`);

/** D1 takes 2 MB in one parameter, UTF-8; a UTF-16 unit may become three bytes. */
const PART_UNITS = 600_000;

/** The same rows in as few lists as one JSON parameter each can hold. */
export function rowsInParts<T>(rows: readonly T[]): T[][] {
  const parts: T[][] = [];
  let units = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const size = JSON.stringify(row).length;
    if (units + size > PART_UNITS) {
      parts.push([]);
      units = 0;
    }
    parts.at(-1)?.push(row);
    units += size;
  }
  return parts;
}

/** `INSERT … SELECT` of all rows; `onConflict` is the text behind `ON CONFLICT`, absent: a conflict fails the batch. */
export function insertRows(
  mine: Mine,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
  onConflict?: SQL,
): SQL {
  return sql`INSERT INTO ${name(table)} (workspace_id, ${list(columns.map(name))})
    SELECT ${mine.id}, ${list(columns.map(field))} FROM json_each(${JSON.stringify(rows)}) e WHERE true
    ${onConflict ? sql`ON CONFLICT ${onConflict}` : sql``}`;
}

/**
 * The workspace condition in a form that depends on the row of `json_each`: with a plain one SQLite reads every
 * row of the workspace and looks for each in the JSON, instead of the other way round.
 */
const afterEach = (column: SQL, mine: Mine): SQL => sql`${column} = iif(e.key IS NULL, NULL, ${mine.id})`;

/** `UPDATE` of all rows by their key columns; `guard` may compare the target with `e.value ->> '$.…'`. */
export function updateRows(
  mine: Mine,
  table: string,
  keys: readonly string[],
  columns: readonly string[],
  rows: readonly Row[],
  guard?: SQL,
): SQL {
  return sql`UPDATE ${name(table)} AS t SET ${list(columns.map((column) => sql`${name(column)} = ${field(column)}`))}
    FROM json_each(${JSON.stringify(rows)}) e
    WHERE ${afterEach(sql`t.workspace_id`, mine)}
      AND ${sql.join(
        keys.map((key) => sql`t.${name(key)} = ${field(key)}`),
        sql` AND `,
      )}
      ${guard ? sql`AND ${guard}` : sql``}`;
}

/** Adds to counters, creating the row when it is missing. */
export function addRows(
  mine: Mine,
  table: string,
  keys: readonly string[],
  counters: readonly string[],
  rows: readonly Row[],
): SQL {
  const adding = counters.map((column) => sql`${name(column)} = ${name(column)} + excluded.${name(column)}`);
  return insertRows(
    mine,
    table,
    [...keys, ...counters],
    rows,
    sql`(workspace_id, ${list(keys.map(name))}) DO UPDATE SET ${list(adding)}`,
  );
}

/**
 * Fails the whole batch when any row that was read has changed since: D1 has no interactive transaction, so
 * the check and the writes go in one atomic batch, and a failing `json()` is how a statement can say no.
 * The text depends on the row, or SQLite would evaluate it before looking.
 */
export function failIfChanged(
  mine: Mine,
  table: string,
  versions: readonly { id: string; version: number }[],
): SQL {
  return sql`SELECT json('lost race ' || e.value) FROM json_each(${JSON.stringify(versions)}) e
    LEFT JOIN ${name(table)} t ON t.workspace_id = ${mine.id} AND t.id = e.value ->> '$.id'
    WHERE t.version IS NOT e.value ->> '$.version'`;
}

/** True for the failure of `failIfChanged`, and for a unique key that somebody else took first. */
export const isLostRace = (error: unknown): boolean =>
  error instanceof Error &&
  /malformed JSON|UNIQUE constraint failed/.test(`${error.message} ${error.cause ?? ""}`);
