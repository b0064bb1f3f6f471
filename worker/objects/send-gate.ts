import { DurableObject } from "cloudflare:workers";
import { newId } from "../db/ids.ts";
import type { Env } from "../env.ts";
import {
  firstRefusal,
  GRANT_LIFE_MS,
  type LimitReason,
  type SendLimits,
  SLOT_HELD_MS,
  usageOf,
} from "../messaging/quota.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../scoring/days.ts";
import { migrateObject } from "./schema.ts";
import { SEND_GATE_SCHEMA } from "./send-gate-schema.ts";

export type Grant =
  | { ok: true; grantId: string; expiresAtMs: number }
  | { ok: false; reason: LimitReason | "breaker"; retryAtMs: number }
  /** The message was sent, or may have been: it is not granted again. */
  | { ok: false; reason: "already-settled"; retryAtMs: null };
export type SendOutcome = "sent" | "not-sent" | "unknown";
export type Settlement = { ok: true } | { ok: false; reason: "no-such-grant" | "already-sent" };
export type GateBreaker = { untilMs: number; reason: string };
export type GateUsage = {
  /** Slots of the local day, and of the last 24 hours: sent, unknown and not yet settled. */
  usedToday: number;
  used24h: number;
  /** Messages that could be granted now, pauses between them aside. */
  freeNow: number;
  /** Null when the daily limit lets nothing leave. */
  nextSlotAtMs: number | null;
  /** Slots in use, epoch ms, ascending: what `futureSlots` and `forecastOf` start from. */
  heldAt: number[];
  breaker: GateBreaker | null;
};

/** Grants are remembered this long, so that a late redelivery still finds its answer. */
const KEPT_MS = 8 * DAY_MS;
/** No local day reaches further back, not even one that a zone lived twice. */
const LOOK_BACK_MS = 50 * HOUR_MS;
/** How far the clock came is written down with each grant, and else once a minute. */
const LAST_SEEN_STEP_MS = MINUTE_MS;
/** Further behind its own past than this, the clock was wrong then, not now. */
const WRONG_CLOCK_MS = DAY_MS;
const FORGOTTEN = "";

type GrantRow = { grant_id: string; clock_ms: number; outcome: SendOutcome | null };
type HeldRow = { at_ms: number; clock_ms: number; jitter: number };
type GateRow = { last_seen_ms: number; breaker_until_ms: number | null; breaker_reason: string | null };

/**
 * Who may send now: one instance per platform account, named `platform:externalId`, so that neither reconnecting
 * nor another workspace starts the quota anew. No network here, and nothing awaited between reading and writing.
 */
