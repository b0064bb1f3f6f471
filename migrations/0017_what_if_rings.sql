-- A what-if whose message was lost is rung again; NULL once nothing is left to do.
ALTER TABLE what_ifs ADD COLUMN due_at INTEGER;

CREATE INDEX what_ifs_due ON what_ifs (due_at) WHERE due_at IS NOT NULL;

-- Those asked before: rung once, whoever is over says so.
UPDATE what_ifs SET due_at = at;
