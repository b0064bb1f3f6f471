-- One erasure at a time of a person, and erasures that fail (docs/decisions/0010-erasure.md). Only columns and an index
-- are added: yesterday's code, which leaves them at what they start with, runs on this.

-- Steps in a row that failed; 0 again once one succeeds.
ALTER TABLE erasures ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
-- Whether any lead of the workspace is known under two accounts; NULL while that is not known.
ALTER TABLE erasures ADD COLUMN any_shared INTEGER;
-- The lead that somebody of the workspace asked to erase; NULL otherwise.
ALTER TABLE erasures ADD COLUMN asked_lead TEXT;
CREATE UNIQUE INDEX erasures_asked ON erasures (workspace_id, asked_lead)
  WHERE asked_lead IS NOT NULL AND due_at IS NOT NULL;

ALTER TABLE deletion_requests ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
