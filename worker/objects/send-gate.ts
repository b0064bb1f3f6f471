import { DurableObject } from "cloudflare:workers";
import { newId } from "../db/ids.ts";
import type { Env } from "../env.ts";
import {
  afterCall,
  type Breaker,
  CLOSED,
  type Heard,
  isProbing,
  later,
  mayBegin,
} from "../messaging/breaker.ts";
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
  /** `busy`: so many calls of the account are under way that a platform which does not answer could not be told. */
  | { ok: false; reason: LimitReason | "breaker" | "busy"; retryAtMs: number }
  /** The message was sent, or may have been: it is not granted again. */
  | { ok: false; reason: "already-settled"; retryAtMs: null };
export type Asked = {
  /** 0 to 1, drawn by the caller: how long the pause after this message is. */
  jitter?: number;
  /** How many calls of the account may be under way together. */
  mostUnderWay?: number;
};
export type Told = {
  /** What the call showed of the platform; absent when there was no call. */
  heard?: Heard;
  /** 0 to 1: how long a pause is that nobody asked for. */
  jitter?: number;
};
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
  /** True while one message at a time may find out whether the platform answers again. */
  isProbing: boolean;
};

/** Grants are remembered this long, so that a late redelivery still finds its answer. */
const KEPT_MS = 8 * DAY_MS;
/** No local day reaches further back, not even one that a zone lived twice. */
const LOOK_BACK_MS = 50 * HOUR_MS;
/** How far the clock came is written down with each grant, and else once a minute. */
const LAST_SEEN_STEP_MS = MINUTE_MS;
/** Further behind its own past than this, the clock was wrong then, not now. */
const WRONG_CLOCK_MS = DAY_MS;
/** From its grant, a call can be under way this long: it begins in the grant's life and is cut after 20 s. */
const UNDER_WAY_MS = GRANT_LIFE_MS + 20_000;
/** When to ask again while calls are under way: most are answered in a second. */
const BUSY_MS = 2000;
const MIDDLE_JITTER = 0.5;
const FORGOTTEN = "";

