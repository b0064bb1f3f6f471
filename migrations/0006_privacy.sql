-- What is erased, and who may not come back (docs/decisions/0010-erasure.md). Only columns and tables are added.

-- Random key of the tombstones, sealed by the vault; NULL until the first erasure of a person.
ALTER TABLE workspace_settings ADD COLUMN data_key TEXT;
-- Counts the erasures: an intake that read before one must not write after it. 0: there never was any.
ALTER TABLE workspace_settings ADD COLUMN erasure_version INTEGER NOT NULL DEFAULT 0;
-- The same, beside what every intake reads anyway: a workspace without erasures asks nothing more.
ALTER TABLE accounts ADD COLUMN erasure_version INTEGER NOT NULL DEFAULT 0;

-- Work that is done in the background and that somebody may ask about.
CREATE TABLE jobs (
  workspace_id TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- waiting | running | done | failed
  state TEXT NOT NULL,
  done INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  finished_at INTEGER,
  PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;

-- One erasure of a person or of an account, and how far it is. Names nobody once it is done.
CREATE TABLE erasures (
  workspace_id TEXT NOT NULL,
  id TEXT NOT NULL,
  job_id TEXT NOT NULL,
  -- person | platform
  requested_by TEXT NOT NULL,
  -- lead | account
  subject TEXT NOT NULL,
  account_id TEXT NOT NULL,
  lead_id TEXT,
  -- Ids and names that the platform uses, JSON, while they are still looked for; NULL once done.
  names TEXT,
  -- The platform's request it is part of.
  request_code TEXT,
  -- The next step; NULL when nothing is left to do.
  phase TEXT,
  -- Where a step that takes several turns goes on.
  cursor TEXT,
  -- 2: the second look, for what was being written during the first.
  round INTEGER NOT NULL DEFAULT 1,
  erased_rows INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  -- When the sweep rings again; NULL when nothing is left to do.
  due_at INTEGER,
  -- The person may be collected again.
  lifted_at INTEGER,
  PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX erasures_due ON erasures (workspace_id, due_at) WHERE due_at IS NOT NULL;

-- Who may not be collected again: HMAC-SHA-256 of account and person under data_key. Names nobody.
CREATE TABLE tombstones (
  workspace_id TEXT NOT NULL,
  digest TEXT NOT NULL,
  erasure_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, digest, erasure_id)
) STRICT, WITHOUT ROWID;

-- A platform's request to delete what is held about somebody, in whichever workspaces. No workspace of its own.
CREATE TABLE deletion_requests (
  -- 128 random bits, hex: whoever has it may see how far it is.
  code TEXT PRIMARY KEY NOT NULL,
  -- SHA-256 of the signed part: the same request again is the same request.
  digest TEXT NOT NULL,
  platform TEXT NOT NULL,
  -- The platform's id of whom it is about; NULL once everything of theirs is found.
  subject TEXT,
  -- How far the search is: JSON [externalId, workspaceId] of account_holders.
  searched_to TEXT,
  received_at INTEGER NOT NULL,
  due_at INTEGER,
  finished_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX deletion_requests_digest ON deletion_requests (digest);
CREATE INDEX deletion_requests_due ON deletion_requests (due_at) WHERE due_at IS NOT NULL;

-- The erasures that a request came to, for its page: figures only.
CREATE TABLE deletion_parts (
  code TEXT NOT NULL,
  erasure_id TEXT NOT NULL,
  workspace_id TEXT NOT NULL,
  done INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0,
  finished_at INTEGER,
  PRIMARY KEY (code, erasure_id)
) STRICT, WITHOUT ROWID;
