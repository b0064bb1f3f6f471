import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { D1_LIMITS } from "./d1.ts";
import { isSqliteError, sentenceOf } from "./sqlite-errors.ts";

type Row = Record<string, unknown>;

/** The answer to one `sql.exec`: everything was read when it was made, as no object here goes on reading later. */
class Cursor implements Iterable<Row> {
  readonly columnNames: string[];
  readonly rowsWritten: number;
  readonly #rows: Row[];
  #place = 0;

  constructor(rows: Row[], columnNames: string[], rowsWritten: number) {
    this.#rows = rows;
    this.columnNames = columnNames;
    this.rowsWritten = rowsWritten;
  }

  get rowsRead(): number {
    return this.#rows.length;
  }

  next(): { done: boolean; value?: Row } {
    const value = this.#rows[this.#place];
    if (value === undefined) return { done: true };
    this.#place += 1;
    return { done: false, value };
  }

  toArray(): Row[] {
    const left = this.#rows.slice(this.#place);
    this.#place = this.#rows.length;
    return left;
  }

  one(): Row {
    const left = this.toArray();
    if (left.length === 1) return left[0]!;
    throw new Error(
      left.length === 0
        ? "Expected exactly one result from SQL query, but got no results."
        : "Expected exactly one result from SQL query, but got multiple results.",
    );
  }

  *[Symbol.iterator](): Iterator<Row> {
    yield* this.toArray();
  }
}

/** `ctx.storage` of one object, over `node:sqlite`: what the objects here use of it. Outlives the object's instances. */
export class ObjectStorage {
  #db = openObject();
  #prepared = new Map<string, StatementSync>();
  #alarmAt: number | null = null;
  readonly sql = {
    exec: (text: string, ...values: unknown[]): Cursor => this.#exec(text, values),
    databaseSize: 0,
  };

  /** Epoch ms; null when none is set. */
  get alarmAt(): number | null {
    return this.#alarmAt;
  }

  /** An alarm that rings is set no longer. */
  takeAlarm(): void {
    this.#alarmAt = null;
  }

  #exec(text: string, values: readonly unknown[]): Cursor {
    try {
      if (values.length === 0 && /;\s*\S/.test(text)) {
        this.#db.exec(text);
        return new Cursor([], [], 0);
      }
      const statement = this.#prepared.get(text) ?? this.#db.prepare(text);
      this.#prepared.set(text, statement);
      const bound = values as SQLInputValue[];
      const columns = statement.columns().map(({ name }) => name);
      if (columns.length > 0) return new Cursor(statement.all(...bound) as Row[], columns, 0);
      return new Cursor([], [], Number(statement.run(...bound).changes));
    } catch (error) {
      throw isSqliteError(error) ? new Error(sentenceOf(error)) : error;
    }
  }

  transactionSync<Result>(act: () => Result): Result {
    this.#db.exec("SAVEPOINT step");
    try {
      const result = act();
      this.#db.exec("RELEASE step");
      return result;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec("ROLLBACK TO step; RELEASE step");
      throw error;
    }
  }

  async setAlarm(at: number | Date): Promise<void> {
    this.#alarmAt = Number(at);
  }

  async getAlarm(): Promise<number | null> {
    return this.#alarmAt;
  }

  async deleteAlarm(): Promise<void> {
    this.#alarmAt = null;
  }

  async deleteAll(): Promise<void> {
    this.#db.close();
    this.#db = openObject();
    this.#prepared = new Map();
    this.#alarmAt = null;
  }

  close(): void {
    this.#db.close();
  }
}

/** Objects have the limits of D1 on a statement. */
function openObject(): DatabaseSync {
  const db = new DatabaseSync(":memory:");
  Object.assign(db.limits, D1_LIMITS);
  return db;
}
