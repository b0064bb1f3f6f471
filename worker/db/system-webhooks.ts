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

type VisitColumn = "rejected_at" | "delivery_at" | "handshake_at" | "handshake_refused_at";

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
  noteRejected(platform: string, at: number, everyMs: number): Promise<void> {
    return this.#note("rejected_at", "delivery_at", platform, at, everyMs);
  }

  /** Notes a refused test of the address; again only after `everyMs`, or when one was answered since. */
  noteHandshakeRefused(platform: string, at: number, everyMs: number): Promise<void> {
    return this.#note("handshake_refused_at", "handshake_at", platform, at, everyMs);
  }

  /** Notes an answered test of the address; again only after `everyMs`, or when one was refused since. */
  noteHandshake(platform: string, at: number, everyMs: number): Promise<void> {
    return this.#note("handshake_at", "handshake_refused_at", platform, at, everyMs);
  }

  /** Writes again only after `everyMs`, or when its opposite happened since: then the news has changed. */
  async #note(
    column: VisitColumn,
    opposite: VisitColumn,
    platform: string,
    at: number,
    everyMs: number,
  ): Promise<void> {
    await this.#d1
      .prepare(
        `INSERT INTO webhook_health AS w (platform, ${column}) VALUES (?1, ?2)
         ON CONFLICT (platform) DO UPDATE SET ${column} = excluded.${column}
         WHERE coalesce(w.${column}, 0) <= ?2 - ?3 OR (w.${column} < ?2 AND w.${opposite} >= w.${column})`,
      )
      .bind(platform, at, everyMs)
      .run();
  }
}