type GrantRow = { grant_id: string; clock_ms: number; outcome: SendOutcome | null };
type HeldRow = { at_ms: number; clock_ms: number; jitter: number; outcome: SendOutcome | null };
type GateRow = {
  breaker_until_ms: number | null;
  breaker_reason: string | null;
  misses: number;
  limits: number;
};
type Held = { heldAt: number[]; lastTakenAt: number | null; jitter: number; underWay: number };

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
  take(messageId: string, limits: SendLimits, nowMs: number, asked: Asked = {}): Grant {
    if (messageId === FORGOTTEN) throw new RangeError("a message has an id");
    const atMs = this.#see(nowMs);
    const grants = this.#grantsOf(messageId);
    if (grants.some(({ outcome }) => outcome === "sent" || outcome === "unknown")) {
      return { ok: false, reason: "already-settled", retryAtMs: null };
    }
    const breaker = this.#breaker();
    const open = openAt(breaker, nowMs);
    if (open) return { ok: false, reason: "breaker", retryAtMs: open.untilMs };
    const live = grants.find(
      ({ outcome, clock_ms }) => outcome === null && Math.abs(nowMs - clock_ms) < GRANT_LIFE_MS,
    );
    if (live) return { ok: true, grantId: live.grant_id, expiresAtMs: live.clock_ms + GRANT_LIFE_MS };
    const { heldAt, jitter, lastTakenAt, underWay } = this.#held(nowMs);
    const refusal = firstRefusal(heldAt, limits, nowMs, jitter, lastTakenAt);
    if (refusal) return { ok: false, ...refusal };
    if (!mayBegin(breaker, underWay, asked.mostUnderWay ?? Number.POSITIVE_INFINITY)) {
      return isProbing(breaker)
        ? { ok: false, reason: "breaker", retryAtMs: nowMs + MINUTE_MS }
        : { ok: false, reason: "busy", retryAtMs: nowMs + BUSY_MS };
    }
    this.#prune(nowMs);
    const grantId = newId("grant", atMs);
    this.#sql.exec(
      "INSERT INTO grants (grant_id, message_id, at_ms, clock_ms, jitter) VALUES (?, ?, ?, ?, ?)",
      grantId,
      messageId,
      atMs,
      nowMs,
      jitterOf(asked.jitter),
    );
    return { ok: true, grantId, expiresAtMs: nowMs + GRANT_LIFE_MS };
  }

  /**
   * Says what became of a grant. Only "not-sent" gives the slot back, and only while nothing else is known;
   * "unknown" may become either, and a "not-sent" that turns out wrong takes the slot again. What the call showed
   * of the platform opens or closes the breaker in the same step.
   */
  settle(grantId: string, outcome: SendOutcome, nowMs: number, told: Told = {}): Settlement {
    this.#see(nowMs);
    if (told.heard) {
      const before = this.#breaker();
      this.#keep(before, afterCall(before, told.heard, nowMs, jitterOf(told.jitter)));
    }
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
    const { heldAt, jitter, lastTakenAt, underWay } = this.#held(nowMs);
    const kept = this.#breaker();
    const probing = isProbing(kept);
    const breaker =
      openAt(kept, nowMs) ??
      (probing && underWay > 0 ? { untilMs: nowMs + MINUTE_MS, reason: kept.reason ?? "" } : null);
    const used = usageOf(heldAt, limits, nowMs);
    const from = breaker?.untilMs ?? nowMs;
    const refusal = firstRefusal(heldAt, limits, from, jitter, lastTakenAt);
    return {
      ...used,
      freeNow: breaker ? 0 : Math.min(used.freeNow, probing ? 1 : used.freeNow),
      nextSlotAtMs: limits.dailyLimit >= 1 ? (refusal?.retryAtMs ?? from) : null,
      heldAt,
      breaker,
      isProbing: probing,
    };
  }

  /** Lets nothing through until then; a later trip never shortens an earlier one. `reason` is a code for people to read. */
  trip(untilMs: number, reason: string): void {
    if (!Number.isFinite(untilMs)) throw new RangeError(`not a time: ${untilMs}`);
    this.#open();
    const before = this.#breaker();
    this.#keep(before, later(before, untilMs, reason));
  }

  reset(): void {
    this.#open();
    this.#keep(this.#breaker(), CLOSED);
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
    const breaker = openAt(this.#breaker(), nowMs);
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
      // A pause from then is as far off as the clock was wrong: no platform asks for more than a day.
      this.#sql.exec(
        "UPDATE gate SET last_seen_ms = ?1, breaker_until_ms = min(breaker_until_ms, ?1 + ?2)",
        now,
        DAY_MS,
      );
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

  /** Slots not given back that may still matter, the pause that the latest one asks for, and calls under way. */
  #held(nowMs: number): Held {
    const rows = this.#sql
      .exec<HeldRow>(
        "SELECT at_ms, clock_ms, jitter, outcome FROM grants WHERE at_ms > ? AND outcome IS NOT 'not-sent' ORDER BY at_ms, seq",
        nowMs - LOOK_BACK_MS,
      )
      .toArray();
    const latest = rows.at(-1);
    return {
      heldAt: rows.map((row) => row.at_ms),
      lastTakenAt: latest?.clock_ms ?? null,
      jitter: latest?.jitter ?? 0,
      underWay: rows.filter(
        ({ outcome, clock_ms }) => outcome === null && Math.abs(nowMs - clock_ms) < UNDER_WAY_MS,
      ).length,
    };
  }

  #breaker(): Breaker {
    const row = this.#sql
      .exec<GateRow>("SELECT breaker_until_ms, breaker_reason, misses, limits FROM gate")
      .one();
    return {
      misses: row.misses,
      limits: row.limits,
      untilMs: row.breaker_until_ms,
      reason: row.breaker_reason,
    };
  }

  #keep(before: Breaker, { misses, limits, untilMs, reason }: Breaker): void {
    const isSame =
      before.misses === misses &&
      before.limits === limits &&
      before.untilMs === untilMs &&
      before.reason === reason;
    if (isSame) return;
    this.#sql.exec(
      "UPDATE gate SET breaker_until_ms = ?, breaker_reason = ?, misses = ?, limits = ?",
      untilMs,
      reason,
      misses,
      limits,
    );
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

const openAt = ({ untilMs, reason }: Breaker, nowMs: number): GateBreaker | null =>
  untilMs !== null && nowMs < untilMs ? { untilMs, reason: reason ?? "" } : null;

const jitterOf = (drawn: number | undefined): number =>
  drawn !== undefined && drawn >= 0 && drawn <= 1 ? drawn : MIDDLE_JITTER;
