import { type SQL, sql } from "drizzle-orm";
import type { Statement, TenantDb } from "../db/tenant.ts";
import type { GuardLevel, GuardReason } from "../guard/contract.ts";
import type { ActiveHours } from "./contract.ts";

/** An account as stored. Times are epoch ms; `token` is sealed. */
export type AccountRow = {
  workspaceId: string;
  id: string;
  platform: string;
  externalId: string;
  appScopedId: string;
  username: string;
  displayName: string | null;
  status: "connected" | "reconnect" | "disconnected";
  paused: boolean;
  mode: "instant" | "polling";
  scopes: string[];
  token: string | null;
  tokenExpiresAt: number | null;
  tokenRefreshedAt: number | null;
  dailyDmLimit: number;
  hourlyDmLimit: number | null;
  minSpacingMs: number;
  warmUpSince: number | null;
  activeHours: ActiveHours | null;
  holdUntil: number;
  connectedBy: string;
  connectedSession: string;
  connectedAt: number;
  importedAt: number | null;
  lastCollectedAt: number | null;
  createdAt: number;
  /** Minutes between two readings while the platform sends no webhooks. */
  pollMinutes: number;
  /** Percent of events found by polling alone above which the owner is told; null: never. */
  lossAlarmPercent: number | null;
  lastWebhookAt: number | null;
  /** Nothing is read before: the platform asked for it, or the budget is nearly used up. */
  quietUntil: number;
  /** The reading under way, until its lease ends. */
  readingId: string | null;
  readingUntil: number;
  refreshFailedAt: number | null;
  /** Counts the erasures of the workspace; 0: there never was any. The database keeps it. */
  erasureVersion: number;
  /** What slows it down: see `GuardState`. Only the guard writes these. */
  guardLevel: GuardLevel;
  guardReason: GuardReason | null;
  guardSince: number | null;
  guardChangedAt: number | null;
  guardUntil: number | null;
};

const COLUMNS = sql.raw(`workspace_id AS workspaceId, id, platform, external_id AS externalId,
  app_scoped_id AS appScopedId, username, display_name AS displayName, status, paused, mode, scopes, token,
  token_expires_at AS tokenExpiresAt, token_refreshed_at AS tokenRefreshedAt, daily_dm_limit AS dailyDmLimit,
  hourly_dm_limit AS hourlyDmLimit, min_spacing_ms AS minSpacingMs, warm_up_since AS warmUpSince,
  active_hours AS activeHours, hold_until AS holdUntil, connected_by AS connectedBy,
  connected_session AS connectedSession, connected_at AS connectedAt,
  imported_at AS importedAt, last_collected_at AS lastCollectedAt, created_at AS createdAt,
  poll_minutes AS pollMinutes, loss_alarm_percent AS lossAlarmPercent, last_webhook_at AS lastWebhookAt,
  quiet_until AS quietUntil, reading_id AS readingId, reading_until AS readingUntil,
  refresh_failed_at AS refreshFailedAt, erasure_version AS erasureVersion,
  guard_level AS guardLevel, guard_reason AS guardReason, guard_since AS guardSince,
  guard_changed_at AS guardChangedAt, guard_until AS guardUntil`);

type Stored = Omit<AccountRow, "paused" | "scopes" | "activeHours"> & {
  paused: number;
  scopes: string;
  activeHours: string | null;
};
const read = (row: Stored): AccountRow => ({
  ...row,
  paused: row.paused === 1,
  scopes: JSON.parse(row.scopes) as string[],
  activeHours: row.activeHours === null ? null : (JSON.parse(row.activeHours) as ActiveHours),
});

export async function listAccountRows(tenant: TenantDb): Promise<AccountRow[]> {
  const rows = await tenant.all<Stored>(
    (mine) => sql`SELECT ${COLUMNS} FROM accounts WHERE workspace_id = ${mine.id} ORDER BY created_at, id`,
  );
  return rows.map(read);
}

export async function findAccountRow(tenant: TenantDb, id: string): Promise<AccountRow | undefined> {
  const row = await tenant.first<Stored>(
    (mine) => sql`SELECT ${COLUMNS} FROM accounts WHERE workspace_id = ${mine.id} AND id = ${id}`,
  );
  return row && read(row);
}

