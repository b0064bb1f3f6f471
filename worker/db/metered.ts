/** What an invocation has asked of the database so far. A batch counts once, and each of its statements too. */
export type DatabaseMeter = { statements: number; batches: number; rowsRead: number; rowsWritten: number };

/** The same database, counting what it is asked and what D1 says it cost (`meta.rows_read`, `meta.rows_written`). */
export function meteredD1(d1: D1Database): { d1: D1Database; meter: DatabaseMeter } {
  const meter: DatabaseMeter = { statements: 0, batches: 0, rowsRead: 0, rowsWritten: 0 };
  const inner = new WeakMap<object, D1PreparedStatement>();
  const counted = <T extends { meta: D1Meta }>(result: T): T => {
    meter.statements += 1;
    meter.rowsRead += result.meta.rows_read;
    meter.rowsWritten += result.meta.rows_written;
    return result;
  };
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const wrapper = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      all: async () => counted(await statement.all()),
      run: async () => counted(await statement.run()),
      first: async (column?: string) => {
        const row = counted(await statement.all<Record<string, unknown>>()).results[0] ?? null;
        return column === undefined ? row : (row?.[column] ?? null);
      },
      // D1 tells no cost of a raw answer.
      raw: async (options?: { columnNames?: false }) => {
        meter.statements += 1;
        return statement.raw(options);
      },
    } as unknown as D1PreparedStatement;
    inner.set(wrapper, statement);
    return wrapper;
  };
  const metered = {
    prepare: (sql: string) => wrap(d1.prepare(sql)),
    batch: async (statements: D1PreparedStatement[]) => {
      meter.batches += 1;
      return (await d1.batch(statements.map((statement) => inner.get(statement) ?? statement))).map(counted);
    },
    exec: (sql: string) => d1.exec(sql),
    withSession: (constraint?: string) => d1.withSession(constraint),
    dump: () => d1.dump(),
  } as unknown as D1Database;
  return { d1: metered, meter };
}
