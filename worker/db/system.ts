import { SystemDeletions } from "./system-deletions.ts";

export type DirectoryEntry = { workspaceId: string; accountId: string; platform: string; externalId: string };
/** Last visits of a platform at our webhook door, epoch ms; null: never. */
export type WebhookHealth = {
  handshakeAt: number | null;
  deliveryAt: number | null;
  /** Name of the setting whose secret signed the last delivery. */
  signedWith: string | null;
  rejectedAt: number | null;
  testAt: number | null;
  unroutableAt: number | null;
};
export type OAuthState = { workspaceId: string; personId: string; sessionId: string };

/** One change of the encryption key; `after` is where its pass goes on. Times are epoch ms. */
export type KeyRotation = {
  kid: string;
  startedAt: number;
  progressedAt: number;
  after: string;
  resealed: number;
  failed: number;
  outdated: number;
  finishedAt: number | null;
};
export type PassStep = { after: string; resealed: number; failed: number; outdated: number };

/**
 * What must be known before a workspace is: the account directory, one-time OAuth states, cron leases, dead
 * letters, and scans that return where work is due, never its rows. Each method is listed in docs/storage.md.
 */
export class SystemDb {
  readonly #d1: D1Database;
  /** Platforms' requests to delete, and where their work stands. */
  readonly deletions: SystemDeletions;
  constructor(d1: D1Database) {
    this.#d1 = d1;
    this.deletions = new SystemDeletions(d1);
  }

  /** The workspace that connected this account of a platform; webhooks carry only the platform's id. */
  async findAccount(platform: string, externalId: string): Promise<DirectoryEntry | undefined> {
    const row = await this.#d1
      .prepare(
        "SELECT workspace_id AS workspaceId, account_id AS accountId, platform, external_id AS externalId FROM account_directory WHERE platform = ?1 AND external_id = ?2",
      )
      .bind(platform, externalId)
      .first<DirectoryEntry>();
    return row ?? undefined;
  }

  /** Accounts by either of the two ids a callback of the platform may carry, disconnected ones included. */
  async findAccountsByAnyId(platform: string, id: string): Promise<DirectoryEntry[]> {
    const result = await this.#d1
      .prepare(
        `SELECT workspace_id AS workspaceId, account_id AS accountId, platform, external_id AS externalId
         FROM account_holders WHERE platform = ?1 AND external_id = ?2
         UNION SELECT workspace_id, account_id, platform, external_id
         FROM account_holders WHERE platform = ?1 AND app_scoped_id = ?2`,
      )
      .bind(platform, id)
      .all<DirectoryEntry>();
    return result.results;
  }

