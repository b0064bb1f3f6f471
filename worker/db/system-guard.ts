/** Accounts that are slowed down and may be a step nearer to normal: ids only. */
export class SystemGuard {
  readonly #d1: D1Database;
  constructor(d1: D1Database) {
    this.#d1 = d1;
  }

  /** Those that have waited longest first. */
  async due(now: number, limit: number): Promise<{ workspaceId: string; accountId: string }[]> {
    const result = await this.#d1
      .prepare(
        `SELECT workspace_id AS workspaceId, id AS accountId FROM accounts INDEXED BY accounts_guarded
         WHERE guard_level > 0 AND guard_until <= ?1 ORDER BY guard_until LIMIT ?2`,
      )
      .bind(now, limit)
      .all<{ workspaceId: string; accountId: string }>();
    return result.results;
  }
}
