/** Which messages a model is to read next: ids only, never their words. */
export class SystemReadings {
  readonly #d1: D1Database;
  constructor(d1: D1Database) {
    this.#d1 = d1;
  }

  /** Messages whose time has come, those that have waited longest first. */
  async due(
    now: number,
    limit: number,
  ): Promise<{ workspaceId: string; leadId: string; interactionId: string }[]> {
    const result = await this.#d1
      .prepare(
        `SELECT workspace_id AS workspaceId, lead_id AS leadId, interaction_id AS interactionId
         FROM phone_readings INDEXED BY phone_readings_due WHERE due_at <= ?1 ORDER BY due_at LIMIT ?2`,
      )
      .bind(now, limit)
      .all<{ workspaceId: string; leadId: string; interactionId: string }>();
    return result.results;
  }
}
