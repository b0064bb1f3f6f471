import { integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const leadMerges = sqliteTable(
  "lead_merges",
  {
    workspaceId: text("workspace_id").notNull(),
    takenId: text("taken_id").notNull(),
    leadId: text("lead_id").notNull(),
    intoId: text("into_id").notNull(),
    id: text("id").notNull(),
    at: integer("at").notNull(),
    by: text("by").notNull(),
    username: text("username").notNull(),
    displayName: text("display_name"),
    platform: text("platform").notNull(),
    before: text("before"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.takenId] })],
);

export const mergedContacts = sqliteTable(
  "merged_contacts",
  {
    workspaceId: text("workspace_id").notNull(),
    leadId: text("lead_id").notNull(),
    mergeId: text("merge_id").notNull(),
    ownerId: text("owner_id").notNull(),
    kind: text("kind").notNull(),
    value: text("value").notNull(),
    country: text("country"),
    type: text("type"),
    confidence: real("confidence").notNull(),
    method: text("method").notNull(),
    consent: text("consent").notNull(),
    quote: text("quote").notNull(),
    interactionId: text("interaction_id").notNull(),
    foundIn: text("found_in").notNull(),
    foundAt: integer("found_at").notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.workspaceId, table.leadId, table.mergeId, table.ownerId, table.kind, table.value],
    }),
  ],
);

export const leadDoors = sqliteTable(
  "lead_doors",
  {
    workspaceId: text("workspace_id").notNull(),
    leadId: text("lead_id").notNull(),
    accountId: text("account_id").notNull(),
    platform: text("platform").notNull(),
    externalId: text("external_id").notNull(),
    threadId: text("thread_id"),
    lastInboundAt: integer("last_inbound_at"),
    lastSentAt: integer("last_sent_at"),
    replyCommentId: text("reply_comment_id"),
    replyCommentAt: integer("reply_comment_at"),
    replyMediaId: text("reply_media_id"),
    replyUsed: integer("reply_used").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.leadId, table.accountId] })],
);

export const dismissedDuplicates = sqliteTable(
  "dismissed_duplicates",
  {
    workspaceId: text("workspace_id").notNull(),
    leadId: text("lead_id").notNull(),
    otherId: text("other_id").notNull(),
    at: integer("at").notNull(),
    by: text("by").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.leadId, table.otherId] })],
);