export async function findAccountByExternalId(
  tenant: TenantDb,
  platform: string,
  externalId: string,
): Promise<AccountRow | undefined> {
  const row = await tenant.first<Stored>(
    (mine) => sql`SELECT ${COLUMNS} FROM accounts
      WHERE workspace_id = ${mine.id} AND platform = ${platform} AND external_id = ${externalId}`,
  );
  return row && read(row);
}

/**
 * A new account, or the same one connected again: rules, limits and history stay.
 * @param guards let all of it fail
 */
export async function saveConnected(
  tenant: TenantDb,
  account: AccountRow,
  guards: readonly Statement[] = [],
): Promise<void> {
  await tenant.batch([
    ...guards,
    (
      mine,
    ) => sql`INSERT INTO workspace_settings (workspace_id, updated_at) VALUES (${mine.id}, ${account.connectedAt})
      ON CONFLICT DO NOTHING`,
    (
      mine,
    ) => sql`INSERT INTO accounts (workspace_id, id, platform, external_id, app_scoped_id, username, display_name,
        status, paused, mode, scopes, token, token_expires_at, token_refreshed_at, daily_dm_limit, hourly_dm_limit,
        min_spacing_ms, warm_up_since, active_hours, hold_until, connected_by, connected_session, connected_at, created_at,
        erasure_version)
      VALUES (${mine.id}, ${account.id}, ${account.platform}, ${account.externalId}, ${account.appScopedId},
        ${account.username}, ${account.displayName}, 'connected', 0, ${account.mode}, ${JSON.stringify(account.scopes)},
        ${account.token}, ${account.tokenExpiresAt}, ${account.tokenRefreshedAt}, ${account.dailyDmLimit},
        ${account.hourlyDmLimit}, ${account.minSpacingMs}, ${account.warmUpSince}, NULL, ${account.holdUntil},
        ${account.connectedBy}, ${account.connectedSession}, ${account.connectedAt}, ${account.createdAt},
        (SELECT erasure_version FROM workspace_settings WHERE workspace_id = ${mine.id}))
      ON CONFLICT (workspace_id, platform, external_id) DO UPDATE SET app_scoped_id = excluded.app_scoped_id,
        username = excluded.username, display_name = excluded.display_name, status = 'connected', mode = excluded.mode,
        scopes = excluded.scopes, token = excluded.token, token_expires_at = excluded.token_expires_at,
        token_refreshed_at = excluded.token_refreshed_at, hold_until = excluded.hold_until,
        connected_by = excluded.connected_by, connected_session = excluded.connected_session,
        connected_at = excluded.connected_at, refresh_failed_at = NULL, quiet_until = 0, reading_until = 0,
        erasure_version = excluded.erasure_version`,
  ]);
}

export type AccountChange = Partial<
  Pick<
    AccountRow,
    | "status"
    | "paused"
    | "mode"
    | "token"
    | "tokenExpiresAt"
    | "tokenRefreshedAt"
    | "dailyDmLimit"
    | "hourlyDmLimit"
    | "minSpacingMs"
    | "warmUpSince"
    | "activeHours"
    | "holdUntil"
    | "importedAt"
    | "lastCollectedAt"
    | "username"
    | "displayName"
    | "scopes"
    | "pollMinutes"
    | "lossAlarmPercent"
    | "lastWebhookAt"
    | "quietUntil"
    | "readingId"
    | "readingUntil"
    | "refreshFailedAt"
  >
>;

const NAMES: Record<keyof AccountChange, string> = {
  status: "status",
  paused: "paused",
  mode: "mode",
  token: "token",
  tokenExpiresAt: "token_expires_at",
  tokenRefreshedAt: "token_refreshed_at",
  dailyDmLimit: "daily_dm_limit",
  hourlyDmLimit: "hourly_dm_limit",
  minSpacingMs: "min_spacing_ms",
  warmUpSince: "warm_up_since",
  activeHours: "active_hours",
  holdUntil: "hold_until",
  importedAt: "imported_at",
  lastCollectedAt: "last_collected_at",
  username: "username",
  displayName: "display_name",
  scopes: "scopes",
  pollMinutes: "poll_minutes",
  lossAlarmPercent: "loss_alarm_percent",
  lastWebhookAt: "last_webhook_at",
  quietUntil: "quiet_until",
  readingId: "reading_id",
  readingUntil: "reading_until",
  refreshFailedAt: "refresh_failed_at",
};

const stored = (value: AccountChange[keyof AccountChange]): string | number | null =>
  typeof value === "boolean"
    ? Number(value)
    : typeof value === "object" && value !== null
      ? JSON.stringify(value)
      : (value ?? null);

