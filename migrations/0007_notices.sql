-- Notices to the people of a workspace, and changes of the encryption key (docs/storage.md). Only tables are added.

CREATE TABLE notices (
  workspace_id TEXT NOT NULL,
  id TEXT NOT NULL,
  -- reconnect | deauthorized | loss | token-expiring
  kind TEXT NOT NULL,
  account_id TEXT,
  -- What its sentence needs and no other table says.
  data TEXT NOT NULL,
  at INTEGER NOT NULL,
  hidden_at INTEGER,
  resolved_at INTEGER,
  PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;
-- One of a kind at a time: raising it again, by fifty callers at once, writes nothing.
CREATE UNIQUE INDEX notices_open ON notices (workspace_id, kind, coalesce(account_id, '')) WHERE resolved_at IS NULL;

-- One change of the encryption key, named by the key that everything is sealed with anew.
CREATE TABLE key_rotations (
  kid TEXT PRIMARY KEY NOT NULL,
  started_at INTEGER NOT NULL,
  progressed_at INTEGER NOT NULL,
  -- The last record looked at in this pass; '' at its start.
  after TEXT NOT NULL DEFAULT '',
  resealed INTEGER NOT NULL DEFAULT 0,
  -- Records of this pass that no key of the ring opens: shown, never deleted.
  failed INTEGER NOT NULL DEFAULT 0,
  -- Records of this pass that were not on the newest key when looked at.
  outdated INTEGER NOT NULL DEFAULT 0,
  finished_at INTEGER
) STRICT, WITHOUT ROWID;
