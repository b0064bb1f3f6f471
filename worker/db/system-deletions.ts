/** A platform's request to delete what is held about one of its people. Times are epoch ms. */
export type DeletionRequest = {
  code: string;
  platform: string;
  /** null once everything of theirs is found. */
  subject: string | null;
  searchedTo: HolderKey | null;
  receivedAt: number;
  finishedAt: number | null;
  /** Searches in a row that failed. */
  tries: number;
};
/** Of one of our accounts. */
export type AccountKey = { workspaceId: string; id: string };
export type HolderKey = { externalId: string; workspaceId: string };
/** Whether a workspace that keeps what an account brought knows a person under it. */
export type Holding = HolderKey & { accountId: string; holds: boolean };
export type DeletionProgress = {
  receivedAt: number;
  finishedAt: number | null;
  isSearched: boolean;
  done: number;
  total: number;
};
export type DeletionPart = {
  code: string;
  erasureId: string;
  workspaceId: string;
  done: number;
  total: number;
};
export type Erasing = { workspaceId: string; erasureId: string };
export type DeadLetter = { id: string; queue: string; body: string };

/** What erasing needs beyond one workspace: who holds what, requests of platforms, dead letters, and work that is due. */
export class SystemDeletions {
  readonly #d1: D1Database;
  constructor(d1: D1Database) {
    this.#d1 = d1;
  }

  /** Lets go of the directory entry, unless the account has been connected anew meanwhile. */
  async releaseErased(platform: string, externalId: string, accountId: string): Promise<void> {
    await this.#d1
      .prepare("DELETE FROM account_directory WHERE platform = ?1 AND external_id = ?2 AND account_id = ?3")
      .bind(platform, externalId, accountId)
      .run();
  }

  /** The workspace keeps nothing more of what this account brought. */
  async forgetHolder(platform: string, key: HolderKey, accountId: string): Promise<void> {
    await this.#d1
      .prepare(
        "DELETE FROM account_holders WHERE platform = ?1 AND external_id = ?2 AND workspace_id = ?3 AND account_id = ?4",
      )
      .bind(platform, key.externalId, key.workspaceId, accountId)
      .run();
  }

  /** A page of all holders of a platform's accounts, by key, and which of them know this person. */
  async listHoldings(
    platform: string,
    personId: string,
    after: HolderKey | null,
    limit: number,
  ): Promise<Holding[]> {
    const result = await this.#d1
      .prepare(
        `SELECT h.external_id AS externalId, h.workspace_id AS workspaceId, h.account_id AS accountId,
           i.lead_id IS NOT NULL AS holds
         FROM (SELECT external_id, workspace_id, account_id FROM account_holders
           WHERE platform = ?1 AND (external_id, workspace_id) > (?2, ?3) ORDER BY external_id, workspace_id LIMIT ?4) h
         LEFT JOIN identities i ON i.workspace_id = h.workspace_id AND i.account_id = h.account_id AND i.external_id = ?5
         ORDER BY h.external_id, h.workspace_id`,
      )
      .bind(platform, after?.externalId ?? "", after?.workspaceId ?? "", limit, personId)
      .all<Omit<Holding, "holds"> & { holds: number }>();
    return result.results.map((row) => ({ ...row, holds: row.holds === 1 }));
  }

