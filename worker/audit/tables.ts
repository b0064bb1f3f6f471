import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const auditEntries = sqliteTable(
  "audit_entries",
  {
    workspaceId: text("workspace_id").notNull(),
    seq: integer("seq").notNull(),
    id: text("id").notNull(),
    at: integer("at").notNull(),
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    digest: text("digest").notNull(),
    hash: text("hash"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.seq] })],
);

export const auditDetails = sqliteTable(
  "audit_details",
  {
    workspaceId: text("workspace_id").notNull(),
    seq: integer("seq").notNull(),
    targetKind: text("target_kind").notNull(),
    targetId: text("target_id").notNull(),
    leadId: text("lead_id"),
    before: text("before"),
    after: text("after"),
    salt: text("salt").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.seq] })],
);

export const auditHeads = sqliteTable("audit_heads", {
  workspaceId: text("workspace_id").primaryKey(),
  seq: integer("seq").notNull(),
  hash: text("hash").notNull(),
});
