import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { getPlatformProxy } from "wrangler";

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * The proxy of a local D1 forgets a statement that nobody here holds any more, even while it is being answered: under
 * load that ends the run. Whatever is under way is held.
 */
function held(db: D1Database): D1Database {
  const underWay = new Set<unknown>();
  const inner = new WeakMap<object, D1PreparedStatement>();
  const hold = async <T>(what: unknown, answer: Promise<T>): Promise<T> => {
    const token = { what };
    underWay.add(token);
    try {
      return await answer;
    } finally {
      underWay.delete(token);
    }
  };
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const wrapper = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      all: () => hold(statement, statement.all()),
      run: () => hold(statement, statement.run()),
      first: (column?: string) =>
        hold(statement, column === undefined ? statement.first() : statement.first(column)),
    } as unknown as D1PreparedStatement;
    inner.set(wrapper, statement);
    return wrapper;
  };
  return {
    prepare: (sql: string) => wrap(db.prepare(sql)),
    batch: (statements: D1PreparedStatement[]) => {
      const bare = statements.map((statement) => inner.get(statement) ?? statement);
      return hold(bare, db.batch(bare));
    },
  } as unknown as D1Database;
}

/** A local D1 of its own in a folder that goes with it, migrated as every other one is. */
export async function openDatabase(): Promise<{ db: D1Database; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "vistaflow-million-"));
  const forget = () => rmSync(folder, { recursive: true, force: true });
  // Also when something fails where nobody waits for it.
  process.once("exit", forget);
  try {
    const configPath = join(folder, "wrangler.json");
    const database = {
      binding: "DB",
      database_name: "million",
      database_id: "million",
      migrations_dir: join(ROOT, "migrations"),
    };
    writeFileSync(
      configPath,
      JSON.stringify({ name: "million", compatibility_date: "2026-10-30", d1_databases: [database] }),
    );
    const state = join(folder, "state");
    const wrangler = join(ROOT, "node_modules", "wrangler", "bin", "wrangler.js");
    const migrated = spawnSync(
      process.execPath,
      [wrangler, "d1", "migrations", "apply", "DB", "--local", "--config", configPath, "--persist-to", state],
      { encoding: "utf8", env: { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false" } },
    );
    if (migrated.status !== 0) throw new Error(`migrations failed\n${migrated.stdout}\n${migrated.stderr}`);
    const proxy = await getPlatformProxy<{ DB: D1Database }>({
      configPath,
      persist: { path: join(state, "v3") },
    });
    const close = async () => {
      await proxy.dispose();
      forget();
    };
    return { db: held(proxy.env.DB), close };
  } catch (error) {
    forget();
    throw error;
  }
}
