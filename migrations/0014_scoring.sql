-- Scoring by new rules with its progress, what-if and the learned score (docs/scoring.md). Only tables and an index
-- are added: yesterday's code runs on this.

-- The scoring of everybody by the newest rules: under way, or the last one.
CREATE TABLE rescorings (
  workspace_id TEXT PRIMARY KEY NOT NULL,
  -- The job whose progress this is.
  job_id TEXT NOT NULL,
  -- Of the rules it works by.
  scoring_version INTEGER NOT NULL,
  -- What changed: target | decay | caps | points; each needs more to be read than the one before.
  depth TEXT NOT NULL,
  -- The last lead that was scored; '' at the start.
  after TEXT NOT NULL DEFAULT '',
  -- Every crossing from then on is left to the hourly run.
  started_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What rules that nobody saved would change, where it takes more than one request; a day.
CREATE TABLE what_ifs (
  workspace_id TEXT NOT NULL,
  job_id TEXT NOT NULL,
  -- JSON of the rules tried out, and the version of those in force.
  scoring TEXT NOT NULL,
  scoring_version INTEGER NOT NULL,
  depth TEXT NOT NULL,
  -- Both scores are as of this time.
  at INTEGER NOT NULL,
  after TEXT NOT NULL DEFAULT '',
  -- JSON of what was found so far; names leads by our ids only.
  found TEXT NOT NULL,
  PRIMARY KEY (workspace_id, job_id)
) STRICT, WITHOUT ROWID;

-- What was last learned from converted and refused leads.
CREATE TABLE learned_scores (
  workspace_id TEXT PRIMARY KEY NOT NULL,
  -- collecting | not-better | ready
  state TEXT NOT NULL,
  -- Of those who had done something before their outcome.
  converted INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  -- How many outcomes were looked at, the newest of them, and the rules it was compared with: learning again from the
  -- same is no use.
  listed INTEGER NOT NULL,
  newest_at INTEGER NOT NULL,
  scoring_version INTEGER NOT NULL,
  held_out INTEGER NOT NULL,
  -- JSON {lift, auc}; NULL while collecting.
  measures TEXT,
  -- JSON of the model; NULL unless ready: what does not beat the rules is not kept.
  model TEXT,
  trained_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Partial: whoever is neither a sale nor a refusal costs nothing. Imported people did nothing that could be learned from.
CREATE INDEX leads_outcome ON leads (workspace_id, status_at, id)
  WHERE status IN ('converted', 'refused') AND interaction_count > 0;
