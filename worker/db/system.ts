import { SystemAlerts } from "./system-alerts.ts";
import { SystemAudit } from "./system-audit.ts";
import { SystemChanges } from "./system-changes.ts";
import { SystemDeadLetters } from "./system-dead-letters.ts";
import { SystemDeletions } from "./system-deletions.ts";
import { SystemGuard } from "./system-guard.ts";
import { SystemImports } from "./system-imports.ts";
import { SystemKeys } from "./system-keys.ts";
import { SystemPublicReplies } from "./system-public-replies.ts";
import { SystemReadings } from "./system-readings.ts";
import { SystemWebhooks } from "./system-webhooks.ts";
import { SystemWhatIfs } from "./system-what-ifs.ts";

export type DirectoryEntry = { workspaceId: string; accountId: string; platform: string; externalId: string };
export type OAuthState = { workspaceId: string; personId: string; sessionId: string };

/**
 * What must be known before a workspace is: the account directory, one-time OAuth states, cron leases, dead
 * letters, and scans that return where work is due, never its rows. Each method is listed in docs/storage.md.
 */
export class SystemDb {
  readonly #d1: D1Database;
  /** What was written down and waits for its seal. */
  readonly audit: SystemAudit;
  /** Accounts that are slowed down. */
  readonly guard: SystemGuard;
  /** What could not be worked on. */
  readonly deadLetters: SystemDeadLetters;
  /** Changes of many leads that go on, or are over. */
  readonly changes: SystemChanges;
  readonly whatIfs: SystemWhatIfs;
  readonly alerts: SystemAlerts;
  readonly imports: SystemImports;
  readonly readings: SystemReadings;
  readonly publicReplies: SystemPublicReplies;
  /** Platforms' requests to delete, and where their work stands. */
  readonly deletions: SystemDeletions;
  /** Changes of the encryption key, and what an older one sealed. */
  readonly keys: SystemKeys;
  /** What platforms last did at our webhook door. */
  readonly webhooks: SystemWebhooks;
  constructor(d1: D1Database) {
    this.#d1 = d1;
    this.audit = new SystemAudit(d1);
    this.guard = new SystemGuard(d1);
    this.deadLetters = new SystemDeadLetters(d1);
    this.changes = new SystemChanges(d1);
    this.whatIfs = new SystemWhatIfs(d1);
    this.alerts = new SystemAlerts(d1);
    this.imports = new SystemImports(d1);
    this.readings = new SystemReadings(d1);
    this.publicReplies = new SystemPublicReplies(d1);
    this.deletions = new SystemDeletions(d1);
    this.keys = new SystemKeys(d1);
    this.webhooks = new SystemWebhooks(d1);
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
}
