import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const imports = sqliteTable(
  "imports",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text("id").notNull(),
    accountId: text("account_id").notNull(),
    fileName: text("file_name").notNull(),
    separator: text("separator").notNull(),
    state: text("state").notNull(),
    columns: text("columns").notNull(),
    mapping: text("mapping").notNull(),
    parts: integer("parts").notNull().default(0),
    lines: integer("lines").notNull().default(0),
    total: integer("total").notNull().default(0),
    valid: integer("valid").notNull().default(0),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    startedAt: integer("started_at"),
    jobId: text("job_id"),
    changeId: text("change_id"),
    expiresAt: integer("expires_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

export const importParts = sqliteTable(
  "import_parts",
  {
    workspaceId: text("workspace_id").notNull(),
    importId: text("import_id").notNull(),
    part: integer("part").notNull(),
    rows: text("rows").notNull(),
    noted: text("noted").notNull().default("[]"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.importId, table.part] })],
);
