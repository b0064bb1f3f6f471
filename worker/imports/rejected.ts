import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { BYTE_ORDER_MARK, csvCell } from "../leads/csv.ts";
import { lookAtEach, rowLensOf } from "./look.ts";
import { problemsOf } from "./service.ts";
import { type ImportRow, listParts } from "./store.ts";

const HEAD = { fr: ["ligne", "problème"], en: ["line", "problem"] } as const;

/** The rows that were refused, as they were given, each with its line and what is wrong with it. */
export async function rejectedCsv(
  deps: Deps,
  tenant: TenantDb,
  language: "fr" | "en",
  row: ImportRow,
): Promise<string> {
  const [parts, lens] = await Promise.all([listParts(tenant, row.id), rowLensOf(deps, tenant, row)]);
  const { refused } = lookAtEach(parts, lens);
  const texts = new Map<number, string[]>();
  for (const { line, column, text } of problemsOf(refused, row.mapping, language)) {
    texts.set(line, [...(texts.get(line) ?? []), column === null ? text : `${column} : ${text}`]);
  }
  const separator = row.separator === ";" ? ";" : ",";
  const cells = (values: readonly (string | number)[]): string =>
    `${values.map((value) => csvCell(value, separator)).join(separator)}\r\n`;
  const lines = parts
    .flatMap((part) => part.rows)
    .filter(([line]) => texts.has(line))
    .map(([line, given]) => cells([...given, line, (texts.get(line) ?? []).join(" ")]));
  return BYTE_ORDER_MARK + cells([...row.columns, ...HEAD[language]]) + lines.join("");
}
