-- Answers under comments, and what became of templates (docs/storage.md). Only tables, columns and indexes: yesterday's
-- code runs on this.

-- Since when its wordings are as they are; NULL: since it was made. Results before that are of other words.
ALTER TABLE templates ADD COLUMN worded_at INTEGER;

-- What became of messages, by template and wording. `settled_*`: of messages so old that nothing more is counted for
-- them; `recent_*`: of all others, as of the night.
CREATE TABLE template_results (
  workspace_id TEXT NOT NULL,
  template_id TEXT NOT NULL,
  variant INTEGER NOT NULL,
  settled_sent INTEGER NOT NULL DEFAULT 0,
  settled_answered INTEGER NOT NULL DEFAULT 0,
  settled_phones INTEGER NOT NULL DEFAULT 0,
  recent_sent INTEGER NOT NULL DEFAULT 0,
  recent_answered INTEGER NOT NULL DEFAULT 0,
  recent_phones INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace_id, template_id, variant)
) STRICT, WITHOUT ROWID;

-- How far each workspace's messages are counted: those up to `settled_id` for good, the rest as of `counted_at`.
CREATE TABLE template_result_marks (
  workspace_id TEXT PRIMARY KEY NOT NULL,
  settled_id TEXT NOT NULL,
  counted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Answers under comments, made when the private message to the comment's author went out. Each is posted at most once.
CREATE TABLE public_replies (
  workspace_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  id TEXT NOT NULL,
  lead_id TEXT NOT NULL,
  -- The private message that it goes with.
  message_id TEXT NOT NULL,
  automation_id TEXT NOT NULL,
  -- The comment that is answered, and the top-level one it stands under: platforms take no reply to a reply.
  comment_id TEXT NOT NULL,
  under_id TEXT NOT NULL,
  media_id TEXT,
  -- The author's name, put in front where the answer stands under somebody else's comment.
  mention TEXT,
  text TEXT NOT NULL,
  -- pending | sending | sent | failed | skipped | unknown
  state TEXT NOT NULL,
  -- 1 while something may still happen by itself.
  open INTEGER NOT NULL,
  reason TEXT,
  not_before_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  sending_at INTEGER,
  sent_at INTEGER,
  external_id TEXT,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, account_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX public_replies_lead ON public_replies (workspace_id, lead_id, id);
CREATE INDEX public_replies_post ON public_replies (workspace_id, account_id, media_id, id);
CREATE INDEX public_replies_due ON public_replies (not_before_at) WHERE open = 1;
