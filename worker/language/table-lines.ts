/** The lines of a table of cases written as one text. */
export const linesOf = (table: string): string[] => table.split("\n").filter((line) => line.trim() !== "");
