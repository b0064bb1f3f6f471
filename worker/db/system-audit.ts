/** Where something was written down that is not sealed yet: workspaces only. */
export class SystemAudit {
  readonly #d1: D1Database;
  constructor(d1: D1Database) {
    this.#d1 = d1;
  }

  /** Reads about one row per workspace, however much each has. */
  async unsealed(limit: number): Promise<string[]> {
    const result = await this.#d1
      .prepare(
        `WITH RECURSIVE due (id) AS (
           SELECT (SELECT workspace_id FROM audit_entries INDEXED BY audit_entries_unsealed
             WHERE hash IS NULL ORDER BY workspace_id LIMIT 1)
           UNION ALL
           SELECT (SELECT workspace_id FROM audit_entries INDEXED BY audit_entries_unsealed
             WHERE hash IS NULL AND workspace_id > due.id ORDER BY workspace_id LIMIT 1)
           FROM due WHERE due.id IS NOT NULL
         ) SELECT id FROM due WHERE id IS NOT NULL LIMIT ?1`,
      )
      .bind(limit)
      .all<{ id: string }>();
    return result.results.map((row) => row.id);
  }
}
