import type { DatabaseSync, StatementSync } from "node:sqlite";
import { isSqliteError, sentenceOf } from "./sqlite-errors.ts";

/** D1's limits on one statement (developers.cloudflare.com/d1/platform/limits), as SQLite's own limits. */
export const D1_LIMITS = {
  variableNumber: 100,
  sqlLength: 100_000,
  likePatternLength: 50,
  compoundSelect: 5,
} as const;

/** How a statement reaches the database: at once, or when a simulation lets it. `act` is synchronous and atomic. */
export type Door = <Answer>(label: string, act: () => Answer) => Promise<Answer>;
const atOnce: Door = async (_label, act) => act();

type Value = string | number | null | Uint8Array;
type Prepared = { text: string; values: Value[] };
type Seen = { isWrite: boolean; label: string };
type Known = { statement: StatementSync; hasRows: boolean; writes: boolean };
type Answer = { results: Record<string, unknown>[]; success: true; meta: Record<string, unknown> };

const WRITES = /^\s*(?:INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|WITH)\b/i;
const READS_AFTER_WITH = /\b(?:INSERT|UPDATE|DELETE|REPLACE)\b/i;

/** Statements stay compiled as long as their database is open, whoever asks. */
const compiled = new WeakMap<DatabaseSync, Map<string, Known>>();
const seen = new Map<string, Seen>();

/**
 * D1's binding over `node:sqlite`. Statements are compiled once for each text and stay with the database; a batch is
 * one savepoint, so that a simulation may hold the whole database in a transaction of its own and undo it.
 */
export class SqliteD1 {
  readonly #db: DatabaseSync;
  readonly #door: Door;
  readonly #known: Map<string, Known>;
  readonly #rewrite: (text: string) => string;

  /** @param rewrite for planted bugs: what is asked in place of a statement */
  constructor(db: DatabaseSync, door: Door = atOnce, rewrite: (text: string) => string = (text) => text) {
    this.#db = db;
    this.#door = door;
    this.#rewrite = rewrite;
    this.#known = compiled.get(db) ?? new Map();
    compiled.set(db, this.#known);
  }

  /** As a Worker's binding; what nobody in the product asks of D1 is not there. */
  get binding(): D1Database {
    return this as unknown as D1Database;
  }

  prepare(text: string): SqliteStatement {
    return new SqliteStatement(this, { text: this.#rewrite(text), values: [] });
  }

  batch(statements: readonly SqliteStatement[]): Promise<Answer[]> {
    const all = statements.map((statement) => statement.prepared);
    return this.#door(this.#labelOf(all), () =>
      this.#inOneStep(() => all.map((one) => this.#run(one)), all.length),
    );
  }

  async exec(text: string): Promise<{ count: number; duration: number }> {
    return this.#door("d1 exec", () =>
      this.#inOneStep(() => {
        this.#db.exec(text);
        return { count: 1, duration: 0 };
      }, 2),
    );
  }

  withSession(): SqliteD1 {
    return this;
  }

  /** For statements, which know no database themselves. */
  ask(prepared: Prepared): Promise<Answer> {
    return this.#door(this.#labelOf([prepared]), () => this.#inOneStep(() => this.#run(prepared), 1));
  }

  askRaw(prepared: Prepared): Promise<{ names: string[]; rows: unknown[][] }> {
    return this.#door(this.#labelOf([prepared]), () =>
      this.#inOneStep(() => {
        const { statement } = this.#compile(prepared.text);
        statement.setReturnArrays(true);
        try {
          const rows = statement.all(...prepared.values) as unknown as unknown[][];
          return { names: statement.columns().map(({ name }) => name), rows };
        } finally {
          statement.setReturnArrays(false);
        }
      }, 1),
    );
  }

  /** All of it or nothing, with D1's words for what went wrong. One statement by itself is that anyway. */
  #inOneStep<Result>(act: () => Result, statements: number): Result {
    const isBatch = statements > 1;
    if (isBatch) this.#db.exec("SAVEPOINT d1");
    try {
      const result = act();
      if (isBatch) this.#db.exec("RELEASE d1");
      return result;
    } catch (error) {
      // A trigger's RAISE(ROLLBACK) may have ended it already.
      if (isBatch && this.#db.isTransaction) this.#db.exec("ROLLBACK TO d1; RELEASE d1");
      if (!isSqliteError(error)) throw error;
      const sentence = sentenceOf(error);
      throw new Error(`D1_ERROR: ${sentence}`, { cause: new Error(sentence) });
    }
  }

  /** Short and steady: what a trace calls the step, and how a kill can be aimed at it. */
  #labelOf(all: readonly Prepared[]): string {
    const first = all[0]?.text ?? "";
    const isWriting = all.some(({ text }) => seenAs(text).isWrite);
    return `d1 ${isWriting ? "write" : "read"} ${all.length} ${seenAs(first).label}`;
  }

  #run({ text, values }: Prepared): Answer {
    const { statement, hasRows, writes } = this.#compile(text);
    if (!hasRows) {
      const { changes } = statement.run(...values);
      return { results: [], success: true, meta: metaOf(Number(changes), 0) };
    }
    const results = statement.all(...values) as Record<string, unknown>[];
    const changes = writes ? Number(this.#compile("SELECT changes() AS n").statement.get()!.n) : 0;
    return { results, success: true, meta: metaOf(changes, results.length) };
  }

  #compile(text: string): Known {
    const found = this.#known.get(text);
    if (found) return found;
    const statement = this.#db.prepare(text);
    const known = {
      statement,
      hasRows: statement.columns().length > 0,
      writes: isWrite(text),
    };
    this.#known.set(text, known);
    return known;
  }
}

