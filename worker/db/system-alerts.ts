/** Where somebody is to be told something, and browsers of people: ids only. */
export class SystemAlerts {
  readonly #d1: D1Database;
  constructor(d1: D1Database) {
    this.#d1 = d1;
  }

  /** Workspaces with alerts that somebody wants by e-mail or push and that are due. */
  async due(now: number, limit: number): Promise<string[]> {
    const result = await this.#d1
      .prepare(
        `SELECT DISTINCT workspace_id AS id FROM (SELECT workspace_id FROM alerts INDEXED BY alerts_due
         WHERE due_at IS NOT NULL AND due_at <= ?1 ORDER BY due_at LIMIT 5000) LIMIT ?2`,
      )
      .bind(now, limit)
      .all<{ id: string }>();
    return result.results.map(({ id }) => id);
  }

  /** Connected workspaces where somebody last wrote within these bounds: two rows read for each. */
  async withInbound(from: number, to: number, limit: number): Promise<string[]> {
    const result = await this.#d1
      .prepare(
        `SELECT w.id FROM (SELECT DISTINCT workspace_id AS id FROM account_directory) w
         WHERE EXISTS (SELECT 1 FROM leads l INDEXED BY leads_inbox WHERE l.workspace_id = w.id
           AND l.last_inbound_at > ?1 AND l.last_inbound_at <= ?2) LIMIT ?3`,
      )
      .bind(from, to, limit)
      .all<{ id: string }>();
    return result.results.map(({ id }) => id);
  }

  /** A browser that somebody else now signs in with tells the one before them nothing more, in any workspace. */
  async handOver(deviceId: string, personId: string): Promise<void> {
    await this.#d1
      .prepare(`DELETE FROM push_subscriptions WHERE id = ?1 AND person_id <> ?2`)
      .bind(deviceId, personId)
      .run();
  }

  /** A browser that its push service no longer knows, in every workspace. */
  async forgetDevice(deviceId: string): Promise<void> {
    await this.#d1.prepare("DELETE FROM push_subscriptions WHERE id = ?1").bind(deviceId).run();
  }
}
