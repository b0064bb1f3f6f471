/** Which imports are over: ids only, never what their rows say. */
export class SystemImports {
  readonly #d1: D1Database;
  constructor(d1: D1Database) {
    this.#d1 = d1;
  }

  /** Drafts that nobody started, and imports that can no longer be undone, oldest first. */
  async expired(now: number, limit: number): Promise<{ workspaceId: string; importId: string }[]> {
    const result = await this.#d1
      .prepare(
        `SELECT workspace_id AS workspaceId, id AS importId FROM imports INDEXED BY imports_expiring
         WHERE expires_at <= ?1 ORDER BY expires_at LIMIT ?2`,
      )
      .bind(now, limit)
      .all<{ workspaceId: string; importId: string }>();
    return result.results;
  }
}
