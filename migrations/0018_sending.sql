-- What decides whether a message may go, beyond the platform's windows: who is in charge of a conversation, what a
-- message follows, and what else an automation does. Only columns and a partial index: yesterday's code runs on this.

-- A person answers somebody themselves: since when, who (`person:<id>`, or `app` from the platform's own app), and until
-- when no machine writes to them. All NULL while no person is in charge.
ALTER TABLE leads ADD COLUMN taken_over_at INTEGER;
ALTER TABLE leads ADD COLUMN taken_over_by TEXT;
ALTER TABLE leads ADD COLUMN taken_over_until INTEGER;
-- Up to when their words were read by somebody of the team.
ALTER TABLE leads ADD COLUMN read_at INTEGER;
-- Why they are blocked (`insult`, `spam`, `unavailable`), when it was not by hand.
ALTER TABLE leads ADD COLUMN blocked_reason TEXT;
-- Partial: who never wrote in private costs nothing.
CREATE INDEX leads_inbox ON leads (workspace_id, last_inbound_at, id) WHERE last_inbound_at IS NOT NULL;

-- JSON of `AutomationFilters` and `AutomationActions`.
ALTER TABLE automations ADD COLUMN filters TEXT NOT NULL DEFAULT '{}';
ALTER TABLE automations ADD COLUMN actions TEXT NOT NULL DEFAULT '{}';
ALTER TABLE templates ADD COLUMN image_url TEXT;

-- Which wording of its template was used, from 0; NULL for words written by hand.
ALTER TABLE messages ADD COLUMN variant INTEGER;
-- A follow-up: when the message before it was sent. It goes only while the person has not answered since.
ALTER TABLE messages ADD COLUMN follows_at INTEGER;
-- A picture sent by itself: `text` is empty then.
ALTER TABLE messages ADD COLUMN image_url TEXT;
