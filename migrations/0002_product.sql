-- The product's own tables. STRICT everywhere; WITHOUT ROWID where the key is the access path; workspace_id
-- leads every tenant table and index. Times are epoch milliseconds (UTC), external ids are TEXT.

CREATE TABLE workspace_settings (
  workspace_id TEXT PRIMARY KEY NOT NULL,
  zone TEXT NOT NULL DEFAULT 'Europe/Paris',
  language TEXT NOT NULL DEFAULT 'fr',
  country TEXT NOT NULL DEFAULT 'FR',
  currency TEXT NOT NULL DEFAULT 'EUR',
  stopped INTEGER NOT NULL DEFAULT 0,
  -- JSON of the scoring rules; NULL means the defaults.
  scoring TEXT,
  scoring_version INTEGER NOT NULL DEFAULT 0,
  -- The hourly run has counted every crossing before this time.
  scored_until INTEGER NOT NULL DEFAULT 0,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
  workspace_id TEXT NOT NULL,
  id TEXT NOT NULL,
  platform TEXT NOT NULL,
  external_id TEXT NOT NULL,
  app_scoped_id TEXT NOT NULL,
  username TEXT NOT NULL,
  display_name TEXT,
  -- connected | reconnect | disconnected; `paused` is a person's choice beside it.
  status TEXT NOT NULL,
  paused INTEGER NOT NULL DEFAULT 0,
  -- instant: the platform calls us; polling: it does not (yet).
  mode TEXT NOT NULL,
  scopes TEXT NOT NULL,
  -- Sealed by the vault; NULL once disconnected.
  token TEXT,
  token_expires_at INTEGER,
  token_refreshed_at INTEGER,
  daily_dm_limit INTEGER NOT NULL,
  hourly_dm_limit INTEGER,
  min_spacing_ms INTEGER NOT NULL,
  warm_up_since INTEGER,
  active_hours TEXT,
  -- Nothing is sent before this time (capture protection of a new connection).
  hold_until INTEGER NOT NULL DEFAULT 0,
  connected_by TEXT NOT NULL,
  -- The session that asked: landing in it lifts the hold.
  connected_session TEXT NOT NULL,
  connected_at INTEGER NOT NULL,
  imported_at INTEGER,
  last_collected_at INTEGER,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX accounts_external ON accounts (workspace_id, platform, external_id);

-- Which workspace an account of a platform belongs to. Read by webhooks and crons, which know no workspace yet.
CREATE TABLE account_directory (
  platform TEXT NOT NULL,
  external_id TEXT NOT NULL,
  app_scoped_id TEXT NOT NULL,
  workspace_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  -- When the collection cron last asked for this account.
  collect_asked_at INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (platform, external_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_directory_scoped ON account_directory (platform, app_scoped_id);

CREATE TABLE oauth_states (
  id TEXT PRIMARY KEY NOT NULL,
  workspace_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE leads (
  workspace_id TEXT NOT NULL,
  id TEXT NOT NULL,
  platform TEXT NOT NULL,
  account_id TEXT NOT NULL,
  external_id TEXT NOT NULL,
  username TEXT NOT NULL,
  display_name TEXT,
  -- Lower case, without accents: username and display name, for searching.
  search_name TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'new',
  -- 'evidence', or the id of the person who chose it; evidence never moves what a person chose.
  status_by TEXT NOT NULL DEFAULT 'evidence',
  status_at INTEGER NOT NULL,
  amount REAL,
  note TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '[]',
  assigned_to TEXT,
  blocked INTEGER NOT NULL DEFAULT 0,
  -- DESIGN §5: signed sum of points as of sum_at, and the time-free order of it.
  sum REAL NOT NULL DEFAULT 0,
  sum_at INTEGER NOT NULL,
  heat REAL NOT NULL,
  -- 1 while counted in lead_counts.target.
  target INTEGER NOT NULL DEFAULT 0,
  last_text TEXT,
  last_kind TEXT,
  last_media_id TEXT,
  intent TEXT,
  interaction_count INTEGER NOT NULL DEFAULT 0,
  first_seen_at INTEGER NOT NULL,
  last_interaction_at INTEGER NOT NULL,
  -- Where to write in an open window (the person's id in the message thread), and since when it is open.
  thread_id TEXT,
  last_inbound_at INTEGER,
  last_sent_at INTEGER,
  -- The newest comment that had no private reply yet.
  reply_comment_id TEXT,
  reply_comment_at INTEGER,
  reply_media_id TEXT,
  reply_used INTEGER NOT NULL DEFAULT 0,
  opted_out_at INTEGER,
  opted_out_text TEXT,
  has_phone INTEGER NOT NULL DEFAULT 0,
  -- Counts every write: a batch that read version n writes only over version n.
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX leads_heat ON leads (workspace_id, heat, id);
CREATE INDEX leads_recent ON leads (workspace_id, last_interaction_at, id);
CREATE INDEX leads_phone ON leads (workspace_id, heat, id) WHERE has_phone = 1;

CREATE TABLE identities (
  workspace_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  external_id TEXT NOT NULL,
  lead_id TEXT NOT NULL,
  PRIMARY KEY (workspace_id, account_id, external_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE interactions (
  workspace_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  -- Same event, same key, whichever way it came.
  dedupe_key TEXT NOT NULL,
  id TEXT NOT NULL,
  lead_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  external_id TEXT NOT NULL,
  media_id TEXT,
  parent_id TEXT,
  text TEXT,
  intent TEXT,
  points REAL NOT NULL,
  -- 1 while the daily cap of comments leaves it out of the score.
  capped INTEGER NOT NULL DEFAULT 0,
  at INTEGER NOT NULL,
  at_is_provisional INTEGER NOT NULL DEFAULT 0,
  received_at INTEGER NOT NULL,
  found_by TEXT NOT NULL,
  -- What the automations decided, as JSON [{automationId, outcome, reason}]; NULL when none looked at it.
  decisions TEXT,
  PRIMARY KEY (workspace_id, account_id, dedupe_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX interactions_lead ON interactions (workspace_id, lead_id, at, id);
CREATE INDEX interactions_at ON interactions (workspace_id, at, id);

CREATE TABLE contact_points (
  workspace_id TEXT NOT NULL,
  lead_id TEXT NOT NULL,
  -- phone | email
  kind TEXT NOT NULL,
  -- E.164, or a lower-case address.
  value TEXT NOT NULL,
  country TEXT,
  type TEXT,
  confidence REAL NOT NULL,
  method TEXT NOT NULL,
  consent TEXT NOT NULL DEFAULT 'none',
  quote TEXT NOT NULL,
  interaction_id TEXT NOT NULL,
  found_in TEXT NOT NULL,
  found_at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, lead_id, kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE lead_statuses (
  workspace_id TEXT NOT NULL,
  lead_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  id TEXT NOT NULL,
  status TEXT NOT NULL,
  previous TEXT NOT NULL,
  -- 'evidence' or a person's id
  by TEXT NOT NULL,
  reason TEXT NOT NULL,
  amount REAL,
  PRIMARY KEY (workspace_id, lead_id, at, id)
) STRICT, WITHOUT ROWID;

-- Totals, written in the batch that changes them: no page counts rows.
CREATE TABLE lead_counts (
  workspace_id TEXT NOT NULL,
  platform TEXT NOT NULL,
  new INTEGER NOT NULL DEFAULT 0,
  contacted INTEGER NOT NULL DEFAULT 0,
  in_progress INTEGER NOT NULL DEFAULT 0,
  converted INTEGER NOT NULL DEFAULT 0,
  refused INTEGER NOT NULL DEFAULT 0,
  target INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace_id, platform)
) STRICT, WITHOUT ROWID;

CREATE TABLE daily_stats (
  workspace_id TEXT NOT NULL,
  -- Local date of the workspace, YYYY-MM-DD.
  day TEXT NOT NULL,
  account_id TEXT NOT NULL,
  people INTEGER NOT NULL DEFAULT 0,
  interactions INTEGER NOT NULL DEFAULT 0,
  messages INTEGER NOT NULL DEFAULT 0,
  answers INTEGER NOT NULL DEFAULT 0,
  phones INTEGER NOT NULL DEFAULT 0,
  by_webhook INTEGER NOT NULL DEFAULT 0,
  by_poll INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace_id, day, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE media (
  workspace_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  id TEXT NOT NULL,
  caption TEXT,
  permalink TEXT,
  media_type TEXT NOT NULL,
  at INTEGER NOT NULL,
  like_count INTEGER,
  comment_count INTEGER,
  PRIMARY KEY (workspace_id, account_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE templates (
  workspace_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  variants TEXT NOT NULL DEFAULT '[]',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE automations (
  workspace_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  account_id TEXT NOT NULL,
  trigger TEXT NOT NULL,
  template_ids TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 0,
  -- Acts only on what happened at or after this time.
  activated_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE messages (
  workspace_id TEXT NOT NULL,
  lead_id TEXT NOT NULL,
  -- One row per reason to write: `auto:<automation>:<media>` or `hand:<id>`.
  dedupe_key TEXT NOT NULL,
  id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  automation_id TEXT,
  template_id TEXT,
  -- automation | person
  origin TEXT NOT NULL,
  person_id TEXT,
  -- The comment that caused it; a private reply goes to it while no window is open.
  comment_id TEXT,
  interaction_id TEXT,
  text TEXT NOT NULL,
  state TEXT NOT NULL,
  -- 1 while something may still happen by itself: pending, scheduled, sending, unknown and being checked.
  open INTEGER NOT NULL,
  reason TEXT,
  score INTEGER NOT NULL,
  deadline_at INTEGER,
  not_before_at INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  grant_id TEXT,
  sent_via TEXT,
  sending_at INTEGER,
  sent_at INTEGER,
  external_id TEXT,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, lead_id, dedupe_key)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX messages_id ON messages (workspace_id, id);
CREATE INDEX messages_open ON messages (workspace_id, account_id, id) WHERE open = 1;

-- System tables: no tenant rows in them but for the body of a dead letter.
CREATE TABLE cron_runs (
  cron TEXT PRIMARY KEY NOT NULL,
  -- Scheduled time of the newest run.
  window_at INTEGER NOT NULL,
  finished_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE dead_letters (
  id TEXT PRIMARY KEY NOT NULL,
  queue TEXT NOT NULL,
  body TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  replayed_at INTEGER
) STRICT, WITHOUT ROWID;