export const isWrite = (text: string): boolean =>
  WRITES.test(text) && (!/^\s*WITH\b/i.test(text) || READS_AFTER_WITH.test(text));

/** Rows read and written are not SQLite's to tell: what was answered and what was changed stand for them. */
const metaOf = (changes: number, rows: number): Record<string, unknown> => ({
  changes,
  changed_db: changes > 0,
  duration: 0,
  last_row_id: 0,
  rows_read: rows,
  rows_written: changes,
  size_after: 0,
});

function seenAs(text: string): Seen {
  const found = seen.get(text);
  if (found) return found;
  const label = text.slice(0, 200).replace(/\s+/g, " ").trim().slice(0, 40);
  const made = { isWrite: isWrite(text), label };
  seen.set(text, made);
  return made;
}

export class SqliteStatement {
  readonly #d1: SqliteD1;
  readonly prepared: Prepared;

  constructor(d1: SqliteD1, prepared: Prepared) {
    this.#d1 = d1;
    this.prepared = prepared;
  }

  bind(...values: unknown[]): SqliteStatement {
    return new SqliteStatement(this.#d1, { text: this.prepared.text, values: values.map(toValue) });
  }

  all(): Promise<Answer> {
    return this.#d1.ask(this.prepared);
  }

  run(): Promise<Answer> {
    return this.#d1.ask(this.prepared);
  }

  async first(column?: string): Promise<unknown> {
    const row = (await this.#d1.ask(this.prepared)).results[0];
    if (row === undefined) return null;
    if (column === undefined) return row;
    if (!(column in row)) throw new Error(`D1_COLUMN_NOTFOUND: Column not found (${column})`);
    return row[column];
  }

  async raw(options?: { columnNames?: boolean }): Promise<unknown[][]> {
    const { names, rows } = await this.#d1.askRaw(this.prepared);
    return options?.columnNames ? [names, ...rows] : rows;
  }
}

function toValue(value: unknown): Value {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  const type = typeof value;
  throw new Error(`D1_TYPE_ERROR: Type '${type}' not supported for value '${String(value)}'`);
}
