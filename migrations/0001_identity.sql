-- People, their sessions, and the workspaces they belong to. Only worker/identity/ reads or writes these tables.
-- Times are epoch milliseconds (UTC). ON DELETE RESTRICT everywhere: a table rebuild together with CASCADE would
-- empty the child tables on D1.

CREATE TABLE people (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  email_verified INTEGER NOT NULL DEFAULT 0,
  image TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX people_email ON people (email);

CREATE TABLE sessions (
  id TEXT PRIMARY KEY NOT NULL,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
  -- SHA-256 of the token, base64url: the token itself is nowhere in the database.
  token_hash TEXT NOT NULL,
  active_workspace_id TEXT,
  ip_address TEXT,
  user_agent TEXT,
  expires_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX sessions_token ON sessions (token_hash);
CREATE INDEX sessions_person ON sessions (person_id);

-- How a person proves who they are; so far only by password.
CREATE TABLE credentials (
  id TEXT PRIMARY KEY NOT NULL,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
  provider_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  -- Algorithm, parameters, salt and hash in one string.
  password TEXT,
  access_token TEXT,
  refresh_token TEXT,
  id_token TEXT,
  access_token_expires_at INTEGER,
  refresh_token_expires_at INTEGER,
  scope TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX credentials_provider ON credentials (provider_id, account_id);
CREATE INDEX credentials_person ON credentials (person_id);

CREATE TABLE verifications (
  id TEXT PRIMARY KEY NOT NULL,
  -- SHA-256 of what was sent out.
  identifier TEXT NOT NULL,
  value TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX verifications_identifier ON verifications (identifier);
CREATE INDEX verifications_expiry ON verifications (expires_at);

CREATE TABLE workspaces (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  slug TEXT NOT NULL,
  logo TEXT,
  metadata TEXT,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX workspaces_slug ON workspaces (slug);

CREATE TABLE members (
  id TEXT PRIMARY KEY NOT NULL,
  workspace_id TEXT NOT NULL REFERENCES workspaces (id) ON DELETE RESTRICT,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
  role TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'member', 'viewer')),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Every authenticated request walks this one: all it needs is in the index.
CREATE UNIQUE INDEX members_person ON members (person_id, workspace_id, role);
CREATE UNIQUE INDEX members_workspace ON members (workspace_id, person_id);

CREATE TABLE invitations (
  id TEXT PRIMARY KEY NOT NULL,
  workspace_id TEXT NOT NULL REFERENCES workspaces (id) ON DELETE RESTRICT,
  email TEXT NOT NULL,
  role TEXT CHECK (role IN ('owner', 'admin', 'member', 'viewer')),
  status TEXT NOT NULL DEFAULT 'pending',
  inviter_id TEXT NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
  expires_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX invitations_email ON invitations (email, status);
CREATE INDEX invitations_workspace ON invitations (workspace_id);

-- Key pairs that sign the JWTs; the private half is sealed by JWT_SECRET.
CREATE TABLE signing_keys (
  id TEXT PRIMARY KEY NOT NULL,
  public_key TEXT NOT NULL,
  private_key TEXT NOT NULL,
  alg TEXT,
  crv TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER
) STRICT, WITHOUT ROWID;

-- One-time links that let the operator create a person whatever SIGNUP says.
CREATE TABLE owner_links (
  token_hash TEXT PRIMARY KEY NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT, WITHOUT ROWID;

-- Failed sign-ins of one address in the current window; a success removes the row.
CREATE TABLE sign_in_attempts (
  address_hash TEXT PRIMARY KEY NOT NULL,
  attempts INTEGER NOT NULL,
  window_ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A workspace always keeps an owner, whichever two requests race.
CREATE TRIGGER members_keep_owner_on_delete BEFORE DELETE ON members
WHEN old.role = 'owner' AND NOT EXISTS (
  SELECT 1 FROM members WHERE workspace_id = old.workspace_id AND role = 'owner' AND id <> old.id
)
BEGIN
  SELECT RAISE(ABORT, 'last-owner');
END;

CREATE TRIGGER members_keep_owner_on_update BEFORE UPDATE ON members
WHEN old.role = 'owner' AND (new.role <> 'owner' OR new.workspace_id <> old.workspace_id) AND NOT EXISTS (
  SELECT 1 FROM members WHERE workspace_id = old.workspace_id AND role = 'owner' AND id <> old.id
)
BEGIN
  SELECT RAISE(ABORT, 'last-owner');
END;