  /** The same request again finds its first code. */
  async addRequest(request: {
    code: string;
    digest: string;
    platform: string;
    subject: string;
    receivedAt: number;
    dueAt: number;
  }): Promise<{ code: string; isNew: boolean }> {
    const { code, digest, platform, subject, receivedAt, dueAt } = request;
    const [, found] = await this.#d1.batch<{ code: string }>([
      this.#d1
        .prepare(
          `INSERT INTO deletion_requests (code, digest, platform, subject, received_at, due_at)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (digest) DO NOTHING`,
        )
        .bind(code, digest, platform, subject, receivedAt, dueAt),
      this.#d1.prepare("SELECT code FROM deletion_requests WHERE digest = ?1").bind(digest),
    ]);
    const kept = found!.results[0]!.code;
    return { code: kept, isNew: kept === code };
  }

  async findRequest(code: string): Promise<DeletionRequest | undefined> {
    const row = await this.#d1
      .prepare(
        `SELECT code, platform, subject, searched_to AS searchedTo, received_at AS receivedAt, finished_at AS finishedAt,
           tries
         FROM deletion_requests WHERE code = ?1`,
      )
      .bind(code)
      .first<Omit<DeletionRequest, "searchedTo"> & { searchedTo: string | null }>();
    if (!row) return undefined;
    if (row.searchedTo === null) return { ...row, searchedTo: null };
    const [externalId, workspaceId] = JSON.parse(row.searchedTo) as [string, string];
    return { ...row, searchedTo: { externalId, workspaceId } };
  }

  async noteSearched(code: string, { externalId, workspaceId }: HolderKey, dueAt: number): Promise<void> {
    await this.#d1
      .prepare(
        "UPDATE deletion_requests SET searched_to = ?2, due_at = ?3, tries = 0 WHERE code = ?1 AND subject IS NOT NULL",
      )
      .bind(code, JSON.stringify([externalId, workspaceId]), dueAt)
      .run();
  }

  /** The search failed; the next one is later. */
  async noteFailedSearch(code: string, tries: number, dueAt: number): Promise<void> {
    await this.#d1
      .prepare("UPDATE deletion_requests SET tries = ?2, due_at = ?3 WHERE code = ?1 AND subject IS NOT NULL")
      .bind(code, tries, dueAt)
      .run();
  }

  /**
   * Notes who holds accounts that nobody noted, as a release before this table leaves them. A page by the accounts'
   * key. @returns where to go on; null after the last
   */
  async noteMissingHolders(after: AccountKey | null, limit: number): Promise<AccountKey | null> {
    const { workspaceId, id } = after ?? { workspaceId: "", id: "" };
    const page = "FROM accounts WHERE (workspace_id, id) > (?1, ?2) ORDER BY workspace_id, id LIMIT ?3";
    const [, last] = await this.#d1.batch<AccountKey>([
      this.#d1
        .prepare(
          `INSERT INTO account_holders (platform, external_id, app_scoped_id, workspace_id, account_id)
           SELECT platform, external_id, app_scoped_id, workspace_id, id
           FROM (SELECT platform, external_id, app_scoped_id, workspace_id, id ${page})
           WHERE true ON CONFLICT DO NOTHING`,
        )
        .bind(workspaceId, id, limit),
      this.#d1
        .prepare(`SELECT workspace_id AS workspaceId, id ${page} OFFSET ?4`)
        .bind(workspaceId, id, 1, limit - 1),
    ]);
    return last!.results[0] ?? null;
  }

  /** Everything is found: the request itself names nobody any more. Finishes it when no part is open. */
  async endSearch(code: string, now: number): Promise<void> {
    await this.#d1.batch([
      this.#d1
        .prepare(
          "UPDATE deletion_requests SET subject = NULL, searched_to = NULL, due_at = NULL WHERE code = ?1",
        )
        .bind(code),
      this.#finish(code, now),
    ]);
  }

  /** How far one of its erasures is; never back. */
  async notePart(part: DeletionPart): Promise<void> {
    await this.#writePart(part, null).run();
  }

  /** The last part to finish, once the search is over, finishes the request. */
  async finishPart(part: DeletionPart, now: number): Promise<void> {
    await this.#d1.batch([this.#writePart(part, now), this.#finish(part.code, now)]);
  }

  /** For the page that a person reads: figures, nothing of whom or where. */
  async readProgress(code: string): Promise<DeletionProgress | undefined> {
    const row = await this.#d1
      .prepare(
        `SELECT r.received_at AS receivedAt, r.finished_at AS finishedAt, r.subject IS NULL AS isSearched,
           coalesce(sum(p.done), 0) AS done, coalesce(sum(p.total), 0) AS total
         FROM deletion_requests r LEFT JOIN deletion_parts p ON p.code = r.code WHERE r.code = ?1 GROUP BY r.code`,
      )
      .bind(code)
      .first<Omit<DeletionProgress, "isSearched"> & { isSearched: number }>();
    return row ? { ...row, isSearched: row.isSearched === 1 } : undefined;
  }

  /** Erasures, in any workspace, whose ring was lost, or whose second look is due. */
  async erasuresDue(now: number, limit: number): Promise<Erasing[]> {
    const result = await this.#d1
      .prepare(
        `SELECT workspace_id AS workspaceId, id AS erasureId FROM erasures INDEXED BY erasures_due
         WHERE due_at IS NOT NULL AND due_at <= ?1 ORDER BY due_at LIMIT ?2`,
      )
      .bind(now, limit)
      .all<Erasing>();
    return result.results;
  }

  async requestsDue(now: number, limit: number): Promise<string[]> {
    const result = await this.#d1
      .prepare(
        "SELECT code FROM deletion_requests WHERE due_at IS NOT NULL AND due_at <= ?1 ORDER BY due_at LIMIT ?2",
      )
      .bind(now, limit)
      .all<{ code: string }>();
    return result.results.map((row) => row.code);
  }

  async listDeadLetters(after: string, limit: number): Promise<DeadLetter[]> {
    const result = await this.#d1
      .prepare("SELECT id, queue, body FROM dead_letters WHERE id > ?1 ORDER BY id LIMIT ?2")
      .bind(after, limit)
      .all<DeadLetter>();
    return result.results;
  }

  /** Puts what may stay of a dead letter in its place; without any it is gone. */
  async replaceDeadLetter(id: string, rest: readonly { id: string; body: string }[]): Promise<void> {
    await this.#d1.batch([
      this.#d1
        .prepare(
          `INSERT INTO dead_letters (id, queue, body, received_at, replayed_at, workspace_id, kind, replay_asked_at)
           SELECT e.value ->> '$.id', d.queue, e.value ->> '$.body', d.received_at, d.replayed_at, d.workspace_id,
             d.kind, d.replay_asked_at
           FROM json_each(?2) e JOIN dead_letters d ON d.id = ?1 WHERE true ON CONFLICT DO NOTHING`,
        )
        .bind(id, JSON.stringify(rest)),
      this.#d1.prepare("DELETE FROM dead_letters WHERE id = ?1").bind(id),
    ]);
  }

  #writePart({ code, erasureId, workspaceId, done, total }: DeletionPart, finishedAt: number | null) {
    return this.#d1
      .prepare(
        `INSERT INTO deletion_parts AS p (code, erasure_id, workspace_id, done, total, finished_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (code, erasure_id) DO UPDATE SET done = max(p.done, excluded.done),
           total = max(p.total, excluded.total), finished_at = coalesce(p.finished_at, excluded.finished_at)
         WHERE p.done < excluded.done OR p.total < excluded.total
           OR (p.finished_at IS NULL AND excluded.finished_at IS NOT NULL)`,
      )
      .bind(code, erasureId, workspaceId, done, total, finishedAt);
  }

  #finish(code: string, now: number) {
    return this.#d1
      .prepare(
        `UPDATE deletion_requests SET finished_at = ?2 WHERE code = ?1 AND subject IS NULL AND finished_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM deletion_parts WHERE code = ?1 AND finished_at IS NULL)`,
      )
      .bind(code, now);
  }
}
