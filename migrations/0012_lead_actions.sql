-- What people do with many leads: reminders, saved views, and changes that can be undone (docs/decisions/0014-undo.md).
-- Only columns, an index and tables are added: yesterday's code runs on this.

-- When somebody wants to be reminded of this lead, and why; both NULL without a reminder.
ALTER TABLE leads ADD COLUMN reminder_at INTEGER;
ALTER TABLE leads ADD COLUMN reminder_note TEXT;
-- Partial: a lead without a reminder costs nothing.
CREATE INDEX leads_reminder ON leads (workspace_id, reminder_at, id) WHERE reminder_at IS NOT NULL;

CREATE TABLE saved_views (
  workspace_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  -- The name in lower case, without accents: two that read alike are one.
  name_key TEXT NOT NULL,
  -- JSON of the list's filters.
  filter TEXT NOT NULL,
  sort TEXT NOT NULL,
  -- 0: only for whoever made it.
  shared INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX saved_views_name ON saved_views (workspace_id, name_key);

-- One change of many leads, or of what cannot be put back by hand.
CREATE TABLE undo_changes (
  workspace_id TEXT NOT NULL,
  id TEXT NOT NULL,
  -- bulk | merge | import
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- Id of the person or the API key.
  made_by TEXT NOT NULL,
  -- JSON shown in the history; names no lead.
  summary TEXT NOT NULL,
  -- JSON of what is still to be done; NULL once it is.
  work TEXT,
  -- running | done | undoing | undone | partly-undone | expired
  state TEXT NOT NULL,
  -- collect | apply | undo; NULL when nothing is left to do.
  phase TEXT,
  -- Where collecting goes on, as JSON.
  cursor TEXT,
  -- How many parts there are, and the next to work on.
  parts INTEGER NOT NULL DEFAULT 0,
  part INTEGER NOT NULL DEFAULT 0,
  -- Leads changed; leads of which something did not fit; leads put back, and left alone, by undoing.
  count INTEGER NOT NULL DEFAULT 0,
  unfit INTEGER NOT NULL DEFAULT 0,
  restored INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0,
  -- The job whose progress this is; another one while it is undone.
  job_id TEXT,
  undone_by TEXT,
  undone_at INTEGER,
  -- When the sweep rings again; NULL when nothing is left to do.
  due_at INTEGER,
  -- Steps in a row that failed.
  tries INTEGER NOT NULL DEFAULT 0,
  -- When its parts go, then itself.
  expires_at INTEGER NOT NULL,
  -- Counts every step: two workers of the same change do not both take one.
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX undo_changes_due ON undo_changes (due_at, workspace_id, id) WHERE due_at IS NOT NULL;
CREATE INDEX undo_changes_expiring ON undo_changes (expires_at, workspace_id, id);

-- Some hundred leads of a change, one row: what each had before and what it was given.
CREATE TABLE undo_parts (
  workspace_id TEXT NOT NULL,
  change_id TEXT NOT NULL,
  part INTEGER NOT NULL,
  -- Ids of all its leads lie between these two: how a person's entry is found.
  first_id TEXT NOT NULL,
  last_id TEXT NOT NULL,
  -- JSON of what all have in common; names nobody.
  shared TEXT NOT NULL,
  -- JSON list of objects with the lead's `id`; erasing a person takes theirs out.
  leads TEXT NOT NULL,
  PRIMARY KEY (workspace_id, change_id, part)
) STRICT, WITHOUT ROWID;