export class SendGate extends DurableObject<Env> {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;
  #isOpen = false;
  #lastSeenMs = 0;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#storage = ctx.storage;
    this.#sql = ctx.storage.sql;
  }

  /**
   * Asks for the slot of one message. Its unsettled grant is given again while it lives. Full is an answer, not
   * an exception: errors lose their class over RPC.
   *
   * @throws RangeError for a time that is not finite, or an empty id
   */
  take(messageId: string, limits: SendLimits, nowMs: number): Grant {
    if (messageId === FORGOTTEN) throw new RangeError("a message has an id");
    const atMs = this.#see(nowMs);
    const grants = this.#grantsOf(messageId);
    if (grants.some(({ outcome }) => outcome === "sent" || outcome === "unknown")) {
      return { ok: false, reason: "already-settled", retryAtMs: null };
    }
    const breaker = this.#breakerAt(nowMs);
    if (breaker) return { ok: false, reason: "breaker", retryAtMs: breaker.untilMs };
    const live = grants.find(
      ({ outcome, clock_ms }) => outcome === null && Math.abs(nowMs - clock_ms) < GRANT_LIFE_MS,
    );
    if (live) return { ok: true, grantId: live.grant_id, expiresAtMs: live.clock_ms + GRANT_LIFE_MS };
    const { heldAt, jitter, lastTakenAt } = this.#held(nowMs);
    const refusal = firstRefusal(heldAt, limits, nowMs, jitter, lastTakenAt);
    if (refusal) return { ok: false, ...refusal };
    this.#prune(nowMs);
    const grantId = newId("grant", atMs);
    this.#sql.exec(
      "INSERT INTO grants (grant_id, message_id, at_ms, clock_ms, jitter) VALUES (?, ?, ?, ?, ?)",
      grantId,
      messageId,
      atMs,
      nowMs,
      Math.random(),
    );
    return { ok: true, grantId, expiresAtMs: nowMs + GRANT_LIFE_MS };
  }

  /**
   * Says what became of a grant. Only "not-sent" gives the slot back, and only while nothing else is known;
   * "unknown" may become either, and a "not-sent" that turns out wrong takes the slot again.
   */
  settle(grantId: string, outcome: SendOutcome, nowMs: number): Settlement {
    this.#see(nowMs);
    const [row] = this.#sql
      .exec<GrantRow>("SELECT outcome FROM grants WHERE grant_id = ?", grantId)
      .toArray();
    if (!row) return { ok: false, reason: "no-such-grant" };
    if (row.outcome === outcome) return { ok: true };
    if (row.outcome === "sent") return { ok: false, reason: "already-sent" };
    this.#sql.exec("UPDATE grants SET outcome = ? WHERE grant_id = ?", outcome, grantId);
    return { ok: true };
  }

  usage(limits: SendLimits, nowMs: number): GateUsage {
    this.#see(nowMs);
    const { heldAt, jitter, lastTakenAt } = this.#held(nowMs);
    const breaker = this.#breakerAt(nowMs);
    const used = usageOf(heldAt, limits, nowMs);
    const from = breaker?.untilMs ?? nowMs;
    const refusal = firstRefusal(heldAt, limits, from, jitter, lastTakenAt);
    return {
      ...used,
      freeNow: breaker ? 0 : used.freeNow,
      nextSlotAtMs: limits.dailyLimit >= 1 ? (refusal?.retryAtMs ?? from) : null,
      heldAt,
      breaker,
    };
  }

  /** Lets nothing through until then; a later trip never shortens an earlier one. `reason` is a code for people to read. */
  trip(untilMs: number, reason: string): void {
    if (!Number.isFinite(untilMs)) throw new RangeError(`not a time: ${untilMs}`);
    this.#open();
    this.#sql.exec(
      "UPDATE gate SET breaker_until_ms = ?1, breaker_reason = ?2 WHERE breaker_until_ms IS NULL OR breaker_until_ms < ?1",
      Math.ceil(untilMs),
      reason,
    );
  }

  reset(): void {
    this.#open();
    this.#sql.exec("UPDATE gate SET breaker_until_ms = NULL, breaker_reason = NULL");
  }

  /**
   * Forgets the account at once: which messages there were, and what became of them. The bare times of slots in
   * use outlive it by a day at most, since deleting and reconnecting must not start the quota anew; then an alarm
   * leaves the object empty.
   */
  async forget(nowMs: number): Promise<void> {
    this.#see(nowMs);
    this.#sql.exec("DELETE FROM grants WHERE outcome = 'not-sent' OR at_ms <= ?", nowMs - SLOT_HELD_MS);
    this.#sql.exec("UPDATE grants SET message_id = ?", FORGOTTEN);
    await this.#emptyOrWait(nowMs);
  }

  override async alarm(): Promise<void> {
    const nowMs = Date.now();
    this.#see(nowMs);
    this.#sql.exec("DELETE FROM grants WHERE message_id = ? AND at_ms <= ?", FORGOTTEN, nowMs - SLOT_HELD_MS);
    await this.#emptyOrWait(nowMs);
  }

  async #emptyOrWait(nowMs: number): Promise<void> {
    const counts = this.#sql
      .exec<{ grants: number; forgotten: number; latest: number | null }>(
        "SELECT count(*) AS grants, count(*) FILTER (WHERE message_id = ?1) AS forgotten, max(at_ms) FILTER (WHERE message_id = ?1) AS latest FROM grants",
        FORGOTTEN,
      )
      .one();
    const breaker = this.#breakerAt(nowMs);
    if (counts.grants === 0 && breaker === null) {
      this.#isOpen = false;
      await this.#storage.deleteAll();
    } else if (counts.forgotten > 0 || counts.grants === 0) {
      await this.#storage.setAlarm(Math.max((counts.latest ?? 0) + SLOT_HELD_MS, breaker?.untilMs ?? 0));
    }
  }

  #open(): void {
    if (this.#isOpen) return;
    migrateObject(this.#storage, SEND_GATE_SCHEMA);
    this.#isOpen = true;
    const { last } = this.#sql
      .exec<{ last: number }>(
        "SELECT max(last_seen_ms, coalesce((SELECT max(at_ms) FROM grants), 0)) AS last FROM gate",
      )
      .one();
    this.#lastSeenMs = last;
  }

  /** Takes note of the time. Answers the latest ever seen, which is what a new slot counts as. */
  #see(nowMs: number): number {
    if (!Number.isFinite(nowMs)) throw new RangeError(`not a time: ${nowMs}`);
    this.#open();
    const now = Math.floor(nowMs);
    if (this.#lastSeenMs - now > WRONG_CLOCK_MS) {
      // Those slots were taken before now, whatever the clock said: held a day from now, they are held long enough.
      this.#sql.exec("UPDATE grants SET at_ms = ?1, clock_ms = ?1 WHERE at_ms > ?1", now);
      this.#sql.exec("UPDATE gate SET last_seen_ms = ?", now);
      this.#lastSeenMs = now;
    }
    if (now > this.#lastSeenMs) {
      const isDue = Math.floor(now / LAST_SEEN_STEP_MS) > Math.floor(this.#lastSeenMs / LAST_SEEN_STEP_MS);
      if (isDue) this.#sql.exec("UPDATE gate SET last_seen_ms = ?", now);
      this.#lastSeenMs = now;
    }
    return this.#lastSeenMs;
  }

  #grantsOf(messageId: string): GrantRow[] {
    return this.#sql
      .exec<GrantRow>(
        "SELECT grant_id, clock_ms, outcome FROM grants WHERE message_id = ? ORDER BY seq DESC",
        messageId,
      )
      .toArray();
  }

  /** Slots not given back that may still matter, and the pause that the latest one asks for. */
  #held(nowMs: number): { heldAt: number[]; lastTakenAt: number | null; jitter: number } {
    const rows = this.#sql
      .exec<HeldRow>(
        "SELECT at_ms, clock_ms, jitter FROM grants WHERE at_ms > ? AND outcome IS NOT 'not-sent' ORDER BY at_ms, seq",
        nowMs - LOOK_BACK_MS,
      )
      .toArray();
    const latest = rows.at(-1);
    return {
      heldAt: rows.map((row) => row.at_ms),
      lastTakenAt: latest?.clock_ms ?? null,
      jitter: latest?.jitter ?? 0,
    };
  }

  #breakerAt(nowMs: number): GateBreaker | null {
    const { breaker_until_ms: untilMs, breaker_reason: reason } = this.#sql
      .exec<GateRow>("SELECT * FROM gate")
      .one();
    return untilMs !== null && nowMs < untilMs ? { untilMs, reason: reason ?? "" } : null;
  }

  /** Once a day rather than at each grant: a deleted row is a written one. */
  #prune(nowMs: number): void {
    const { oldest } = this.#sql
      .exec<{ oldest: number | null }>("SELECT min(at_ms) AS oldest FROM grants")
      .one();
    if (oldest !== null && oldest < nowMs - KEPT_MS - DAY_MS) {
      this.#sql.exec("DELETE FROM grants WHERE at_ms < ?", nowMs - KEPT_MS);
    }
  }
}
