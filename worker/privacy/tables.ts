import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const erasures = sqliteTable(
  "erasures",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text("id").notNull(),
    jobId: text("job_id").notNull(),
    requestedBy: text("requested_by").notNull(),
    subject: text("subject").notNull(),
    accountId: text("account_id").notNull(),
    leadId: text("lead_id"),
    names: text("names"),
    requestCode: text("request_code"),
    phase: text("phase"),
    cursor: text("cursor"),
    round: integer("round").notNull().default(1),
    erasedRows: integer("erased_rows").notNull().default(0),
    createdAt: integer("created_at").notNull(),
    dueAt: integer("due_at"),
    liftedAt: integer("lifted_at"),
    tries: integer("tries").notNull().default(0),
    anyShared: integer("any_shared"),
    askedLead: text("asked_lead"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

export const tombstones = sqliteTable(
  "tombstones",
  {
    workspaceId: text("workspace_id").notNull(),
    digest: text("digest").notNull(),
    erasureId: text("erasure_id").notNull(),
    accountId: text("account_id").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.digest, table.erasureId] })],
);
