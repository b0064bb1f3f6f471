-- How far each post was read, and how its likes grew (docs/storage.md). Only columns and tables are added.

-- Comments of this post were read up to this time; NULL: never.
ALTER TABLE media ADD COLUMN collected_at INTEGER;
-- What the platform counted at that reading; NULL when it counts nothing that can be believed.
ALTER TABLE media ADD COLUMN read_comment_count INTEGER;
-- The same at the last reading to the very end.
ALTER TABLE media ADD COLUMN deep_comment_count INTEGER;
-- The newest row of media_likes.
ALTER TABLE media ADD COLUMN likes_at INTEGER;
ALTER TABLE media ADD COLUMN likes_kept INTEGER;

-- How many people liked a post, at a time. Who they are no platform tells.
CREATE TABLE media_likes (
  workspace_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  media_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  like_count INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, account_id, media_id, at)
) STRICT, WITHOUT ROWID;
