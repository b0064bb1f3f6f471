-- Two leads that are one person, people who may not be written to, and pairs that are not the same
-- (docs/decisions/0013-merging.md). Only columns, indexes and tables are added: yesterday's code runs on this.

-- The newest merge into this lead that is in force, and how many people were taken into it.
ALTER TABLE leads ADD COLUMN merge_id TEXT;
ALTER TABLE leads ADD COLUMN merged_from INTEGER NOT NULL DEFAULT 0;

-- While it belongs to a lead that its author's id does not stand for: the lead that it does stand for.
ALTER TABLE interactions ADD COLUMN via_lead_id TEXT;
-- Only of what came to a merged lead: the platform's id of its author, and the lead's newest merge by then.
ALTER TABLE interactions ADD COLUMN person_id TEXT;
ALTER TABLE interactions ADD COLUMN merge_id TEXT;

-- Whom the platform says the message went to: a private reply may show another id of the person.
ALTER TABLE messages ADD COLUMN recipient_id TEXT;

-- A lead that was taken into another. Its identities keep pointing at it and lead here, so that undoing moves none.
CREATE TABLE lead_merges (
  workspace_id TEXT NOT NULL,
  taken_id TEXT NOT NULL,
  -- Where everything of theirs is now: the lead that nobody has taken in.
  lead_id TEXT NOT NULL,
  -- Whom it was taken into, who may have been taken in since.
  into_id TEXT NOT NULL,
  -- The merge; of the merges of one lead a later one has a greater id.
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  -- How the person was called, as their own events say it since.
  username TEXT NOT NULL,
  display_name TEXT,
  platform TEXT NOT NULL,
  -- JSON of both leads as they were, without their words, and of what was made of them; NULL: not to be undone.
  before TEXT,
  PRIMARY KEY (workspace_id, taken_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX lead_merges_lead ON lead_merges (workspace_id, lead_id, id);

-- Numbers and addresses of both as they were, for undoing a merge.
CREATE TABLE merged_contacts (
  workspace_id TEXT NOT NULL,
  -- Where everything of theirs is now.
  lead_id TEXT NOT NULL,
  merge_id TEXT NOT NULL,
  -- Whose it was.
  owner_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  country TEXT,
  type TEXT,
  confidence REAL NOT NULL,
  method TEXT NOT NULL,
  consent TEXT NOT NULL,
  quote TEXT NOT NULL,
  interaction_id TEXT NOT NULL,
  found_in TEXT NOT NULL,
  found_at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, lead_id, merge_id, owner_id, kind, value)
) STRICT, WITHOUT ROWID;

-- Where a merged person may be written to under another account than the one that their lead stands at.
CREATE TABLE lead_doors (
  workspace_id TEXT NOT NULL,
  lead_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  platform TEXT NOT NULL,
  external_id TEXT NOT NULL,
  thread_id TEXT,
  last_inbound_at INTEGER,
  last_sent_at INTEGER,
  reply_comment_id TEXT,
  reply_comment_at INTEGER,
  reply_media_id TEXT,
  reply_used INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace_id, lead_id, account_id)
) STRICT, WITHOUT ROWID;

-- Two leads that somebody said are not one person: a row for each of the two.
CREATE TABLE dismissed_duplicates (
  workspace_id TEXT NOT NULL,
  lead_id TEXT NOT NULL,
  other_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (workspace_id, lead_id, other_id)
) STRICT, WITHOUT ROWID;

-- Who may not be written to. Names nobody: a number or an address lies here as digests only.
CREATE TABLE do_not_contact (
  workspace_id TEXT NOT NULL,
  id TEXT NOT NULL,
  -- phone | email | person
  kind TEXT NOT NULL,
  -- JSON list: a person may have several ids.
  digests TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;

-- HMAC-SHA-256 of what each entry stands for, under the workspace's data key: asked before every send.
CREATE TABLE do_not_contact_digests (
  workspace_id TEXT NOT NULL,
  digest TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  PRIMARY KEY (workspace_id, digest, entry_id)
) STRICT, WITHOUT ROWID;
