import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const exports = sqliteTable(
  "exports",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text("id").notNull(),
    at: integer("at").notNull(),
    madeBy: text("made_by").notNull(),
    format: text("format").notNull(),
    filter: text("filter").notNull(),
    isAll: integer("is_all").notNull(),
    count: integer("count").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

export const leadExports = sqliteTable(
  "lead_exports",
  {
    workspaceId: text("workspace_id").notNull(),
    leadId: text("lead_id").notNull(),
    at: integer("at").notNull(),
    exportId: text("export_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.leadId, table.at, table.exportId] })],
);
