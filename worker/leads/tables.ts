import { integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const leads = sqliteTable(
  "leads",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text("id").notNull(),
    platform: text("platform").notNull(),
    accountId: text("account_id").notNull(),
    externalId: text("external_id").notNull(),
    username: text("username").notNull(),
    displayName: text("display_name"),
    searchName: text("search_name").notNull(),
    status: text("status").notNull().default("new"),
    statusBy: text("status_by").notNull().default("evidence"),
    statusAt: integer("status_at").notNull(),
    amount: real("amount"),
    note: text("note").notNull().default(""),
    tags: text("tags", { mode: "json" }).$type<string[]>().notNull().default([]),
    assignedTo: text("assigned_to"),
    blocked: integer("blocked").notNull().default(0),
    sum: real("sum").notNull().default(0),
    sumAt: integer("sum_at").notNull(),
    heat: real("heat").notNull(),
    target: integer("target").notNull().default(0),
    lastText: text("last_text"),
    lastKind: text("last_kind"),
    lastMediaId: text("last_media_id"),
    intent: text("intent"),
    interactionCount: integer("interaction_count").notNull().default(0),
    firstSeenAt: integer("first_seen_at").notNull(),
    lastInteractionAt: integer("last_interaction_at").notNull(),
    threadId: text("thread_id"),
    lastInboundAt: integer("last_inbound_at"),
    lastSentAt: integer("last_sent_at"),
    replyCommentId: text("reply_comment_id"),
    replyCommentAt: integer("reply_comment_at"),
    replyMediaId: text("reply_media_id"),
    replyUsed: integer("reply_used").notNull().default(0),
    optedOutAt: integer("opted_out_at"),
    optedOutText: text("opted_out_text"),
    hasPhone: integer("has_phone").notNull().default(0),
    referral: text("referral"),
    version: integer("version").notNull().default(1),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

export const identities = sqliteTable(
  "identities",
  {
    workspaceId: text("workspace_id").notNull(),
    accountId: text("account_id").notNull(),
    externalId: text("external_id").notNull(),
    leadId: text("lead_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.accountId, table.externalId] })],
);

export const contactPoints = sqliteTable(
  "contact_points",
  {
    workspaceId: text("workspace_id").notNull(),
    leadId: text("lead_id").notNull(),
    kind: text("kind").notNull(),
    value: text("value").notNull(),
    country: text("country"),
    type: text("type"),
    confidence: real("confidence").notNull(),
    method: text("method").notNull(),
    consent: text("consent").notNull().default("none"),
    quote: text("quote").notNull(),
    interactionId: text("interaction_id").notNull(),
    foundIn: text("found_in").notNull(),
    foundAt: integer("found_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.leadId, table.kind, table.value] })],
);

export const leadStatuses = sqliteTable(
  "lead_statuses",
  {
    workspaceId: text("workspace_id").notNull(),
    leadId: text("lead_id").notNull(),
    at: integer("at").notNull(),
    id: text("id").notNull(),
    status: text("status").notNull(),
    previous: text("previous").notNull(),
    by: text("by").notNull(),
    reason: text("reason").notNull(),
    amount: real("amount"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.leadId, table.at, table.id] })],
);

export const leadCounts = sqliteTable(
  "lead_counts",
  {
    workspaceId: text("workspace_id").notNull(),
    platform: text("platform").notNull(),
    new: integer("new").notNull().default(0),
    contacted: integer("contacted").notNull().default(0),
    inProgress: integer("in_progress").notNull().default(0),
    converted: integer("converted").notNull().default(0),
    refused: integer("refused").notNull().default(0),
    target: integer("target").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.platform] })],
);