  /**
   * Claims an account for one workspace; false when another workspace holds it. The workspace is noted as its holder
   * until what the account brought is erased: disconnecting does not change that.
   */
  async claimAccount(entry: DirectoryEntry & { appScopedId: string }): Promise<boolean> {
    const values = [entry.platform, entry.externalId, entry.appScopedId, entry.workspaceId, entry.accountId];
    const [claimed] = await this.#d1.batch([
      this.#d1
        .prepare(
          `INSERT INTO account_directory (platform, external_id, app_scoped_id, workspace_id, account_id)
           VALUES (?1, ?2, ?3, ?4, ?5)
           ON CONFLICT (platform, external_id) DO UPDATE SET app_scoped_id = excluded.app_scoped_id, account_id = excluded.account_id
           WHERE workspace_id = excluded.workspace_id RETURNING account_id`,
        )
        .bind(...values),
      this.#d1
        .prepare(
          `INSERT INTO account_holders (platform, external_id, app_scoped_id, workspace_id, account_id)
           SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS (SELECT 1 FROM account_directory
             WHERE platform = ?1 AND external_id = ?2 AND workspace_id = ?4)
           ON CONFLICT (platform, external_id, workspace_id) DO UPDATE SET app_scoped_id = excluded.app_scoped_id,
             account_id = excluded.account_id
           WHERE app_scoped_id <> excluded.app_scoped_id OR account_id <> excluded.account_id`,
        )
        .bind(...values),
    ]);
    return claimed!.results.length === 1;
  }

  async releaseAccount(platform: string, externalId: string, workspaceId: string): Promise<void> {
    await this.#d1
      .prepare("DELETE FROM account_directory WHERE platform = ?1 AND external_id = ?2 AND workspace_id = ?3")
      .bind(platform, externalId, workspaceId)
      .run();
  }

  /** Connected accounts, in pages by key; the collection cron fans them out. */
  async listAccounts(
    after: { platform: string; externalId: string } | null,
    limit: number,
  ): Promise<DirectoryEntry[]> {
    const result = await this.#d1
      .prepare(
        `SELECT workspace_id AS workspaceId, account_id AS accountId, platform, external_id AS externalId
         FROM account_directory WHERE (platform, external_id) > (?1, ?2) ORDER BY platform, external_id LIMIT ?3`,
      )
      .bind(after?.platform ?? "", after?.externalId ?? "", limit)
      .all<DirectoryEntry>();
    return result.results;
  }

  /**
   * Accounts that want to be read more often than the quarter of an hour, and whose time has come; notes that they
   * were asked for. Reads two rows per such account, whatever else is connected.
   * @param earlyMs crons come a little early or late; so much early still counts
   */
  async takePacedAccounts(
    now: number,
    earlyMs: number,
  ): Promise<{ workspaceId: string; accountId: string }[]> {
    const result = await this.#d1
      .prepare(
        `UPDATE account_directory INDEXED BY account_directory_paced SET collect_asked_at = ?1
         WHERE poll_minutes < 15 AND collect_asked_at <= ?1 + ?2 - poll_minutes * 60000
         RETURNING workspace_id AS workspaceId, account_id AS accountId`,
      )
      .bind(now, earlyMs)
      .all<{ workspaceId: string; accountId: string }>();
    return result.results;
  }

  /** How often the sweep asks for an account; 15 leaves it to the quarter of an hour. Writes only a change. */
  async setPace(entry: DirectoryEntry, pollMinutes: number): Promise<void> {
    await this.#d1
      .prepare(
        `UPDATE account_directory SET poll_minutes = ?4
         WHERE platform = ?1 AND external_id = ?2 AND workspace_id = ?3 AND poll_minutes <> ?4`,
      )
      .bind(entry.platform, entry.externalId, entry.workspaceId, pollMinutes)
      .run();
  }

  /** Workspaces that have a connected account, once each, in pages; the hourly run fans them out. */
  async listWorkspaces(after: string, limit: number): Promise<string[]> {
    const result = await this.#d1
      .prepare(
        "SELECT workspace_id AS id FROM workspace_settings WHERE workspace_id > ?1 ORDER BY workspace_id LIMIT ?2",
      )
      .bind(after, limit)
      .all<{ id: string }>();
    return result.results.map((row) => row.id);
  }

  /**
   * Accounts with messages that something may still happen to. Walks the partial index from account to
   * account, so it reads about one row per account however many messages wait.
   */
  async accountsWithOpenMessages(limit: number): Promise<{ workspaceId: string; accountId: string }[]> {
    const result = await this.#d1
      .prepare(
        `WITH RECURSIVE due (k) AS (
           SELECT (SELECT workspace_id || char(9) || account_id FROM messages WHERE open = 1
             ORDER BY workspace_id, account_id LIMIT 1)
           UNION ALL
           SELECT (SELECT workspace_id || char(9) || account_id FROM messages
             WHERE open = 1 AND (workspace_id, account_id) >
               (substr(due.k, 1, instr(due.k, char(9)) - 1), substr(due.k, instr(due.k, char(9)) + 1))
             ORDER BY workspace_id, account_id LIMIT 1)
           FROM due WHERE due.k IS NOT NULL
         ) SELECT substr(k, 1, instr(k, char(9)) - 1) AS workspaceId, substr(k, instr(k, char(9)) + 1) AS accountId
         FROM due WHERE k IS NOT NULL LIMIT ?1`,
      )
      .bind(limit)
      .all<{ workspaceId: string; accountId: string }>();
    return result.results;
  }

  async addOAuthState(id: string, state: OAuthState, expiresAt: number): Promise<void> {
    await this.#d1
      .prepare(
        "INSERT INTO oauth_states (id, workspace_id, person_id, session_id, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)",
      )
      .bind(id, state.workspaceId, state.personId, state.sessionId, expiresAt)
      .run();
  }

  /** Single use: the second caller gets nothing, whoever comes first. */
  async redeemOAuthState(id: string, now: number): Promise<OAuthState | undefined> {
    const row = await this.#d1
      .prepare(
        `UPDATE oauth_states SET used_at = ?2 WHERE id = ?1 AND used_at IS NULL AND expires_at > ?2
         RETURNING workspace_id AS workspaceId, person_id AS personId, session_id AS sessionId`,
      )
      .bind(id, now)
      .first<OAuthState>();
    return row ?? undefined;
  }

  async purgeOAuthStates(before: number): Promise<void> {
    await this.#d1.prepare("DELETE FROM oauth_states WHERE expires_at < ?1").bind(before).run();
  }

  /**
   * Takes one run of a cron: true for the first caller only. The same scheduled time never runs twice, and a
   * later one waits while a run is under way; one that died is taken over after its lease.
   * @param scheduledAt epoch ms, as the platform says it
   */
  async takeCronRun(cron: string, scheduledAt: number, now: number, leaseMs: number): Promise<boolean> {
    const result = await this.#d1
      .prepare(
        `INSERT INTO cron_runs (cron, window_at, finished_at) VALUES (?1, ?2, NULL)
         ON CONFLICT (cron) DO UPDATE SET window_at = excluded.window_at, finished_at = NULL
         WHERE (cron_runs.window_at < excluded.window_at
             AND (cron_runs.finished_at IS NOT NULL OR ?3 > cron_runs.window_at + ?4))
            OR (cron_runs.window_at = excluded.window_at AND cron_runs.finished_at IS NULL
             AND ?3 > cron_runs.window_at + ?4)
         RETURNING cron`,
      )
      .bind(cron, scheduledAt, now, leaseMs)
      .all();
    return result.results.length === 1;
  }

  async finishCron(cron: string, scheduledAt: number, now: number): Promise<void> {
    await this.#d1
      .prepare("UPDATE cron_runs SET finished_at = ?3 WHERE cron = ?1 AND window_at = ?2")
      .bind(cron, scheduledAt, now)
      .run();
  }

  async listCronRuns(): Promise<{ cron: string; windowAt: number; finishedAt: number | null }[]> {
    const result = await this.#d1
      .prepare("SELECT cron, window_at AS windowAt, finished_at AS finishedAt FROM cron_runs")
      .all<{ cron: string; windowAt: number; finishedAt: number | null }>();
    return result.results;
  }

  async findWebhookHealth(platform: string): Promise<WebhookHealth | undefined> {
    const row = await this.#d1
      .prepare(
        `SELECT handshake_at AS handshakeAt, delivery_at AS deliveryAt, signed_with AS signedWith,
           rejected_at AS rejectedAt, test_at AS testAt, unroutable_at AS unroutableAt
         FROM webhook_health WHERE platform = ?1`,
      )
      .bind(platform)
      .first<WebhookHealth>();
    return row ?? undefined;
  }

  /**
   * Notes a delivery whose signature was right. Writes again only after `everyMs`, or when a refused one came since:
   * then it says that the secrets are right again.
   */
  async noteWebhookDelivery(
    platform: string,
    at: number,
    everyMs: number,
    { signedWith, brought }: { signedWith: string | null; brought: "account" | "test" | "stranger" },
  ): Promise<void> {
    await this.#d1
      .prepare(
        `INSERT INTO webhook_health AS w (platform, delivery_at, signed_with, test_at, unroutable_at)
         VALUES (?1, ?2, ?3, iif(?4 = 'test', ?2, NULL), iif(?4 = 'stranger', ?2, NULL))
         ON CONFLICT (platform) DO UPDATE SET delivery_at = excluded.delivery_at, signed_with = excluded.signed_with,
           test_at = coalesce(excluded.test_at, w.test_at),
           unroutable_at = coalesce(excluded.unroutable_at, w.unroutable_at)
         WHERE coalesce(w.delivery_at, 0) <= ?2 - ?5
           OR (w.delivery_at < ?2 AND w.rejected_at >= w.delivery_at)
           OR (?4 = 'test' AND coalesce(w.test_at, 0) <= ?2 - ?5)
           OR (?4 = 'stranger' AND coalesce(w.unroutable_at, 0) <= ?2 - ?5)`,
      )
      .bind(platform, at, signedWith, brought, everyMs)
      .run();
  }

  /** Notes a delivery that no secret signed; again only after `everyMs`, or when a right one came since. */
  async noteWebhookRejected(platform: string, at: number, everyMs: number): Promise<void> {
    await this.#d1
      .prepare(
        `INSERT INTO webhook_health AS w (platform, rejected_at) VALUES (?1, ?2)
         ON CONFLICT (platform) DO UPDATE SET rejected_at = excluded.rejected_at
         WHERE coalesce(w.rejected_at, 0) <= ?2 - ?3 OR (w.rejected_at < ?2 AND w.delivery_at >= w.rejected_at)`,
      )
      .bind(platform, at, everyMs)
      .run();
  }

  async noteWebhookHandshake(platform: string, at: number, everyMs: number): Promise<void> {
    await this.#d1
      .prepare(
        `INSERT INTO webhook_health AS w (platform, handshake_at) VALUES (?1, ?2)
         ON CONFLICT (platform) DO UPDATE SET handshake_at = excluded.handshake_at
         WHERE coalesce(w.handshake_at, 0) <= ?2 - ?3`,
      )
      .bind(platform, at, everyMs)
      .run();
  }

  async findKeyRotation(kid: string): Promise<KeyRotation | undefined> {
    const row = await this.#d1
      .prepare(
        `SELECT kid, started_at AS startedAt, progressed_at AS progressedAt, after, resealed, failed, outdated,
           finished_at AS finishedAt FROM key_rotations WHERE kid = ?1`,
      )
      .bind(kid)
      .first<KeyRotation>();
    return row ?? undefined;
  }

  /** Begins a pass over everything sealed; true for the first caller only. */
  startKeyRotation(kid: string, now: number): Promise<boolean> {
    return this.#workForKey(
      kid,
      this.#d1
        .prepare(
          "INSERT INTO key_rotations (kid, started_at, progressed_at) VALUES (?1, ?2, ?2) ON CONFLICT DO NOTHING",
        )
        .bind(kid, now),
    );
  }

  /** Takes over a pass that stands still; true for the first caller only. */
  takeKeyRotation(kid: string, now: number, standingMs: number): Promise<boolean> {
    return this.#workForKey(
      kid,
      this.#d1
        .prepare(
          "UPDATE key_rotations SET progressed_at = ?2 WHERE kid = ?1 AND finished_at IS NULL AND progressed_at <= ?2 - ?3",
        )
        .bind(kid, now, standingMs),
    );
  }

  /** From here on other keys' changes are open again: should one come back as the newest, it has everything to do. */
  async #workForKey(kid: string, taking: D1PreparedStatement): Promise<boolean> {
    const [taken] = await this.#d1.batch([
      taking,
      this.#d1
        .prepare(
          `UPDATE key_rotations SET finished_at = NULL, after = '', failed = 0, outdated = 0
           WHERE kid <> ?1 AND (finished_at IS NOT NULL OR after <> '')`,
        )
        .bind(kid),
    ]);
    return taken?.meta.changes === 1;
  }

  /** Notes a chunk; false when another run of the same pass was faster. An empty `after` begins the next pass. */
  async stepKeyRotation(kid: string, from: string, step: PassStep, now: number): Promise<boolean> {
    const result = await this.#d1
      .prepare(
        `UPDATE key_rotations SET after = ?3, progressed_at = ?4, resealed = resealed + ?5,
           failed = iif(?3 = '', 0, failed + ?6), outdated = iif(?3 = '', 0, outdated + ?7)
         WHERE kid = ?1 AND after = ?2 AND finished_at IS NULL`,
      )
      .bind(kid, from, step.after, now, step.resealed, step.failed, step.outdated)
      .run();
    return result.meta.changes === 1;
  }

  async finishKeyRotation(kid: string, from: string, step: PassStep, now: number): Promise<boolean> {
    const result = await this.#d1
      .prepare(
        `UPDATE key_rotations SET after = '', progressed_at = ?3, finished_at = ?3, resealed = resealed + ?4,
           failed = failed + ?5, outdated = outdated + ?6
         WHERE kid = ?1 AND after = ?2 AND finished_at IS NULL`,
      )
      .bind(kid, from, now, step.resealed, step.failed, step.outdated)
      .run();
    return result.meta.changes === 1;
  }

  /** Begins another pass of a change that had ended: something sealed with an older key was found. */
  async reopenKeyRotation(kid: string, now: number): Promise<boolean> {
    const result = await this.#d1
      .prepare(
        `UPDATE key_rotations SET finished_at = NULL, after = '', failed = 0, outdated = 0, progressed_at = ?2
         WHERE kid = ?1 AND finished_at IS NOT NULL`,
      )
      .bind(kid, now)
      .run();
    return result.meta.changes === 1;
  }

  /**
   * The next accounts by key, and which of them hold a token of an older key: ids only, never what is sealed.
   * A record is `version.kid.iv.ct`.
   */
  async listSealedTokens(
    after: { workspaceId: string; id: string },
    kid: string,
    limit: number,
  ): Promise<{ workspaceId: string; id: string; isOutdated: number }[]> {
    const result = await this.#d1
      .prepare(
        `SELECT workspace_id AS workspaceId, id,
           token IS NOT NULL AND substr(token, instr(token, '.') + 1, 9) <> ?3 || '.' AS isOutdated
         FROM accounts WHERE (workspace_id, id) > (?1, ?2) ORDER BY workspace_id, id LIMIT ?4`,
      )
      .bind(after.workspaceId, after.id, kid, limit)
      .all<{ workspaceId: string; id: string; isOutdated: number }>();
    return result.results;
  }

  /** The next workspaces by id, and which of them hold a data key sealed with an older key. */
  async listSealedDataKeys(
    after: string,
    kid: string,
    limit: number,
  ): Promise<{ workspaceId: string; isOutdated: number }[]> {
    const result = await this.#d1
      .prepare(
        `SELECT workspace_id AS workspaceId,
           data_key IS NOT NULL AND substr(data_key, instr(data_key, '.') + 1, 9) <> ?2 || '.' AS isOutdated
         FROM workspace_settings WHERE workspace_id > ?1 ORDER BY workspace_id LIMIT ?3`,
      )
      .bind(after, kid, limit)
      .all<{ workspaceId: string; isOutdated: number }>();
    return result.results;
  }

  /** How many sealed records are not on this key, among at most `cap` accounts and as many workspaces. */
  async countOutdated(kid: string, cap: number): Promise<{ looked: number; outdated: number }> {
    const row = await this.#d1
      .prepare(
        `SELECT coalesce(max(looked), 0) AS looked, coalesce(sum(outdated), 0) AS outdated FROM (
           SELECT count(*) AS looked,
             sum(record IS NOT NULL AND substr(record, instr(record, '.') + 1, 9) <> ?1 || '.') AS outdated
           FROM (SELECT token AS record FROM accounts LIMIT ?2)
           UNION ALL
           SELECT count(*), sum(record IS NOT NULL AND substr(record, instr(record, '.') + 1, 9) <> ?1 || '.')
           FROM (SELECT data_key AS record FROM workspace_settings LIMIT ?2))`,
      )
      .bind(kid, cap)
      .first<{ looked: number; outdated: number }>();
    return row ?? { looked: 0, outdated: 0 };
  }

  async keepDeadLetter(id: string, queue: string, body: string, now: number): Promise<void> {
    await this.#d1
      .prepare(
        "INSERT INTO dead_letters (id, queue, body, received_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
      )
      .bind(id, queue, body, now)
      .run();
  }
}
