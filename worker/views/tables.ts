import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const savedViews = sqliteTable(
  "saved_views",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull(),
    filter: text("filter").notNull(),
    sort: text("sort").notNull(),
    shared: integer("shared").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);
