/** A kept message without its body. Times are epoch ms. */
export type DeadLetterRow = {
  id: string;
  queue: string;
  kind: string | null;
  receivedAt: number;
  replayedAt: number | null;
};
export type NewDeadLetter = {
  id: string;
  queue: string;
  body: string;
  kind: string | null;
  /** null: it is nobody's alone, and stays for the operator. */
  workspaceId: string | null;
};

/**
 * Messages that failed again and again. They lie beside the workspaces, since some are of none; a workspace is shown
 * and may replay only those that are its own.
 */
export class SystemDeadLetters {
  readonly #d1: D1Database;
  constructor(d1: D1Database) {
    this.#d1 = d1;
  }

  /** @returns false for one that was kept already */
  async keep(letter: NewDeadLetter, now: number): Promise<boolean> {
    const result = await this.#d1
      .prepare(
        `INSERT INTO dead_letters (id, queue, body, received_at, workspace_id, kind) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT DO NOTHING`,
      )
      .bind(letter.id, letter.queue, letter.body, now, letter.workspaceId, letter.kind)
      .run();
    return result.meta.changes > 0;
  }

  /** Newest first, without their bodies. */
  async list(
    workspaceId: string,
    before: { receivedAt: number; id: string } | null,
    limit: number,
  ): Promise<DeadLetterRow[]> {
    const result = await this.#d1
      .prepare(
        `SELECT id, queue, kind, received_at AS receivedAt, replayed_at AS replayedAt
         FROM dead_letters INDEXED BY dead_letters_workspace
         WHERE workspace_id = ?1 AND (received_at, id) < (?2, ?3) ORDER BY received_at DESC, id DESC LIMIT ?4`,
      )
      .bind(workspaceId, before?.receivedAt ?? Number.MAX_SAFE_INTEGER, before?.id ?? "", limit)
      .all<DeadLetterRow>();
    return result.results;
  }

  async find(workspaceId: string, id: string): Promise<(DeadLetterRow & { body: string }) | undefined> {
    const row = await this.#d1
      .prepare(
        `SELECT id, queue, kind, body, received_at AS receivedAt, replayed_at AS replayedAt FROM dead_letters
         WHERE id = ?1 AND workspace_id = ?2`,
      )
      .bind(id, workspaceId)
      .first<DeadLetterRow & { body: string }>();
    return row ?? undefined;
  }

  /**
   * Begins a replay: true for one caller only, until it ended or its lease did.
   * @param leaseMs whoever began longer ago is gone, and may not have sent it
   */
  async takeReplay(workspaceId: string, id: string, now: number, leaseMs: number): Promise<boolean> {
    const result = await this.#d1
      .prepare(
        `UPDATE dead_letters SET replay_asked_at = ?3 WHERE id = ?1 AND workspace_id = ?2 AND replayed_at IS NULL
           AND (replay_asked_at IS NULL OR replay_asked_at <= ?3 - ?4)`,
      )
      .bind(id, workspaceId, now, leaseMs)
      .run();
    return result.meta.changes > 0;
  }

  /** It did not reach the queue: it may be tried again at once. */
  async releaseReplay(workspaceId: string, id: string): Promise<void> {
    await this.#d1
      .prepare(
        "UPDATE dead_letters SET replay_asked_at = NULL WHERE id = ?1 AND workspace_id = ?2 AND replayed_at IS NULL",
      )
      .bind(id, workspaceId)
      .run();
  }

  async noteReplayed(workspaceId: string, id: string, now: number): Promise<void> {
    await this.#d1
      .prepare("UPDATE dead_letters SET replayed_at = ?3 WHERE id = ?1 AND workspace_id = ?2")
      .bind(id, workspaceId, now)
      .run();
  }

  async remove(workspaceId: string, id: string): Promise<boolean> {
    const result = await this.#d1
      .prepare("DELETE FROM dead_letters WHERE id = ?1 AND workspace_id = ?2")
      .bind(id, workspaceId)
      .run();
    return result.meta.changes > 0;
  }

  /** Any that still waits for somebody. */
  async isAnyWaiting(workspaceId: string): Promise<boolean> {
    const row = await this.#d1
      .prepare(
        `SELECT 1 AS found FROM dead_letters INDEXED BY dead_letters_workspace
         WHERE workspace_id = ?1 AND replayed_at IS NULL LIMIT 1`,
      )
      .bind(workspaceId)
      .first();
    return row !== null;
  }

  /** Those that were replayed before a time. */
  async purgeReplayed(before: number): Promise<void> {
    await this.#d1
      .prepare("DELETE FROM dead_letters INDEXED BY dead_letters_replayed WHERE replayed_at < ?1")
      .bind(before)
      .run();
  }
}
