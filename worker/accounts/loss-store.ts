import { sql } from "drizzle-orm";
import type { TenantDb } from "../db/tenant.ts";
import { HOUR_MS } from "../scoring/days.ts";
import type { LossDay, LossFigures } from "./loss-rule.ts";

const CONFIRM_WITHIN_MS = HOUR_MS;
/** Found up to an hour late. What polling finds later than that, no webhook brings any more. */
const HAPPENED_WITHIN_MS = 2 * HOUR_MS;
/** Of so many of the newest interactions: with more in two hours, some young ones count as lost for an hour. */
const NEWEST_LOOKED_AT = 2000;

export const listLossDays = (
  tenant: TenantDb,
  accountId: string,
  fromDay: string,
  toDay: string,
): Promise<LossDay[]> =>
  tenant.all<LossDay>(
    (mine) => sql`SELECT day, by_webhook AS byWebhook, by_poll AS byPoll FROM daily_stats
      WHERE workspace_id = ${mine.id} AND day BETWEEN ${fromDay} AND ${toDay} AND account_id = ${accountId}`,
  );

export type YoungFind = { accountId: string; at: number };

/** What polling alone found within the last hour, which a webhook may still confirm. */
export const listYoungFinds = (tenant: TenantDb, now: number): Promise<YoungFind[]> =>
  tenant.all<YoungFind>(
    (mine) => sql`SELECT accountId, at FROM (
        SELECT account_id AS accountId, at, found_by, received_at FROM interactions
        WHERE workspace_id = ${mine.id} AND at > ${now - HAPPENED_WITHIN_MS}
        ORDER BY at DESC, id DESC LIMIT ${NEWEST_LOOKED_AT}
      ) WHERE found_by = 'poll' AND received_at > ${now - CONFIRM_WITHIN_MS}`,
  );

export type WatchedDay = Partial<LossFigures> & {
  accountId: string;
  mode: "instant" | "polling";
  thresholdPercent: number | null;
  zone: string;
  /** null for an account of which nothing is counted since `fromDay`. */
  day: string | null;
};

/** Every connected account with its figures since a day, one row per day, in one statement. */
export const listWatchedDays = (tenant: TenantDb, fromDay: string): Promise<WatchedDay[]> =>
  tenant.all<WatchedDay>(
    (mine) => sql`SELECT a.id AS accountId, a.mode, a.loss_alarm_percent AS thresholdPercent, d.day,
        d.by_webhook AS byWebhook, d.by_poll AS byPoll, w.zone
      FROM accounts a JOIN workspace_settings w ON w.workspace_id = a.workspace_id
      LEFT JOIN daily_stats d ON d.workspace_id = a.workspace_id AND d.day >= ${fromDay} AND d.account_id = a.id
      WHERE a.workspace_id = ${mine.id} AND a.status = 'connected'`,
  );
