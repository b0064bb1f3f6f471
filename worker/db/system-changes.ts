/** Where changes of many leads have something left to do, or are over: ids only, never what they say. */
export class SystemChanges {
  readonly #d1: D1Database;
  constructor(d1: D1Database) {
    this.#d1 = d1;
  }

  /** Changes whose ring was lost, and whose next try has come. */
  async due(now: number, limit: number): Promise<{ workspaceId: string; changeId: string }[]> {
    const result = await this.#d1
      .prepare(
        `SELECT workspace_id AS workspaceId, id AS changeId FROM undo_changes INDEXED BY undo_changes_due
         WHERE due_at IS NOT NULL AND due_at <= ?1 ORDER BY due_at LIMIT ?2`,
      )
      .bind(now, limit)
      .all<{ workspaceId: string; changeId: string }>();
    return result.results;
  }

  /** Changes that can no longer be undone, or are to be forgotten, oldest first. */
  async expired(
    now: number,
    limit: number,
  ): Promise<{ workspaceId: string; changeId: string; kind: string; at: number }[]> {
    const result = await this.#d1
      .prepare(
        `SELECT workspace_id AS workspaceId, id AS changeId, kind, at FROM undo_changes INDEXED BY undo_changes_expiring
         WHERE expires_at <= ?1 ORDER BY expires_at LIMIT ?2`,
      )
      .bind(now, limit)
      .all<{ workspaceId: string; changeId: string; kind: string; at: number }>();
    return result.results;
  }
}
