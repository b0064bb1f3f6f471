/** Which answers under comments are to be posted next: ids only, never their words. */
export class SystemPublicReplies {
  readonly #d1: D1Database;
  constructor(d1: D1Database) {
    this.#d1 = d1;
  }

  /** Those whose time comes until then, epoch ms, the longest due first. Reads only those. */
  async due(
    until: number,
    limit: number,
  ): Promise<{ workspaceId: string; accountId: string; replyId: string; notBeforeAt: number }[]> {
    const result = await this.#d1
      .prepare(
        `SELECT workspace_id AS workspaceId, account_id AS accountId, id AS replyId, not_before_at AS notBeforeAt
         FROM public_replies INDEXED BY public_replies_due WHERE open = 1 AND not_before_at <= ?1
         ORDER BY not_before_at LIMIT ?2`,
      )
      .bind(until, limit)
      .all<{ workspaceId: string; accountId: string; replyId: string; notBeforeAt: number }>();
    return result.results;
  }
}
