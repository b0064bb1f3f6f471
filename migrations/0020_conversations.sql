-- The inbox: whose words nobody has read yet. Only a partial index, so that counting them on each page reads what is
-- unread and not what there is; yesterday's code runs on this.
CREATE INDEX leads_unread ON leads (workspace_id, last_inbound_at, id) WHERE last_inbound_at > coalesce(read_at, 0);
