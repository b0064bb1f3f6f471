/**
 * A grant is one slot. `clock_ms` is what the clock showed, `at_ms` the same but never before an earlier grant:
 * quota is counted by `at_ms`, the pause between two messages by `clock_ms`. `jitter` (0 to 1) is the draw for
 * the pause after it. `message_id` is '' once the account was forgotten. `misses` and `limits` count calls in a row
 * that showed nothing, and that were refused for a limit: the breaker opens by them.
 */
export const SEND_GATE_SCHEMA = [
  `CREATE TABLE grants (
     seq INTEGER PRIMARY KEY,
     grant_id TEXT NOT NULL UNIQUE,
     message_id TEXT NOT NULL,
     at_ms INTEGER NOT NULL,
     clock_ms INTEGER NOT NULL,
     jitter REAL NOT NULL,
     outcome TEXT CHECK (outcome IN ('sent', 'not-sent', 'unknown'))
   ) STRICT;
   CREATE INDEX grants_by_message ON grants (message_id);
   CREATE INDEX grants_by_time ON grants (at_ms);
   CREATE TABLE gate (
     only INTEGER PRIMARY KEY CHECK (only = 1),
     last_seen_ms INTEGER NOT NULL,
     breaker_until_ms INTEGER,
     breaker_reason TEXT
   ) STRICT;
   INSERT INTO gate (only, last_seen_ms) VALUES (1, 0);`,
  `ALTER TABLE gate ADD COLUMN misses INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE gate ADD COLUMN limits INTEGER NOT NULL DEFAULT 0;`,
] as const;
