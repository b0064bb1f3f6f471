-- What slows an account down, who is blocked, what is written down about both, and messages that could not be worked on
-- (docs/storage.md). Only columns, tables and indexes: yesterday's code runs on this.

-- 0: as set; 1: half; 2: a fifth; 3: automatic messages wait.
ALTER TABLE accounts ADD COLUMN guard_level INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN guard_reason TEXT;
-- Since when it is slowed down at all; NULL at level 0.
ALTER TABLE accounts ADD COLUMN guard_since INTEGER;
-- When the level last changed, back to 0 included.
ALTER TABLE accounts ADD COLUMN guard_changed_at INTEGER;
-- The earliest time of the next step down; NULL at level 0.
ALTER TABLE accounts ADD COLUMN guard_until INTEGER;
CREATE INDEX accounts_guarded ON accounts (guard_until) WHERE guard_level > 0;

-- What may slow an account down, counted by the hour; a row only where something happened.
CREATE TABLE account_signals (
  workspace_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  -- The hour's beginning, epoch ms.
  hour_at INTEGER NOT NULL,
  -- blocked | rate-limited | unavailable | error | opt-out | app-send
  kind TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, account_id, hour_at, kind)
) STRICT, WITHOUT ROWID;

ALTER TABLE leads ADD COLUMN blocked_at INTEGER;
-- The very words, or what happened, for which they were blocked; NULL by hand.
ALTER TABLE leads ADD COLUMN blocked_words TEXT;
-- JSON list of such words that somebody took a block back for: they never block this person again.
ALTER TABLE leads ADD COLUMN spared_words TEXT;
CREATE INDEX leads_blocked ON leads (workspace_id, coalesce(blocked_at, 0), id) WHERE blocked = 1;

-- Who changed what: the chain. It names nobody but users of this installation.
CREATE TABLE audit_entries (
  workspace_id TEXT NOT NULL,
  -- From 1 without a gap.
  seq INTEGER NOT NULL,
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- person:<id> | key:<id> | guard | product
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  -- SHA-256 of what its row in audit_details says, salt included.
  digest TEXT NOT NULL,
  -- SHA-256 over this row and the hash before it; NULL until the minute's sealing.
  hash TEXT,
  PRIMARY KEY (workspace_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_entries_unsealed ON audit_entries (workspace_id, seq) WHERE hash IS NULL;

-- What an entry says. A row that is gone was erased: the chain holds without it.
CREATE TABLE audit_details (
  workspace_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  -- account | lead | automation | workspace | dead-letter
  target_kind TEXT NOT NULL,
  target_id TEXT NOT NULL,
  -- The same id where the target is a lead: erasure finds it.
  lead_id TEXT,
  -- JSON, or NULL.
  before TEXT,
  after TEXT,
  -- Without it nobody can try out what an erased row said.
  salt TEXT NOT NULL,
  PRIMARY KEY (workspace_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_details_lead ON audit_details (workspace_id, lead_id) WHERE lead_id IS NOT NULL;

-- The newest sealed entry: a chain that was cut short does not reach it.
CREATE TABLE audit_heads (
  workspace_id TEXT PRIMARY KEY NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Whose it is; NULL: nobody's alone, the operator's.
ALTER TABLE dead_letters ADD COLUMN workspace_id TEXT;
ALTER TABLE dead_letters ADD COLUMN kind TEXT;
-- A replay was begun: for a minute nobody else begins one.
ALTER TABLE dead_letters ADD COLUMN replay_asked_at INTEGER;
CREATE INDEX dead_letters_workspace ON dead_letters (workspace_id, received_at, id) WHERE workspace_id IS NOT NULL;
CREATE INDEX dead_letters_replayed ON dead_letters (replayed_at) WHERE replayed_at IS NOT NULL;
