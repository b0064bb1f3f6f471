-- Numbers that a model reads where the rules could not, and what people agreed to (docs/phones.md). Only columns, tables,
-- indexes and triggers are added: yesterday's code runs on this.

-- How often the model may be asked a local day (0: never), how often it was on `ai_day`, and until when it is left alone.
ALTER TABLE workspace_settings ADD COLUMN ai_daily_calls INTEGER NOT NULL DEFAULT 200;
ALTER TABLE workspace_settings ADD COLUMN ai_day TEXT NOT NULL DEFAULT '';
ALTER TABLE workspace_settings ADD COLUMN ai_calls INTEGER NOT NULL DEFAULT 0;
ALTER TABLE workspace_settings ADD COLUMN ai_paused_until INTEGER NOT NULL DEFAULT 0;

-- A message that seems to hide a number. Its words stay where they are: in `interactions`.
CREATE TABLE phone_readings (
  workspace_id TEXT NOT NULL,
  lead_id TEXT NOT NULL,
  interaction_id TEXT NOT NULL,
  -- The key of the interaction's row.
  account_id TEXT NOT NULL,
  dedupe_key TEXT NOT NULL,
  -- waiting | found | nothing | given-up
  state TEXT NOT NULL,
  -- Why it waits, or ended without a number; a stable code.
  reason TEXT,
  -- Calls that failed.
  tries INTEGER NOT NULL DEFAULT 0,
  -- Since when it waits, and when its state last changed.
  asked_at INTEGER NOT NULL,
  at INTEGER NOT NULL,
  -- When it is looked at again: to be read, or, once it has ended, to be forgotten.
  due_at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, lead_id, interaction_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX phone_readings_newest ON phone_readings (workspace_id, interaction_id);
CREATE INDEX phone_readings_due ON phone_readings (due_at, workspace_id, lead_id, interaction_id);

-- What somebody agreed to, or no longer agrees to, about one number or address. Nothing here is ever changed or
-- overwritten; the newest of a number says what holds, and `contact_points.consent` follows.
CREATE TABLE consents (
  workspace_id TEXT NOT NULL,
  lead_id TEXT NOT NULL,
  -- phone | email
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  -- When they said it.
  at INTEGER NOT NULL,
  id TEXT NOT NULL,
  -- given | withdrawn
  state TEXT NOT NULL,
  -- Their exact words, as far as they are known.
  words TEXT,
  -- public-comment | private-message | after-our-question | import
  given_in TEXT NOT NULL,
  -- Who noted it: id of a person or an API key; `evidence`: the person's own message.
  by TEXT NOT NULL,
  -- The lead it was noted of, which may have been merged since.
  owner_id TEXT NOT NULL,
  -- The import that brought it.
  source TEXT,
  PRIMARY KEY (workspace_id, lead_id, kind, value, at, id)
) STRICT, WITHOUT ROWID;

-- Whoever writes a number, what was noted about it holds: consent that was given is not lost when the words are found
-- anew, and words from before a withdrawal do not unlock it again.
CREATE TRIGGER contact_points_consent_added AFTER INSERT ON contact_points
WHEN EXISTS (SELECT 1 FROM consents WHERE workspace_id = NEW.workspace_id AND lead_id = NEW.lead_id
  AND kind = NEW.kind AND value = NEW.value)
BEGIN
  UPDATE contact_points SET consent = (
    SELECT CASE WHEN s.state = 'given' THEN 'recorded'
      WHEN NEW.consent = 'asked-to-be-called' AND NEW.found_at > s.at THEN NEW.consent ELSE 'none' END
    FROM consents s WHERE s.workspace_id = NEW.workspace_id AND s.lead_id = NEW.lead_id AND s.kind = NEW.kind
      AND s.value = NEW.value ORDER BY s.at DESC, s.id DESC LIMIT 1)
  WHERE workspace_id = NEW.workspace_id AND lead_id = NEW.lead_id AND kind = NEW.kind AND value = NEW.value;
END;

CREATE TRIGGER contact_points_consent_changed AFTER UPDATE OF consent, found_at, lead_id ON contact_points
WHEN NEW.consent <> (
    SELECT CASE WHEN s.state = 'given' THEN 'recorded'
      WHEN NEW.consent = 'asked-to-be-called' AND NEW.found_at > s.at THEN NEW.consent ELSE 'none' END
    FROM consents s WHERE s.workspace_id = NEW.workspace_id AND s.lead_id = NEW.lead_id AND s.kind = NEW.kind
      AND s.value = NEW.value ORDER BY s.at DESC, s.id DESC LIMIT 1)
BEGIN
  UPDATE contact_points SET consent = (
    SELECT CASE WHEN s.state = 'given' THEN 'recorded'
      WHEN NEW.consent = 'asked-to-be-called' AND NEW.found_at > s.at THEN NEW.consent ELSE 'none' END
    FROM consents s WHERE s.workspace_id = NEW.workspace_id AND s.lead_id = NEW.lead_id AND s.kind = NEW.kind
      AND s.value = NEW.value ORDER BY s.at DESC, s.id DESC LIMIT 1)
  WHERE workspace_id = NEW.workspace_id AND lead_id = NEW.lead_id AND kind = NEW.kind AND value = NEW.value;
END;
