import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const dailyStats = sqliteTable(
  "daily_stats",
  {
    workspaceId: text("workspace_id").notNull(),
    day: text("day").notNull(),
    accountId: text("account_id").notNull(),
    people: integer("people").notNull().default(0),
    interactions: integer("interactions").notNull().default(0),
    messages: integer("messages").notNull().default(0),
    answers: integer("answers").notNull().default(0),
    phones: integer("phones").notNull().default(0),
    byWebhook: integer("by_webhook").notNull().default(0),
    byPoll: integer("by_poll").notNull().default(0),
    new: integer("new").notNull().default(0),
    contacted: integer("contacted").notNull().default(0),
    inProgress: integer("in_progress").notNull().default(0),
    converted: integer("converted").notNull().default(0),
    refused: integer("refused").notNull().default(0),
    target: integer("target").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.day, table.accountId] })],
);
