/** Where what-ifs have something left to look at: ids only, never what they ask. */
export class SystemWhatIfs {
  readonly #d1: D1Database;
  constructor(d1: D1Database) {
    this.#d1 = d1;
  }

  /** Those whose message was lost, longest ago first. */
  async due(now: number, limit: number): Promise<{ workspaceId: string; jobId: string }[]> {
    const result = await this.#d1
      .prepare(
        `SELECT workspace_id AS workspaceId, job_id AS jobId FROM what_ifs INDEXED BY what_ifs_due
         WHERE due_at IS NOT NULL AND due_at <= ?1 ORDER BY due_at LIMIT ?2`,
      )
      .bind(now, limit)
      .all<{ workspaceId: string; jobId: string }>();
    return result.results;
  }
}
