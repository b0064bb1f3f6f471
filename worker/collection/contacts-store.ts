import { type SQL, sql } from "drizzle-orm";
import { insertRows, type Row } from "../db/bulk.ts";
import type { Mine } from "../db/tenant.ts";
import { CONTACT_COLUMNS } from "./contact-columns.ts";

const KEYS = ["lead_id", "kind", "value"];
const CHANGING = CONTACT_COLUMNS.filter((column) => !KEYS.includes(column)).map((column) =>
  sql.raw(`${column} = excluded.${column}`),
);

/** New numbers and addresses; a known one is written anew where `replaces` says so of `contact_points` and `excluded`. */
export const insertContacts = (mine: Mine, rows: readonly Row[], replaces: SQL): SQL =>
  insertRows(
    mine,
    "contact_points",
    CONTACT_COLUMNS,
    rows,
    sql`(workspace_id, lead_id, kind, value) DO UPDATE SET ${sql.join(CHANGING, sql`, `)} WHERE ${replaces}`,
  );
