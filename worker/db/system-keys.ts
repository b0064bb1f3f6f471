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

/** How far a change of the encryption key is, and which records an older key sealed: ids only, never what is sealed. */
export class SystemKeys {
  readonly #d1: D1Database;
  constructor(d1: D1Database) {
    this.#d1 = d1;
  }

  async findRotation(kid: string): Promise<KeyRotation | undefined> {
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
  startRotation(kid: string, now: number): Promise<boolean> {
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
  takeRotation(kid: string, now: number, standingMs: number): Promise<boolean> {
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
  async stepRotation(kid: string, from: string, step: PassStep, now: number): Promise<boolean> {
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

  async finishRotation(kid: string, from: string, step: PassStep, now: number): Promise<boolean> {
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
  async reopenRotation(kid: string, now: number): Promise<boolean> {
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
}
