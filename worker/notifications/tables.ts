import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const notices = sqliteTable(
  "notices",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text("id").notNull(),
    kind: text("kind").notNull(),
    accountId: text("account_id"),
    data: text("data", { mode: "json" }).notNull(),
    at: integer("at").notNull(),
    hiddenAt: integer("hidden_at"),
    resolvedAt: integer("resolved_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

export const alerts = sqliteTable(
  "alerts",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text("id").notNull(),
    kind: text("kind").notNull(),
    leadId: text("lead_id"),
    accountId: text("account_id"),
    interactionKey: text("interaction_key"),
    untilAt: integer("until_at"),
    at: integer("at").notNull(),
    dueAt: integer("due_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

export const alertReads = sqliteTable(
  "alert_reads",
  {
    workspaceId: text("workspace_id").notNull(),
    personId: text("person_id").notNull(),
    alertId: text("alert_id").notNull(),
    readAt: integer("read_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.personId, table.alertId] })],
);

export const alertPeople = sqliteTable(
  "alert_people",
  {
    workspaceId: text("workspace_id").notNull(),
    personId: text("person_id").notNull(),
    email: text("email").notNull().default("{}"),
    push: text("push").notNull().default("{}"),
    language: text("language"),
    readUntil: text("read_until").notNull().default(""),
    readUntilAt: integer("read_until_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.personId] })],
);

export const pushSubscriptions = sqliteTable(
  "push_subscriptions",
  {
    workspaceId: text("workspace_id").notNull(),
    personId: text("person_id").notNull(),
    id: text("id").notNull(),
    endpoint: text("endpoint").notNull(),
    p256dh: text("p256dh").notNull(),
    auth: text("auth").notNull(),
    label: text("label").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.personId, table.id] })],
);

export const alertDeliveries = sqliteTable(
  "alert_deliveries",
  {
    workspaceId: text("workspace_id").notNull(),
    alertId: text("alert_id").notNull(),
    personId: text("person_id").notNull(),
    channel: text("channel").notNull(),
    state: text("state").notNull(),
    postId: text("post_id").notNull(),
    attempts: integer("attempts").notNull(),
    at: integer("at").notNull(),
    nextAt: integer("next_at"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.alertId, table.personId, table.channel] })],
);
