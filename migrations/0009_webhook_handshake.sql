-- When a platform's test of our webhook address was last refused, for the doctor: it came with another verify token.
ALTER TABLE webhook_health ADD COLUMN handshake_refused_at INTEGER;
