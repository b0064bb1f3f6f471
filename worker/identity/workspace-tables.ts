import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const workspaceSettings = sqliteTable("workspace_settings", {
  workspaceId: text("workspace_id").primaryKey(),
  zone: text("zone").notNull().default("Europe/Paris"),
  language: text("language").notNull().default("fr"),
  country: text("country").notNull().default("FR"),
  currency: text("currency").notNull().default("EUR"),
  stopped: integer("stopped").notNull().default(0),
  scoring: text("scoring"),
  scoringVersion: integer("scoring_version").notNull().default(0),
  scoredUntil: integer("scored_until").notNull().default(0),
  updatedAt: integer("updated_at").notNull(),
  dataKey: text("data_key"),
  erasureVersion: integer("erasure_version").notNull().default(0),
  totalsVerifiedAt: integer("totals_verified_at"),
  aiDailyCalls: integer("ai_daily_calls").notNull().default(200),
  aiDay: text("ai_day").notNull().default(""),
  aiCalls: integer("ai_calls").notNull().default(0),
  aiPausedUntil: integer("ai_paused_until").notNull().default(0),
});
