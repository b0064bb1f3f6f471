import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const phoneReadings = sqliteTable(
  "phone_readings",
  {
    workspaceId: text("workspace_id").notNull(),
    leadId: text("lead_id").notNull(),
    interactionId: text("interaction_id").notNull(),
    accountId: text("account_id").notNull(),
    dedupeKey: text("dedupe_key").notNull(),
    state: text("state").notNull(),
    reason: text("reason"),
    tries: integer("tries").notNull().default(0),
    askedAt: integer("asked_at").notNull(),
    at: integer("at").notNull(),
    dueAt: integer("due_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.leadId, table.interactionId] })],
);

export const consents = sqliteTable(
  "consents",
  {
    workspaceId: text("workspace_id").notNull(),
    leadId: text("lead_id").notNull(),
    kind: text("kind").notNull(),
    value: text("value").notNull(),
    at: integer("at").notNull(),
    id: text("id").notNull(),
    state: text("state").notNull(),
    words: text("words"),
    givenIn: text("given_in").notNull(),
    by: text("by").notNull(),
    ownerId: text("owner_id").notNull(),
    source: text("source"),
  },
  (table) => [
    primaryKey({
      columns: [table.workspaceId, table.leadId, table.kind, table.value, table.at, table.id],
    }),
  ],
);
