import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const undoChanges = sqliteTable(
  "undo_changes",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text("id").notNull(),
    kind: text("kind").notNull(),
    at: integer("at").notNull(),
    madeBy: text("made_by").notNull(),
    summary: text("summary").notNull(),
    work: text("work"),
    state: text("state").notNull(),
    phase: text("phase"),
    cursor: text("cursor"),
    parts: integer("parts").notNull().default(0),
    part: integer("part").notNull().default(0),
    count: integer("count").notNull().default(0),
    unfit: integer("unfit").notNull().default(0),
    restored: integer("restored").notNull().default(0),
    skipped: integer("skipped").notNull().default(0),
    jobId: text("job_id"),
    undoneBy: text("undone_by"),
    undoneAt: integer("undone_at"),
    dueAt: integer("due_at"),
    tries: integer("tries").notNull().default(0),
    expiresAt: integer("expires_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

export const undoParts = sqliteTable(
  "undo_parts",
  {
    workspaceId: text("workspace_id").notNull(),
    changeId: text("change_id").notNull(),
    part: integer("part").notNull(),
    firstId: text("first_id").notNull(),
    lastId: text("last_id").notNull(),
    shared: text("shared").notNull(),
    leads: text("leads").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.changeId, table.part] })],
);
