-- Totals of leads per account, split so that counting costs no row of its own: what changed lately stands in the
-- row of daily figures that is written anyway, and a nightly run folds it into `lead_totals`
-- (docs/storage.md, "How leads are counted"). Only columns and a table are added: yesterday's code runs on this.

-- What changed in the totals, signed. Rows up to `lead_totals.through_day` are counted there already.
ALTER TABLE daily_stats ADD COLUMN new INTEGER NOT NULL DEFAULT 0;
ALTER TABLE daily_stats ADD COLUMN contacted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE daily_stats ADD COLUMN in_progress INTEGER NOT NULL DEFAULT 0;
ALTER TABLE daily_stats ADD COLUMN converted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE daily_stats ADD COLUMN refused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE daily_stats ADD COLUMN target INTEGER NOT NULL DEFAULT 0;

CREATE TABLE lead_totals (
  workspace_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  platform TEXT NOT NULL,
  -- Without the changes of later days any of these may be under 0.
  new INTEGER NOT NULL DEFAULT 0,
  contacted INTEGER NOT NULL DEFAULT 0,
  in_progress INTEGER NOT NULL DEFAULT 0,
  converted INTEGER NOT NULL DEFAULT 0,
  refused INTEGER NOT NULL DEFAULT 0,
  target INTEGER NOT NULL DEFAULT 0,
  -- YYYY-MM-DD: changes of this day and of those before it are in the totals.
  through_day TEXT NOT NULL,
  PRIMARY KEY (workspace_id, account_id)
) STRICT, WITHOUT ROWID;

-- When totals were last compared with the leads themselves, and were right or put right; epoch ms.
ALTER TABLE workspace_settings ADD COLUMN totals_verified_at INTEGER;

-- An installation that is in use starts with what it has. No row of daily figures has a change yet, so any day would
-- do; one that nobody writes to any more keeps older rows out of every reading.
INSERT INTO lead_totals (workspace_id, account_id, platform, new, contacted, in_progress, converted, refused, target,
  through_day)
SELECT l.workspace_id, l.account_id, min(l.platform), sum(l.status = 'new'), sum(l.status = 'contacted'),
  sum(l.status = 'in_progress'), sum(l.status = 'converted'), sum(l.status = 'refused'), sum(l.target),
  date('now', '-2 days')
FROM leads l GROUP BY l.workspace_id, l.account_id;
