import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const accountDirectory = sqliteTable(
  "account_directory",
  {
    platform: text("platform").notNull(),
    externalId: text("external_id").notNull(),
    appScopedId: text("app_scoped_id").notNull(),
    workspaceId: text("workspace_id").notNull(),
    accountId: text("account_id").notNull(),
    collectAskedAt: integer("collect_asked_at").notNull().default(0),
    pollMinutes: integer("poll_minutes").notNull().default(15),
  },
  (table) => [primaryKey({ columns: [table.platform, table.externalId] })],
);

export const oauthStates = sqliteTable("oauth_states", {
  id: text("id").primaryKey(),
  workspaceId: text("workspace_id").notNull(),
  personId: text("person_id").notNull(),
  sessionId: text("session_id").notNull(),
  expiresAt: integer("expires_at").notNull(),
  usedAt: integer("used_at"),
});

export const cronRuns = sqliteTable("cron_runs", {
  cron: text("cron").primaryKey(),
  windowAt: integer("window_at").notNull(),
  finishedAt: integer("finished_at"),
});

export const deadLetters = sqliteTable("dead_letters", {
  id: text("id").primaryKey(),
  queue: text("queue").notNull(),
  body: text("body").notNull(),
  receivedAt: integer("received_at").notNull(),
  replayedAt: integer("replayed_at"),
  workspaceId: text("workspace_id"),
  kind: text("kind"),
  replayAskedAt: integer("replay_asked_at"),
});

export const accountHolders = sqliteTable(
  "account_holders",
  {
    platform: text("platform").notNull(),
    externalId: text("external_id").notNull(),
    workspaceId: text("workspace_id").notNull(),
    appScopedId: text("app_scoped_id").notNull(),
    accountId: text("account_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.platform, table.externalId, table.workspaceId] })],
);

export const deletionRequests = sqliteTable("deletion_requests", {
  code: text("code").primaryKey(),
  digest: text("digest").notNull(),
  platform: text("platform").notNull(),
  subject: text("subject"),
  searchedTo: text("searched_to"),
  receivedAt: integer("received_at").notNull(),
  dueAt: integer("due_at"),
  finishedAt: integer("finished_at"),
  tries: integer("tries").notNull().default(0),
});

export const deletionParts = sqliteTable(
  "deletion_parts",
  {
    code: text("code").notNull(),
    erasureId: text("erasure_id").notNull(),
    workspaceId: text("workspace_id").notNull(),
    done: integer("done").notNull().default(0),
    total: integer("total").notNull().default(0),
    finishedAt: integer("finished_at"),
  },
  (table) => [primaryKey({ columns: [table.code, table.erasureId] })],
);

export const keyRotations = sqliteTable("key_rotations", {
  kid: text("kid").primaryKey(),
  startedAt: integer("started_at").notNull(),
  progressedAt: integer("progressed_at").notNull(),
  after: text("after").notNull().default(""),
  resealed: integer("resealed").notNull().default(0),
  failed: integer("failed").notNull().default(0),
  outdated: integer("outdated").notNull().default(0),
  finishedAt: integer("finished_at"),
});

export const webhookHealth = sqliteTable("webhook_health", {
  platform: text("platform").primaryKey(),
  handshakeAt: integer("handshake_at"),
  handshakeRefusedAt: integer("handshake_refused_at"),
  deliveryAt: integer("delivery_at"),
  signedWith: text("signed_with"),
  rejectedAt: integer("rejected_at"),
  testAt: integer("test_at"),
  unroutableAt: integer("unroutable_at"),
});
