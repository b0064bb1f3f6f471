import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { getPlatformProxy } from "wrangler";

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A local D1 of its own in a folder that goes with it, migrated as every other one is. */
export async function openDatabase(): Promise<{ db: D1Database; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "vistaflow-million-"));
  const forget = () => rmSync(folder, { recursive: true, force: true });
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
    return { db: proxy.env.DB, close };
  } catch (error) {
    forget();
    throw error;
  }
}
