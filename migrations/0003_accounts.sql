-- How an account is read and watched (docs/storage.md). Only columns and tables are added: yesterday's code runs on this.

-- Minutes between two readings of an account that gets no webhooks; the quarter of an hour is the cron's own.
ALTER TABLE accounts ADD COLUMN poll_minutes INTEGER NOT NULL DEFAULT 15;
-- Share of events that only polling found, in percent, above which the owner is told; NULL: never.
ALTER TABLE accounts ADD COLUMN loss_alarm_percent INTEGER DEFAULT 10;
ALTER TABLE accounts ADD COLUMN last_webhook_at INTEGER;
-- The platform asked to be left alone, or its budget is nearly used up: nothing is read before this time.
ALTER TABLE accounts ADD COLUMN quiet_until INTEGER NOT NULL DEFAULT 0;
-- The reading under way: one at a time; a dead one is taken over after its lease.
ALTER TABLE accounts ADD COLUMN reading_id TEXT;
ALTER TABLE accounts ADD COLUMN reading_until INTEGER NOT NULL DEFAULT 0;
-- The last refresh that the platform refused, if none succeeded since.
ALTER TABLE accounts ADD COLUMN refresh_failed_at INTEGER;

-- Which accounts want to be read more often than the cron does it; the sweep reads only these.
ALTER TABLE account_directory ADD COLUMN poll_minutes INTEGER NOT NULL DEFAULT 15;
CREATE INDEX account_directory_paced ON account_directory (platform, external_id) WHERE poll_minutes < 15;

-- Every workspace that ever connected an account and still keeps what it brought. The directory forgets an account
-- that was disconnected; a request to delete its data comes after that.
CREATE TABLE account_holders (
  platform TEXT NOT NULL,
  external_id TEXT NOT NULL,
  workspace_id TEXT NOT NULL,
  app_scoped_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  PRIMARY KEY (platform, external_id, workspace_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_holders_scoped ON account_holders (platform, app_scoped_id);
INSERT INTO account_holders SELECT platform, external_id, workspace_id, app_scoped_id, id FROM accounts;

-- What one of the platforms did last at our webhook door; for the doctor. Of the installation, not of a workspace.
CREATE TABLE webhook_health (
  platform TEXT PRIMARY KEY NOT NULL,
  handshake_at INTEGER,
  delivery_at INTEGER,
  -- Name of the secret that signed it, never the secret.
  signed_with TEXT,
  rejected_at INTEGER,
  -- A delivery of the developer page's Test button, or for an account that nobody connected here.
  test_at INTEGER,
  unroutable_at INTEGER
) STRICT, WITHOUT ROWID;
