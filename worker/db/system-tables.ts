import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const accountDirectory = sqliteTable(
  "account_directory",
  {
    platform: text("platform").notNull(),
    externalId: text("external_id").notNull(),
    appScopedId: text("app_scoped_id").notNull(),
    workspaceId: text("workspace_id").notNull(),
    accountId: text("account_id").notNull(),
    collectAskedAt: integer("collect_asked_at").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.platform, table.externalId] })],
);

export const oauthStates = sqliteTable("oauth_states", {
  id: text("id").primaryKey(),
  workspaceId: text("workspace_id").notNull(),
  personId: text("person_id").notNull(),
  sessionId: text("session_id").notNull(),
  expiresAt: integer("expires_at").notNull(),
  usedAt: integer("used_at"),
});

export const cronRuns = sqliteTable("cron_runs", {
  cron: text("cron").primaryKey(),
  windowAt: integer("window_at").notNull(),
  finishedAt: integer("finished_at"),
});

export const deadLetters = sqliteTable("dead_letters", {
  id: text("id").primaryKey(),
  queue: text("queue").notNull(),
  body: text("body").notNull(),
  receivedAt: integer("received_at").notNull(),
  replayedAt: integer("replayed_at"),
});
