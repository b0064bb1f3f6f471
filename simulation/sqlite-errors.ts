/** What `node:sqlite` throws: SQLite's own sentence and its extended result code. */
type SqliteError = Error & { errcode: number };

const NAMES: Record<number, string> = {
  1: "SQLITE_ERROR",
  5: "SQLITE_BUSY",
  9: "SQLITE_INTERRUPT",
  13: "SQLITE_FULL",
  18: "SQLITE_TOOBIG",
  19: "SQLITE_CONSTRAINT",
  20: "SQLITE_MISMATCH",
  23: "SQLITE_AUTH",
  25: "SQLITE_RANGE",
};
/** Constraints, which workerd tells apart by their extended code too. */
const CONSTRAINTS: Record<number, string> = {
  275: "SQLITE_CONSTRAINT_CHECK",
  787: "SQLITE_CONSTRAINT_FOREIGNKEY",
  1299: "SQLITE_CONSTRAINT_NOTNULL",
  1555: "SQLITE_CONSTRAINT_PRIMARYKEY",
  1811: "SQLITE_CONSTRAINT_TRIGGER",
  2067: "SQLITE_CONSTRAINT_UNIQUE",
  3091: "SQLITE_CONSTRAINT_DATATYPE",
};

export const isSqliteError = (error: unknown): error is SqliteError =>
  error instanceof Error && typeof (error as Partial<SqliteError>).errcode === "number";

/** The sentence as workerd words it: SQLite's own, and behind it the name of the result code. */
export function sentenceOf(error: SqliteError): string {
  const extended = CONSTRAINTS[error.errcode];
  const name = NAMES[error.errcode & 0xff] ?? "SQLITE_ERROR";
  return `${error.message}: ${name}${extended ? ` (extended: ${extended})` : ""}`;
}
