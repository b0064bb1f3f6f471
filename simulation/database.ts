import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { D1_LIMITS } from "./d1.ts";

const MIGRATIONS = fileURLToPath(new URL("../migrations", import.meta.url).href);

/** An empty database in memory, with every migration applied in order and D1's limits set. */
export function openMigrated(): DatabaseSync {
  const db = new DatabaseSync(":memory:");
  for (const name of readdirSync(MIGRATIONS)
    .filter((file) => file.endsWith(".sql"))
    .sort()) {
    db.exec(readFileSync(join(MIGRATIONS, name), "utf8"));
  }
  Object.assign(db.limits, D1_LIMITS);
  return db;
}
