import { sql, type TenantDb } from "../db/tenant.ts";
import type { LeadStatus } from "../leads/contract.ts";
import { addUpTotals, type TotalsRow, totalsRows } from "../leads/totals.ts";
import type { PlatformId } from "../platforms/contract.ts";

export type DayRow = {
  day: string;
  accountId: string;
  people: number;
  messages: number;
  answers: number;
  phones: number;
};
export type SenderRow = {
  id: string;
  status: string;
  paused: number;
  dailyDmLimit: number;
  warmUpSince: number | null;
};
export type RecentLead = {
  platform: PlatformId;
  status: LeadStatus;
  blocked: number;
  lastInboundAt: number | null;
  lastSentAt: number | null;
  replyCommentId: string | null;
  replyCommentAt: number | null;
  replyUsed: number;
  optedOutAt: number | null;
};
type SettingsRow = { zone: string; stopped: number; scoredUntil: number; verifiedAt: number | null };
type OpenRow = { open: number; willExpire: number };
type SetupRow = { template: number; automation: number };

export type TodayRows = {
  settings: SettingsRow | undefined;
  days: DayRow[];
  totals: TotalsRow[];
  senders: SenderRow[];
  open: OpenRow;
  recent: RecentLead[];
  setup: SetupRow;
};

/** Everything the first page needs, in one round trip; rows read do not grow with the number of leads. */
export async function readToday(
  tenant: TenantDb,
  range: {
    /** YYYY-MM-DD */
    fromDay: string;
    /** Epoch ms: leads that were active after it. */
    activeSince: number;
    leadsRead: number;
    messagesRead: number;
  },
): Promise<TodayRows> {
  const [settings, days, totals, senders, open, recent, setup] = await tenant.batch<
    [SettingsRow, DayRow, TotalsRow, SenderRow, OpenRow, RecentLead, SetupRow]
  >([
    (mine) => sql`SELECT zone, stopped, scored_until AS scoredUntil, totals_verified_at AS verifiedAt
      FROM workspace_settings WHERE workspace_id = ${mine.id}`,
    (mine) => sql`SELECT day, account_id AS accountId, people, messages, answers, phones FROM daily_stats
      WHERE workspace_id = ${mine.id} AND day >= ${range.fromDay}`,
    totalsRows,
    (mine) => sql`SELECT id, status, paused, daily_dm_limit AS dailyDmLimit, warm_up_since AS warmUpSince
      FROM accounts WHERE workspace_id = ${mine.id}`,
    (mine) => sql`SELECT count(*) AS open, coalesce(sum(reason IS 'will-expire'), 0) AS willExpire FROM (
      SELECT reason FROM messages INDEXED BY messages_open WHERE workspace_id = ${mine.id} AND open = 1 LIMIT ${range.messagesRead})`,
    (
      mine,
    ) => sql`SELECT platform, status, blocked, last_inbound_at AS lastInboundAt, last_sent_at AS lastSentAt,
        reply_comment_id AS replyCommentId, reply_comment_at AS replyCommentAt, reply_used AS replyUsed,
        opted_out_at AS optedOutAt
      FROM leads WHERE workspace_id = ${mine.id} AND last_interaction_at > ${range.activeSince}
      ORDER BY last_interaction_at DESC, id DESC LIMIT ${range.leadsRead}`,
    (mine) => sql`SELECT EXISTS (SELECT 1 FROM templates WHERE workspace_id = ${mine.id}) AS template,
      EXISTS (SELECT 1 FROM automations WHERE workspace_id = ${mine.id}) AS automation`,
  ]);
  return {
    settings: settings.rows[0],
    days: days.rows,
    totals: addUpTotals(totals.rows),
    senders: senders.rows,
    open: open.rows[0]!,
    recent: recent.rows,
    setup: setup.rows[0]!,
  };
}
