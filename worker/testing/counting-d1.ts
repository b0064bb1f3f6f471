/** `batches` counts the calls of `batch()`; the statements in them count too. */
export type Counts = { statements: number; batches: number; rowsRead: number; rowsWritten: number };

/** The same database, counting what it is asked: each statement of a batch is one. */
export function countingD1(d1: D1Database): { d1: D1Database; counts: Counts } {
  const counts: Counts = { statements: 0, batches: 0, rowsRead: 0, rowsWritten: 0 };
  const inner = new WeakMap<object, D1PreparedStatement>();
  const counted = <T extends { meta: D1Meta }>(result: T): T => {
    counts.statements += 1;
    counts.rowsRead += result.meta.rows_read;
    counts.rowsWritten += result.meta.rows_written;
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
      raw: async () => {
        counts.statements += 1;
        return statement.raw();
      },
    } as unknown as D1PreparedStatement;
    inner.set(wrapper, statement);
    return wrapper;
  };
  const counting = {
    prepare: (sql: string) => wrap(d1.prepare(sql)),
    batch: async (statements: D1PreparedStatement[]) => {
      counts.batches += 1;
      return (await d1.batch(statements.map((statement) => inner.get(statement) ?? statement))).map(counted);
    },
  } as unknown as D1Database;
  return { d1: counting, counts };
}
