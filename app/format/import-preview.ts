import type { ImportField } from "../../worker/imports/contract.ts";
import { IMPORT_FIELDS } from "../contract-words.ts";

type Row = Record<string, unknown>;

const textOf = (value: unknown): string => {
  if (value === null || value === undefined || value === false) return "";
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(", ");
  if (typeof value === "object") {
    const { national, e164, value: own } = value as Row;
    return textOf(national ?? e164 ?? own);
  }
  return String(value);
};

/** Lists stand under the plural of their field's name. */
const cellOf = (row: Row, field: ImportField): string => textOf(row[field] ?? row[`${field}s`]);

/** The rows of a preview as a table: only the columns that say something. */
export function previewTable(rows: readonly Row[]): { fields: ImportField[]; rows: string[][] } {
  const fields = IMPORT_FIELDS.filter((field) => rows.some((row) => cellOf(row, field) !== ""));
  return { fields, rows: rows.map((row) => fields.map((field) => cellOf(row, field))) };
}
