import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const publicReplies = sqliteTable(
  "public_replies",
  {
    workspaceId: text("workspace_id").notNull(),
    accountId: text("account_id").notNull(),
    id: text("id").notNull(),
    leadId: text("lead_id").notNull(),
    messageId: text("message_id").notNull(),
    automationId: text("automation_id").notNull(),
    commentId: text("comment_id").notNull(),
    underId: text("under_id").notNull(),
    mediaId: text("media_id"),
    mention: text("mention"),
    text: text("text").notNull(),
    state: text("state").notNull(),
    open: integer("open").notNull(),
    reason: text("reason"),
    notBeforeAt: integer("not_before_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    sendingAt: integer("sending_at"),
    sentAt: integer("sent_at"),
    externalId: text("external_id"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.accountId, table.id] })],
);
