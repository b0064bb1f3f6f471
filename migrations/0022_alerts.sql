-- What people are told at once: a number received, somebody who asks for a human, a window about to close, an account
-- to reconnect (docs/notifications.md). Only tables are added.

CREATE TABLE alerts (
  workspace_id TEXT NOT NULL,
  -- Time, kind and occasion in one: the same occasion has the same id, whatever is repeated or replayed.
  id TEXT NOT NULL,
  -- phone-received | human-asked | window-closing | reconnect
  kind TEXT NOT NULL,
  lead_id TEXT,
  account_id TEXT,
  -- The interaction whose words are quoted, by its dedupe key; the words stay with it.
  interaction_key TEXT,
  -- window-closing: when it closes.
  until_at INTEGER,
  at INTEGER NOT NULL,
  -- When somebody who wants it by e-mail or push is next to be told; NULL once nobody is left.
  due_at INTEGER,
  PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX alerts_due ON alerts (due_at, workspace_id) WHERE due_at IS NOT NULL;

CREATE TABLE alert_reads (
  workspace_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  alert_id TEXT NOT NULL,
  read_at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, person_id, alert_id)
) STRICT, WITHOUT ROWID;

-- What one person wants to be told, and how far they have read everything.
CREATE TABLE alert_people (
  workspace_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  -- JSON: kind → true or false; what is not named follows the default.
  email TEXT NOT NULL DEFAULT '{}',
  push TEXT NOT NULL DEFAULT '{}',
  -- Of the person, for what is sent to them; NULL: the workspace's.
  language TEXT,
  -- Every alert up to this id is read, since then.
  read_until TEXT NOT NULL DEFAULT '',
  read_until_at INTEGER,
  PRIMARY KEY (workspace_id, person_id)
) STRICT, WITHOUT ROWID;

-- A browser that agreed to be told. Useless to anybody without the private VAPID key.
CREATE TABLE push_subscriptions (
  workspace_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  -- SHA-256 of the endpoint.
  id TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  p256dh TEXT NOT NULL,
  auth TEXT NOT NULL,
  label TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, person_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX push_subscriptions_device ON push_subscriptions (id);

-- One alert to one person by one channel: claimed before it is sent, so that it is sent at most once.
CREATE TABLE alert_deliveries (
  workspace_id TEXT NOT NULL,
  alert_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  -- email, or push:<subscription>
  channel TEXT NOT NULL,
  -- sending | sent | waiting | dropped | unknown
  state TEXT NOT NULL,
  -- The mail or push that it went in: several, when it was a digest.
  post_id TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  at INTEGER NOT NULL,
  next_at INTEGER,
  PRIMARY KEY (workspace_id, alert_id, person_id, channel)
) STRICT, WITHOUT ROWID;
