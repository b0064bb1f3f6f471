-- Leads from a file, and what left as one (docs/storage.md). Only tables and indexes are added: yesterday's code runs
-- on this.

CREATE TABLE imports (
  workspace_id TEXT NOT NULL,
  id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  file_name TEXT NOT NULL,
  separator TEXT NOT NULL,
  -- draft | started; how far a started one is says its change.
  state TEXT NOT NULL,
  -- JSON list of the header's cells, and JSON object of field to column name.
  columns TEXT NOT NULL,
  mapping TEXT NOT NULL,
  parts INTEGER NOT NULL DEFAULT 0,
  -- Lines of the file that were read, its header included.
  lines INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0,
  valid INTEGER NOT NULL DEFAULT 0,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  job_id TEXT,
  change_id TEXT,
  -- When it is forgotten, with its rows.
  expires_at INTEGER NOT NULL,
  -- Counts every write: two parts of one file do not both become the next.
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX imports_expiring ON imports (expires_at, workspace_id, id);

-- Some hundred rows of a file, as they were given.
CREATE TABLE import_parts (
  workspace_id TEXT NOT NULL,
  import_id TEXT NOT NULL,
  part INTEGER NOT NULL,
  -- JSON list of [line, cells]; once imported, only those that were refused.
  rows TEXT NOT NULL,
  -- JSON list of [line, reason]: lines that are refused for what stands elsewhere; an erased person's row is not kept.
  noted TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (workspace_id, import_id, part)
) STRICT, WITHOUT ROWID;

-- What left as a file: who took it, which filters, how many.
CREATE TABLE exports (
  workspace_id TEXT NOT NULL,
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- Id of the person or the API key.
  made_by TEXT NOT NULL,
  -- csv | json
  format TEXT NOT NULL,
  -- JSON of the list's filters; names no lead.
  filter TEXT NOT NULL,
  -- 1: everybody there was; then no rows of lead_exports are needed to say who.
  is_all INTEGER NOT NULL,
  -- Leads that were written out; it grows while the file is taken.
  count INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX exports_all ON exports (workspace_id, at, id) WHERE is_all = 1;

-- Who was in an export that was not of everybody: the first 10,000 of each.
CREATE TABLE lead_exports (
  workspace_id TEXT NOT NULL,
  lead_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  export_id TEXT NOT NULL,
  PRIMARY KEY (workspace_id, lead_id, at, export_id)
) STRICT, WITHOUT ROWID;
