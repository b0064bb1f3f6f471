import { INTERNAL_COLUMNS } from "./subject-tables.ts";

/** Columns that say yes or no. */
const FLAGS: ReadonlySet<string> = new Set([
  "blocked",
  "target",
  "reply_used",
  "has_phone",
  "capped",
  "at_is_provisional",
]);
const JSON_COLUMNS: ReadonlySet<string> = new Set(["tags", "decisions", "referral", "before"]);

const isTime = (column: string): boolean => column === "at" || column.endsWith("_at");
const camelCase = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** A stored row as a person reads it: words for names, RFC 3339 for times, true and false for flags. */
export function toReadable(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !INTERNAL_COLUMNS.has(column))
      .map(([column, value]) => [camelCase(column), readableValue(column, value)]),
  );
}

function readableValue(column: string, value: unknown): unknown {
  // 0 stands for "at any time" in the columns that hold no null.
  if (isTime(column) && typeof value === "number") return value === 0 ? null : new Date(value).toISOString();
  if (FLAGS.has(column)) return value === 1;
  if (JSON_COLUMNS.has(column) && typeof value === "string") return JSON.parse(value) as unknown;
  return value;
}
