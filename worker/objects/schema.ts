/**
 * Brings an object's SQLite up to date: step n is run once, in order, and the number of steps run is kept in a
 * row (an object may not use `PRAGMA user_version`). Steps are only ever added at the end.
 *
 * @throws Error when a newer version of the code has been here: running older code on its tables could lose data
 */
export function migrateObject(storage: DurableObjectStorage, steps: readonly string[]): void {
  storage.transactionSync(() => {
    const { sql } = storage;
    sql.exec(
      "CREATE TABLE IF NOT EXISTS schema_version (only INTEGER PRIMARY KEY CHECK (only = 1), version INTEGER NOT NULL) STRICT",
    );
    const version =
      sql.exec<{ version: number }>("SELECT version FROM schema_version").toArray()[0]?.version ?? 0;
    if (version > steps.length)
      throw new Error(`object schema ${version} is newer than this code's ${steps.length}`);
    if (version === steps.length) return;
    for (const step of steps.slice(version)) sql.exec(step);
    sql.exec(
      "INSERT INTO schema_version (only, version) VALUES (1, ?1) ON CONFLICT (only) DO UPDATE SET version = ?1",
      steps.length,
    );
  });
}
