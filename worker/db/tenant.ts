import { and, eq, type SQL, sql } from "drizzle-orm";
import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import { SQLiteAsyncDialect, type SQLiteColumn, type SQLiteTable } from "drizzle-orm/sqlite-core";

export type TenantTable = SQLiteTable & { workspaceId: SQLiteColumn };

/** The workspace condition of one table; `mine.id` is the bare parameter, for hand-written SQL. */
export type Mine = { (table: TenantTable): SQL; readonly id: SQL };
export type Statement = (mine: Mine) => SQL;
export type StatementResult<Row = Record<string, unknown>> = { rows: Row[]; changes: number };

const dialect = new SQLiteAsyncDialect();

/**
 * The only door to tenant rows. The raw handle is `#private`, so a store cannot go round it, and a
 * statement that never asked for its workspace is refused unsent.
 * Two limits: it proves that the scope was asked for, not that each joined table used it (the tests with
 * another workspace's id do); and `build` must be lazy: drizzle's queries are.
 */
export class TenantDb {
  readonly #d1: D1Database;
  readonly #orm: DrizzleD1Database;
  readonly workspaceId: string;

  constructor(d1: D1Database, workspaceId: string) {
    this.workspaceId = workspaceId;
    this.#d1 = d1;
    this.#orm = drizzle(d1);
  }

  /** Runs one query of the builder. */
  async query<Row>(build: (db: DrizzleD1Database, mine: Mine) => PromiseLike<Row>): Promise<Row> {
    const { mine, wasAsked } = this.#scope();
    const lazy = build(this.#orm, mine);
    if (!wasAsked()) throw new Error("query has no workspace scope");
    return await lazy;
  }

  /** Runs one hand-written statement and returns its rows. */
  async all<Row>(build: Statement): Promise<Row[]> {
    const result = await this.#prepare(build).all<Row>();
    return result.results;
  }

  async first<Row>(build: Statement): Promise<Row | undefined> {
    return (await this.all<Row>(build))[0];
  }

  /** Runs one write; `changes` says how many rows it changed, so that a guard can be checked. */
  async run(build: Statement): Promise<number> {
    return (await this.#prepare(build).run()).meta.changes;
  }

  /** One atomic step: all statements or none (D1 `batch`). Each counts against the 1,000 of an invocation. */
  async batch<Rows extends unknown[] = Record<string, unknown>[]>(
    builds: readonly Statement[],
  ): Promise<{ [K in keyof Rows]: StatementResult<Rows[K]> }> {
    const results = await this.#d1.batch(builds.map((build) => this.#prepare(build)));
    return results.map((result) => ({ rows: result.results, changes: result.meta.changes })) as {
      [K in keyof Rows]: StatementResult<Rows[K]>;
    };
  }

  #prepare(build: Statement): D1PreparedStatement {
    const { mine, wasAsked } = this.#scope();
    const { sql: text, params } = dialect.sqlToQuery(build(mine));
    if (!wasAsked()) throw new Error("statement has no workspace scope");
    return this.#d1.prepare(text).bind(...params);
  }

  #scope(): { mine: Mine; wasAsked: () => boolean } {
    let asked = false;
    const workspaceId = this.workspaceId;
    const mine = ((table: TenantTable): SQL => {
      asked = true;
      return eq(table.workspaceId, workspaceId);
    }) as Mine;
    Object.defineProperty(mine, "id", {
      get() {
        asked = true;
        return sql`${workspaceId}`;
      },
    });
    return { mine, wasAsked: () => asked };
  }
}

export { and, eq, type SQL, sql };
