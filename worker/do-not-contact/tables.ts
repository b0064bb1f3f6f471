import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const doNotContact = sqliteTable(
  "do_not_contact",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text("id").notNull(),
    kind: text("kind").notNull(),
    digests: text("digests").notNull(),
    reason: text("reason").notNull(),
    at: integer("at").notNull(),
    by: text("by").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

export const doNotContactDigests = sqliteTable(
  "do_not_contact_digests",
  {
    workspaceId: text("workspace_id").notNull(),
    digest: text("digest").notNull(),
    entryId: text("entry_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.digest, table.entryId] })],
);
