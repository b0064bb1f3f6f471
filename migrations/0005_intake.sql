-- What comes out of order, and what brought a person (docs/storage.md). Only columns and tables are added.

-- How many times its author had edited it by then; 2147483647 once they took it back, after which no edit counts.
ALTER TABLE interactions ADD COLUMN edits INTEGER NOT NULL DEFAULT 0;
-- The advertisement or link that last brought the person: JSON {source, ref, adId, title, at}.
ALTER TABLE leads ADD COLUMN referral TEXT;

-- Edits and take-backs that came before what they concern. The intake applies and deletes them; what never comes is
-- forgotten after a week.
CREATE TABLE early_amendments (
  workspace_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  -- Of the interaction to come.
  dedupe_key TEXT NOT NULL,
  -- The platform's id of its author.
  person_id TEXT NOT NULL,
  -- edited | unsent | unreacted
  kind TEXT NOT NULL,
  -- The newest words; NULL when taken back.
  text TEXT,
  edits INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, account_id, dedupe_key)
) STRICT, WITHOUT ROWID;
