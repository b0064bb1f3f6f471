export type Line = readonly string[];

export const count = (value: number): string => value.toLocaleString("en-US");
export const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

/** Columns as wide as they must be: the first to the left, figures to the right. */
export function table(head: Line, lines: readonly Line[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => (line[column] ?? "").length)),
  );
  const row = (line: Line): string =>
    line
      .map((cell, column) => (column < 1 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join("  ");
  return [row(head), widths.map((width) => "-".repeat(width)).join("  "), ...lines.map(row)].join("\n");
}
