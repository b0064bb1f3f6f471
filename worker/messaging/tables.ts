import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const templates = sqliteTable(
  "templates",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    body: text("body").notNull(),
    variants: text("variants", { mode: "json" }).$type<string[]>().notNull().default([]),
    imageUrl: text("image_url"),
    wordedAt: integer("worded_at"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

export const templateResults = sqliteTable(
  "template_results",
  {
    workspaceId: text("workspace_id").notNull(),
    templateId: text("template_id").notNull(),
    variant: integer("variant").notNull(),
    settledSent: integer("settled_sent").notNull().default(0),
    settledAnswered: integer("settled_answered").notNull().default(0),
    settledPhones: integer("settled_phones").notNull().default(0),
    recentSent: integer("recent_sent").notNull().default(0),
    recentAnswered: integer("recent_answered").notNull().default(0),
    recentPhones: integer("recent_phones").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.templateId, table.variant] })],
);

export const templateResultMarks = sqliteTable(
  "template_result_marks",
  {
    workspaceId: text("workspace_id").notNull(),
    settledId: text("settled_id").notNull(),
    countedAt: integer("counted_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId] })],
);

export const automations = sqliteTable(
  "automations",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    accountId: text("account_id").notNull(),
    trigger: text("trigger").notNull(),
    templateIds: text("template_ids", { mode: "json" }).$type<string[]>().notNull(),
    filters: text("filters").notNull().default("{}"),
    actions: text("actions").notNull().default("{}"),
    active: integer("active").notNull().default(0),
    activatedAt: integer("activated_at"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

export const messages = sqliteTable(
  "messages",
  {
    workspaceId: text("workspace_id").notNull(),
    leadId: text("lead_id").notNull(),
    dedupeKey: text("dedupe_key").notNull(),
    id: text("id").notNull(),
    accountId: text("account_id").notNull(),
    automationId: text("automation_id"),
    templateId: text("template_id"),
    origin: text("origin").notNull(),
    personId: text("person_id"),
    commentId: text("comment_id"),
    interactionId: text("interaction_id"),
    text: text("text").notNull(),
    state: text("state").notNull(),
    open: integer("open").notNull(),
    reason: text("reason"),
    score: integer("score").notNull(),
    deadlineAt: integer("deadline_at"),
    notBeforeAt: integer("not_before_at").notNull().default(0),
    attempts: integer("attempts").notNull().default(0),
    grantId: text("grant_id"),
    sentVia: text("sent_via"),
    sendingAt: integer("sending_at"),
    sentAt: integer("sent_at"),
    externalId: text("external_id"),
    recipientId: text("recipient_id"),
    variant: integer("variant"),
    followsAt: integer("follows_at"),
    imageUrl: text("image_url"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.leadId, table.dedupeKey] })],
);
