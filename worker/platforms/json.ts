/** Readers for JSON of unknown shape: a wrong type reads as absent, so one odd field never costs the update. */
export type JsonRecord = { readonly [key: string]: unknown };

const EMPTY: JsonRecord = Object.freeze({});
const LONGEST_ID = 512;

export function asRecord(value: unknown): JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonRecord) : EMPTY;
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * An id as a string: decimal for people, accounts, comments and media, opaque for messages. A number is taken
 * only while it is exact. "0" is the placeholder of the dashboard's test button, "." and ".." would climb a path.
 */
export function readId(value: unknown): string | null {
  if (typeof value === "number") return Number.isSafeInteger(value) && value > 0 ? String(value) : null;
  if (typeof value !== "string" || value.length > LONGEST_ID) return null;
  return /^[\x21-\x7e]+$/.test(value) && !/^(?:0+|\.{1,2})$/.test(value) ? value : null;
}

/** Text fit to be stored: no NUL, which cuts SQLite's text short, and no half of a surrogate pair. */
export function readText(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const kept = value.replaceAll("\u0000", "").replace(/\p{Surrogate}/gu, "\ufffd");
  return kept === "" ? null : kept;
}

export function readCount(value: unknown): number | null {
  const count = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof count === "number" && Number.isSafeInteger(count) && count >= 0 ? count : null;
}
