import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const rescorings = sqliteTable("rescorings", {
  workspaceId: text("workspace_id").notNull().primaryKey(),
  jobId: text("job_id").notNull(),
  scoringVersion: integer("scoring_version").notNull(),
  depth: text("depth").notNull(),
  after: text("after").notNull().default(""),
  startedAt: integer("started_at").notNull(),
});

export const whatIfs = sqliteTable(
  "what_ifs",
  {
    workspaceId: text("workspace_id").notNull(),
    jobId: text("job_id").notNull(),
    scoring: text("scoring").notNull(),
    scoringVersion: integer("scoring_version").notNull(),
    depth: text("depth").notNull(),
    at: integer("at").notNull(),
    after: text("after").notNull().default(""),
    found: text("found").notNull(),
    dueAt: integer("due_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.jobId] })],
);

export const learnedScores = sqliteTable("learned_scores", {
  workspaceId: text("workspace_id").notNull().primaryKey(),
  state: text("state").notNull(),
  converted: integer("converted").notNull(),
  refused: integer("refused").notNull(),
  listed: integer("listed").notNull(),
  newestAt: integer("newest_at").notNull(),
  scoringVersion: integer("scoring_version").notNull(),
  heldOut: integer("held_out").notNull(),
  measures: text("measures"),
  model: text("model"),
  trainedAt: integer("trained_at").notNull(),
});
