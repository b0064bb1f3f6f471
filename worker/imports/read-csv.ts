import Papa from "papaparse";

/** A row of a file: its line, 1 for the first of the text, and its cells. */
export type FileRow = readonly [line: number, cells: readonly string[]];
export type Separator = "," | ";" | "\t";

const BYTE_ORDER_MARK = "\uFEFF";
const SEPARATORS: readonly Separator[] = [",", ";", "\t"];

/**
 * Rows of a text as RFC 4180 has them. Empty lines are left out, but counted. A quote that is never closed swallows
 * what follows into one cell, as in every reader.
 * @param separator undefined: whichever the text uses
 */
export function readCsv(
  text: string,
  separator?: Separator,
): { rows: FileRow[]; lines: number; separator: Separator } {
  const clean = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const between = separator ?? separatorOf(clean);
  const rows: FileRow[] = [];
  let line = 1;
  for (const cells of Papa.parse<string[]>(clean, { delimiter: between }).data) {
    if (cells.some((cell) => cell.trim() !== "")) rows.push([line, cells.map((cell) => cell.toWellFormed())]);
    // A break inside quotes is a line of the file too.
    line += 1 + cells.reduce((sum, cell) => sum + breaksIn(cell), 0);
  }
  const isEnded = /[\r\n]$/.test(clean);
  return { rows, lines: clean === "" ? 0 : line - 1 - (isEnded ? 1 : 0), separator: between };
}

/** Whichever cuts the first line into most cells: further down, commas may be decimals. */
function separatorOf(text: string): Separator {
  const first = text.trimStart();
  const cellsBy = (one: Separator): number =>
    Papa.parse<string[]>(first, { delimiter: one, preview: 1 }).data[0]?.length ?? 0;
  return SEPARATORS.reduce((best, one) => (cellsBy(one) > cellsBy(best) ? one : best));
}

const breaksIn = (cell: string): number => cell.match(/\r\n|\r|\n/g)?.length ?? 0;
