/** Last visits of a platform at our webhook door, epoch ms; null: never. */
export type WebhookHealth = {
  handshakeAt: number | null;
  /** A test of the address with another verify token than ours. */
  handshakeRefusedAt: number | null;
  deliveryAt: number | null;
  /** Name of the setting whose secret signed the last delivery. */
  signedWith: string | null;
  rejectedAt: number | null;
  testAt: number | null;
  unroutableAt: number | null;
};

/** What one platform last did at our webhook door, of whichever workspace; each writes once an hour at most. */
export class SystemWebhooks {
  readonly #d1: D1Database;
  constructor(d1: D1Database) {
    this.#d1 = d1;
  }

  async find(platform: string): Promise<WebhookHealth | undefined> {
    const row = await this.#d1
      .prepare(
        `SELECT handshake_at AS handshakeAt, handshake_refused_at AS handshakeRefusedAt, delivery_at AS deliveryAt, signed_with AS signedWith,
           rejected_at AS rejectedAt, test_at AS testAt, unroutable_at AS unroutableAt
         FROM webhook_health WHERE platform = ?1`,
      )
      .bind(platform)
      .first<WebhookHealth>();
    return row ?? undefined;
  }

  /**
   * Notes a delivery whose signature was right. Writes again only after `everyMs`, or when a refused one came since:
   * then it says that the secrets are right again.
   */
  async noteDelivery(
    platform: string,
    at: number,
    everyMs: number,
    { signedWith, brought }: { signedWith: string | null; brought: "account" | "test" | "stranger" },
  ): Promise<void> {
    await this.#d1
      .prepare(
        `INSERT INTO webhook_health AS w (platform, delivery_at, signed_with, test_at, unroutable_at)
         VALUES (?1, ?2, ?3, iif(?4 = 'test', ?2, NULL), iif(?4 = 'stranger', ?2, NULL))
         ON CONFLICT (platform) DO UPDATE SET delivery_at = excluded.delivery_at, signed_with = excluded.signed_with,
           test_at = coalesce(excluded.test_at, w.test_at),
           unroutable_at = coalesce(excluded.unroutable_at, w.unroutable_at)
         WHERE coalesce(w.delivery_at, 0) <= ?2 - ?5
           OR (w.delivery_at < ?2 AND w.rejected_at >= w.delivery_at)
           OR (?4 = 'test' AND coalesce(w.test_at, 0) <= ?2 - ?5)
           OR (?4 = 'stranger' AND coalesce(w.unroutable_at, 0) <= ?2 - ?5)`,
      )
      .bind(platform, at, signedWith, brought, everyMs)
      .run();
  }

  /** Notes a delivery that no secret signed; again only after `everyMs`, or when a right one came since. */
  async noteRejected(platform: string, at: number, everyMs: number): Promise<void> {
    await this.#d1
      .prepare(
        `INSERT INTO webhook_health AS w (platform, rejected_at) VALUES (?1, ?2)
         ON CONFLICT (platform) DO UPDATE SET rejected_at = excluded.rejected_at
         WHERE coalesce(w.rejected_at, 0) <= ?2 - ?3 OR (w.rejected_at < ?2 AND w.delivery_at >= w.rejected_at)`,
      )
      .bind(platform, at, everyMs)
      .run();
  }

  /** Notes a refused test of the address; again only after `everyMs`, or when one was answered since. */
  async noteHandshakeRefused(platform: string, at: number, everyMs: number): Promise<void> {
    await this.#d1
      .prepare(
        `INSERT INTO webhook_health AS w (platform, handshake_refused_at) VALUES (?1, ?2)
         ON CONFLICT (platform) DO UPDATE SET handshake_refused_at = excluded.handshake_refused_at
         WHERE coalesce(w.handshake_refused_at, 0) <= ?2 - ?3
           OR (w.handshake_refused_at < ?2 AND w.handshake_at >= w.handshake_refused_at)`,
      )
      .bind(platform, at, everyMs)
      .run();
  }

  /** Notes an answered test of the address; again only after `everyMs`, or when one was refused since. */
  async noteHandshake(platform: string, at: number, everyMs: number): Promise<void> {
    await this.#d1
      .prepare(
        `INSERT INTO webhook_health AS w (platform, handshake_at) VALUES (?1, ?2)
         ON CONFLICT (platform) DO UPDATE SET handshake_at = excluded.handshake_at
         WHERE coalesce(w.handshake_at, 0) <= ?2 - ?3
           OR (w.handshake_at < ?2 AND w.handshake_refused_at >= w.handshake_at)`,
      )
      .bind(platform, at, everyMs)
      .run();
  }
}
