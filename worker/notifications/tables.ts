import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const notices = sqliteTable(
  "notices",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text("id").notNull(),
    kind: text("kind").notNull(),
    accountId: text("account_id"),
    data: text("data", { mode: "json" }).notNull(),
    at: integer("at").notNull(),
    hiddenAt: integer("hidden_at"),
    resolvedAt: integer("resolved_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);
