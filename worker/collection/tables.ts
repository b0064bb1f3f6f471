import { integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const interactions = sqliteTable(
  "interactions",
  {
    workspaceId: text("workspace_id").notNull(),
    accountId: text("account_id").notNull(),
    dedupeKey: text("dedupe_key").notNull(),
    id: text("id").notNull(),
    leadId: text("lead_id").notNull(),
    kind: text("kind").notNull(),
    externalId: text("external_id").notNull(),
    mediaId: text("media_id"),
    parentId: text("parent_id"),
    text: text("text"),
    intent: text("intent"),
    points: real("points").notNull(),
    capped: integer("capped").notNull().default(0),
    at: integer("at").notNull(),
    atIsProvisional: integer("at_is_provisional").notNull().default(0),
    receivedAt: integer("received_at").notNull(),
    foundBy: text("found_by").notNull(),
    decisions: text("decisions"),
    edits: integer("edits").notNull().default(0),
    viaLeadId: text("via_lead_id"),
    personId: text("person_id"),
    mergeId: text("merge_id"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.accountId, table.dedupeKey] })],
);

export const earlyAmendments = sqliteTable(
  "early_amendments",
  {
    workspaceId: text("workspace_id").notNull(),
    accountId: text("account_id").notNull(),
    dedupeKey: text("dedupe_key").notNull(),
    personId: text("person_id").notNull(),
    kind: text("kind").notNull(),
    text: text("text"),
    edits: integer("edits").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.accountId, table.dedupeKey] })],
);

export const media = sqliteTable(
  "media",
  {
    workspaceId: text("workspace_id").notNull(),
    accountId: text("account_id").notNull(),
    id: text("id").notNull(),
    caption: text("caption"),
    permalink: text("permalink"),
    mediaType: text("media_type").notNull(),
    at: integer("at").notNull(),
    likeCount: integer("like_count"),
    commentCount: integer("comment_count"),
    collectedAt: integer("collected_at"),
    readCommentCount: integer("read_comment_count"),
    deepCommentCount: integer("deep_comment_count"),
    likesAt: integer("likes_at"),
    likesKept: integer("likes_kept"),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.accountId, table.id] })],
);

export const mediaLikes = sqliteTable(
  "media_likes",
  {
    workspaceId: text("workspace_id").notNull(),
    accountId: text("account_id").notNull(),
    mediaId: text("media_id").notNull(),
    at: integer("at").notNull(),
    likeCount: integer("like_count").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.accountId, table.mediaId, table.at] })],
);
