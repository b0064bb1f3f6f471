import { type Statement, sql, type TenantDb } from "../db/tenant.ts";
import type { LeadStatus } from "../leads/contract.ts";
import type { PlatformId } from "../platforms/contract.ts";

export type DayRow = {
  day: string;
  accountId: string;
  people: number;
  messages: number;
  answers: number;
  phones: number;
};
export type CountRow = Record<LeadStatus | "target", number>;
export type SenderRow = {
  id: string;
  status: string;
  paused: number;
  dailyDmLimit: number;
  warmUpSince: number | null;
};
export type WaitingRow = {
  platform: PlatformId;
  lastInboundAt: number;
  replyCommentId: string | null;
  replyCommentAt: number | null;
  replyUsed: number;
  optedOutAt: number | null;
  blocked: number;
};
type SettingsRow = { zone: string; stopped: number; scoredUntil: number };
type OpenRow = { open: number; willExpire: number };
type SetupRow = { template: number; automation: number };
/** `scanned`: how many recent leads were looked at; the rest of the row is null when none of them waits. */
type WaitingScan = Partial<WaitingRow> & { scanned: number };

export type TodayRows = {
  settings: SettingsRow | undefined;
  days: DayRow[];
  counts: CountRow[];
  senders: SenderRow[];
  open: OpenRow;
  waiting: WaitingRow[];
  recentScanned: number;
  setup: SetupRow;
};

/** Everything the first page needs, in one round trip. @param range epoch ms, days as YYYY-MM-DD */
export async function readToday(
  tenant: TenantDb,
  range: { fromDay: string; windowSince: number; recentBudget: number; openCap: number },
): Promise<TodayRows> {
  const { fromDay, windowSince, recentBudget, openCap } = range;
  const recent = (columns: string): Statement => (mine) => sql`SELECT ${sql.raw(columns)} FROM leads
    WHERE workspace_id = ${mine.id} AND last_interaction_at > ${windowSince}
    ORDER BY last_interaction_at DESC, id DESC LIMIT ${recentBudget}`;
  const [settings, days, counts, senders, open, waiting, setup] = await tenant.batch<
    [SettingsRow, DayRow, CountRow, SenderRow, OpenRow, WaitingScan, SetupRow]
  >([
    (mine) => sql`SELECT zone, stopped, scored_until AS scoredUntil FROM workspace_settings
      WHERE workspace_id = ${mine.id}`,
    (mine) => sql`SELECT day, account_id AS accountId, people, messages, answers, phones FROM daily_stats
      WHERE workspace_id = ${mine.id} AND day >= ${fromDay}`,
    (mine) => sql`SELECT new, contacted, in_progress, converted, refused, target FROM lead_counts
      WHERE workspace_id = ${mine.id}`,
    (mine) => sql`SELECT id, status, paused, daily_dm_limit AS dailyDmLimit, warm_up_since AS warmUpSince
      FROM accounts WHERE workspace_id = ${mine.id}`,
    (mine) => sql`SELECT count(*) AS open, coalesce(sum(reason IS 'will-expire'), 0) AS willExpire FROM (
      SELECT reason FROM messages WHERE workspace_id = ${mine.id} AND open = 1 LIMIT ${openCap})`,
    (mine) => sql`WITH recent AS MATERIALIZED (${recent(`platform, status, blocked, last_inbound_at AS lastInboundAt,
        last_sent_at AS lastSentAt, reply_comment_id AS replyCommentId, reply_comment_at AS replyCommentAt,
        reply_used AS replyUsed, opted_out_at AS optedOutAt`)(mine)})
      SELECT w.*, n.scanned FROM (SELECT count(*) AS scanned FROM recent) n LEFT JOIN recent w
        ON w.lastInboundAt > ${windowSince} AND w.lastInboundAt > coalesce(w.lastSentAt, 0)
          AND w.status NOT IN ('converted', 'refused')`,
    (mine) => sql`SELECT EXISTS (SELECT 1 FROM templates WHERE workspace_id = ${mine.id}) AS template,
      EXISTS (SELECT 1 FROM automations WHERE workspace_id = ${mine.id}) AS automation`,
  ]);
  return {
    settings: settings.rows[0],
    days: days.rows,
    counts: counts.rows,
    senders: senders.rows,
    open: open.rows[0]!,
    waiting: waiting.rows.filter((row): row is WaitingScan & WaitingRow => row.lastInboundAt != null),
    recentScanned: waiting.rows[0]!.scanned,
    setup: setup.rows[0]!,
  };
}