/**
 * Changes only what is given.
 * @param guard e.g. the status it must still have
 * @param also right behind it in the same batch; each must ask whether it changed anything
 */
export async function changeAccount(
  tenant: TenantDb,
  id: string,
  change: AccountChange,
  guard: SQL = sql`1`,
  also: readonly Statement[] = [],
): Promise<boolean> {
  const parts = (Object.keys(change) as (keyof AccountChange)[]).map(
    (key) => sql`${sql.raw(NAMES[key])} = ${stored(change[key])}`,
  );
  if (parts.length === 0) return true;
  const update: Statement = (mine) => sql`UPDATE accounts SET ${sql.join(parts, sql`, `)}
    WHERE workspace_id = ${mine.id} AND id = ${id} AND ${guard}`;
  if (also.length === 0) return (await tenant.run(update)) > 0;
  return (await tenant.batch([update, ...also]))[0]!.changes > 0;
}

/**
 * Marks a dead token once: true only for the caller that changed it, who then tells the owner.
 * @param record the token as it was stored when it was found dead
 */
export const markReconnect = (tenant: TenantDb, id: string, record: string | null): Promise<boolean> =>
  changeAccount(tenant, id, { status: "reconnect" }, sql`status = 'connected' AND token IS ${record}`);

/** Compare and swap on the sealed record. @returns false when another stands there by now */
export const replaceToken = (
  tenant: TenantDb,
  id: string,
  record: string,
  change: AccountChange,
): Promise<boolean> => changeAccount(tenant, id, change, sql`status = 'connected' AND token = ${record}`);

/**
 * The account is handed back: without its token nothing can be sent, so what waited ends here and says why. What
 * is being sent, or may have been, is left to its answer.
 */
export const dropConnection = (tenant: TenantDb, id: string) =>
  tenant.batch([
    (mine) => sql`UPDATE accounts SET status = 'disconnected', token = NULL, token_expires_at = NULL,
        refresh_failed_at = NULL WHERE workspace_id = ${mine.id} AND id = ${id}`,
    (mine) => sql`UPDATE messages INDEXED BY messages_open
      SET state = 'skipped', open = 0, reason = 'account-disconnected'
      WHERE workspace_id = ${mine.id} AND account_id = ${id} AND open = 1 AND state IN ('pending', 'scheduled')`,
  ]);

export type AccountFigures = {
  accountId: string;
  sentToday: number;
  byWebhook: number;
  byPoll: number;
  open: number;
};

/** Messages of today, the loss of seven days and what is waiting, for every account of the workspace. */
export async function readFigures(
  tenant: TenantDb,
  today: string,
  weekAgo: string,
  openCap: number,
): Promise<AccountFigures[]> {
  return tenant.all<AccountFigures>(
    (mine) => sql`SELECT a.id AS accountId,
        coalesce((SELECT messages FROM daily_stats d WHERE d.workspace_id = a.workspace_id AND d.day = ${today}
          AND d.account_id = a.id), 0) AS sentToday,
        coalesce((SELECT sum(by_webhook) FROM daily_stats d WHERE d.workspace_id = a.workspace_id
          AND d.day > ${weekAgo} AND d.day <= ${today} AND d.account_id = a.id), 0) AS byWebhook,
        coalesce((SELECT sum(by_poll) FROM daily_stats d WHERE d.workspace_id = a.workspace_id
          AND d.day > ${weekAgo} AND d.day <= ${today} AND d.account_id = a.id), 0) AS byPoll,
        (SELECT count(*) FROM (SELECT 1 FROM messages m INDEXED BY messages_open WHERE m.workspace_id = a.workspace_id AND m.account_id = a.id
          AND m.open = 1 AND m.state IN ('pending', 'scheduled') LIMIT ${openCap})) AS open
      FROM accounts a WHERE a.workspace_id = ${mine.id}`,
  );
}

/** Starts the wait of messages over or ends it when an account's capture hold is lifted. */
export const releaseHeldMessages = (
  tenant: TenantDb,
  accountId: string,
  holdUntil: number,
): Promise<number> =>
  tenant.run(
    (mine) => sql`UPDATE messages SET not_before_at = 0
      WHERE workspace_id = ${mine.id} AND account_id = ${accountId} AND open = 1 AND state = 'pending'
        AND not_before_at = ${holdUntil}`,
  );
