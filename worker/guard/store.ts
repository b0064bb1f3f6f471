import { type SQL, sql } from "drizzle-orm";
import type { Mine, Statement, TenantDb } from "../db/tenant.ts";
import { HOUR_MS } from "../scoring/days.ts";
import { type GuardState, type Sends, SIGNAL_HOURS, type Signal, type SignalKind } from "./rule.ts";

/** One more sign in the row of its hour. */
export const signalStatement =
  (accountId: string, kind: SignalKind, count: number, at: number): Statement =>
  (mine) =>
    sql`INSERT INTO account_signals (workspace_id, account_id, hour_at, kind, count)
    VALUES (${mine.id}, ${accountId}, ${Math.floor(at / HOUR_MS) * HOUR_MS}, ${kind}, ${count})
    ON CONFLICT (workspace_id, account_id, hour_at, kind) DO UPDATE SET count = count + excluded.count`;

export type GuardFacts = { state: GuardState; dailyLimit: number; signals: Signal[]; sends: Sends };

/**
 * What the rule goes by, in one round trip; undefined for an account that is not there.
 * @param before statements to run first, in the same batch
 * @param days today and yesterday, by the workspace's clock
 */
export async function readGuardFacts(
  tenant: TenantDb,
  accountId: string,
  now: number,
  days: { today: string; yesterday: string },
  before: readonly Statement[] = [],
): Promise<GuardFacts | undefined> {
  const results = await tenant.batch<unknown[]>([
    ...before,
    (mine) => sql`DELETE FROM account_signals WHERE workspace_id = ${mine.id} AND account_id = ${accountId}
      AND hour_at < ${now - (SIGNAL_HOURS + 2) * HOUR_MS}`,
    (mine) => sql`SELECT guard_level AS level, guard_reason AS reason, guard_since AS since,
        guard_changed_at AS changedAt, guard_until AS until, daily_dm_limit AS dailyLimit
      FROM accounts WHERE workspace_id = ${mine.id} AND id = ${accountId}`,
    (mine) => sql`SELECT kind, hour_at AS hourAt, count FROM account_signals
      WHERE workspace_id = ${mine.id} AND account_id = ${accountId}`,
    (mine) => sql`SELECT day, messages FROM daily_stats
      WHERE workspace_id = ${mine.id} AND day IN (${days.today}, ${days.yesterday}) AND account_id = ${accountId}`,
  ]);
  const [account, signals, sends] = results.slice(-3).map(({ rows }) => rows) as [
    (GuardState & { dailyLimit: number })[],
    Signal[],
    { day: string; messages: number }[],
  ];
  const [own] = account;
  if (!own) return undefined;
  const { dailyLimit, ...state } = own;
  const today = sends.find(({ day }) => day === days.today)?.messages ?? 0;
  return {
    state,
    dailyLimit,
    signals,
    sends: { today, lately: sends.reduce((sum, { messages }) => sum + messages, 0) },
  };
}

/**
 * Writes what an account is at next, if it still is at what that was decided from.
 * @param also right behind it; each must ask whether it changed anything
 */
export async function writeGuard(
  tenant: TenantDb,
  accountId: string,
  before: GuardState,
  next: GuardState,
  also: readonly Statement[],
): Promise<boolean> {
  const results = await tenant.batch([
    (mine) => sql`UPDATE accounts SET guard_level = ${next.level}, guard_reason = ${next.reason},
        guard_since = ${next.since}, guard_changed_at = ${next.changedAt}, guard_until = ${next.until}
      WHERE workspace_id = ${mine.id} AND id = ${accountId} AND guard_level = ${before.level}
        AND guard_changed_at IS ${before.changedAt}`,
    ...also,
  ]);
  return results[0]!.changes > 0;
}

/** A block by the guard; `words` are the words, or the kind of thing, that it is for. */
export type AutoBlock = {
  leadId: string;
  reason: "insult" | "spam" | "unavailable";
  words: string;
  at: number;
};

/** Blocks somebody who is not blocked, unless a block for these words was taken back. @param only a further condition */
export const blockStatement =
  ({ leadId, reason, words, at }: AutoBlock, only: (mine: Mine) => SQL = () => sql`1`): Statement =>
  (mine) =>
    sql`UPDATE leads SET blocked = 1, blocked_reason = ${reason}, blocked_words = ${words}, blocked_at = ${at},
      version = version + 1
    WHERE workspace_id = ${mine.id} AND id = ${leadId} AND blocked = 0
      AND NOT EXISTS (SELECT 1 FROM json_each(coalesce(spared_words, '[]')) s WHERE s.value = ${words})
      AND ${only(mine)}`;

/** How often the platform may not reach somebody, or they write spam, before they are blocked. */
export const TIMES_TO_BLOCK = 3;

export const wasOftenUnavailable =
  (leadId: string) =>
  (mine: Mine): SQL =>
    sql`(SELECT count(*) FROM messages WHERE workspace_id = ${mine.id} AND lead_id = ${leadId}
    AND reason = 'person-unavailable') >= ${TIMES_TO_BLOCK}`;

/** Newest first, as far as needed: who writes much and well is not read to the end. */
export const wroteSpamOften =
  (leadId: string) =>
  (mine: Mine): SQL =>
    sql`(SELECT count(*) FROM (SELECT intent FROM interactions INDEXED BY interactions_lead
    WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} ORDER BY at DESC LIMIT 50)
    WHERE intent = 'spam') >= ${TIMES_TO_BLOCK}`;

export type BlockedRow = {
  leadId: string;
  username: string;
  displayName: string | null;
  platform: string;
  reason: string | null;
  words: string | null;
  /** 0 where it was not noted. */
  at: number;
};

/** Newest first. */
export const listBlockedRows = (
  tenant: TenantDb,
  before: { at: number; id: string } | null,
  limit: number,
): Promise<BlockedRow[]> =>
  tenant.all<BlockedRow>(
    (
      mine,
    ) => sql`SELECT id AS leadId, username, display_name AS displayName, platform, blocked_reason AS reason,
        blocked_words AS words, coalesce(blocked_at, 0) AS at
      FROM leads INDEXED BY leads_blocked WHERE workspace_id = ${mine.id} AND blocked = 1
        AND (coalesce(blocked_at, 0), id) < (${before?.at ?? Number.MAX_SAFE_INTEGER}, ${before?.id ?? ""})
      ORDER BY coalesce(blocked_at, 0) DESC, id DESC LIMIT ${limit}`,
  );
