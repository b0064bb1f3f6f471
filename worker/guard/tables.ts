import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const accountSignals = sqliteTable(
  "account_signals",
  {
    workspaceId: text("workspace_id").notNull(),
    accountId: text("account_id").notNull(),
    hourAt: integer("hour_at").notNull(),
    kind: text("kind").notNull(),
    count: integer("count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.accountId, table.hourAt, table.kind] })],
);
