import { type Statement, sql, type TenantDb } from "../db/tenant.ts";
import type { AlertKind } from "./alert-contract.ts";

/** An alert with what its sentence needs. Times are epoch ms. */
export type AlertRow = {
  id: string;
  kind: AlertKind;
  leadId: string | null;
  accountId: string | null;
  untilAt: number | null;
  at: number;
  dueAt: number | null;
  readAt: number | null;
  /** Of the lead; null when there is none. */
  username: string | null;
  displayName: string | null;
  /** Of the interaction, or the lead's last ones; null once they were taken back. */
  words: string | null;
  /** Of the account. */
  accountName: string | null;
  platform: string | null;
};

/** Nobody: what an API key has read is not kept. */
const NOBODY = "";

/** Read up to everything, or each by itself: when, else NULL. */
const READ_AT = sql.raw(
  "CASE WHEN a.id <= coalesce(w.read_until, '') THEN coalesce(w.read_until_at, a.at) ELSE r.read_at END",
);

/**
 * Alerts of the workspace as one person stands to them, newest first.
 * @param before only those behind this id
 */
export function listAlerts(
  tenant: TenantDb,
  {
    personId,
    unread,
    before,
    limit,
    only,
  }: {
    personId: string | null;
    unread: boolean;
    before?: string | null;
    limit: number;
    only?: readonly string[];
  },
): Promise<AlertRow[]> {
  return tenant.all(
    (
      mine,
    ) => sql`SELECT a.id, a.kind, a.lead_id AS leadId, a.account_id AS accountId, a.until_at AS untilAt, a.at,
        a.due_at AS dueAt, ${READ_AT} AS readAt, l.username, l.display_name AS displayName,
        iif(a.kind = 'window-closing', l.last_text, i.text) AS words, c.username AS accountName, c.platform
      FROM alerts a
      LEFT JOIN alert_people w ON w.workspace_id = a.workspace_id AND w.person_id = ${personId ?? NOBODY}
      LEFT JOIN alert_reads r ON r.workspace_id = a.workspace_id AND r.person_id = ${personId ?? NOBODY}
        AND r.alert_id = a.id
      LEFT JOIN leads l ON l.workspace_id = a.workspace_id AND l.id = a.lead_id
      LEFT JOIN interactions i ON i.workspace_id = a.workspace_id AND i.account_id = a.account_id
        AND i.dedupe_key = a.interaction_key
      LEFT JOIN accounts c ON c.workspace_id = a.workspace_id AND c.id = a.account_id
      WHERE a.workspace_id = ${mine.id}
        ${before ? sql`AND a.id < ${before}` : sql``}
        ${only ? sql`AND a.id IN (SELECT value FROM json_each(${JSON.stringify(only)}))` : sql``}
        ${unread ? sql`AND a.id > coalesce(w.read_until, '') AND r.alert_id IS NULL` : sql``}
      ORDER BY a.id DESC LIMIT ${limit}`,
  );
}

/** How many one person has not read, counted up to a bound: newest first, until what everything is read up to. */
export async function countUnread(tenant: TenantDb, personId: string, upTo: number): Promise<number> {
  const row = await tenant.first<{ count: number }>(
    (mine) => sql`SELECT count(*) AS count FROM (
      SELECT 1 FROM alerts a
      WHERE a.workspace_id = ${mine.id}
        AND a.id > coalesce((SELECT read_until FROM alert_people w WHERE w.workspace_id = ${mine.id}
          AND w.person_id = ${personId}), '')
        AND NOT EXISTS (SELECT 1 FROM alert_reads r WHERE r.workspace_id = ${mine.id} AND r.person_id = ${personId}
          AND r.alert_id = a.id)
      ORDER BY a.id DESC LIMIT ${upTo})`,
  );
  return row?.count ?? 0;
}

/** Only alerts that are there; read once more writes nothing. */
export const alertsRead =
  (personId: string, ids: readonly string[], now: number): Statement =>
  (mine) =>
    sql`INSERT INTO alert_reads (workspace_id, person_id, alert_id, read_at)
    SELECT a.workspace_id, ${personId}, a.id, ${now} FROM json_each(${JSON.stringify(ids)}) e
    CROSS JOIN alerts a ON a.workspace_id = ${mine.id} AND a.id = e.value
    WHERE a.id > coalesce((SELECT read_until FROM alert_people w WHERE w.workspace_id = ${mine.id}
      AND w.person_id = ${personId}), '')
    ON CONFLICT DO NOTHING`;

/**
 * Everything there is now: up to a settled moment by one mark, the rest one by one, since something may still come in
 * that happened before what was read.
 */
export const everythingRead = (personId: string, settledId: string, now: number): Statement[] => [
  (mine) => sql`INSERT INTO alert_people (workspace_id, person_id, read_until, read_until_at)
    VALUES (${mine.id}, ${personId}, ${settledId}, ${now})
    ON CONFLICT (workspace_id, person_id) DO UPDATE SET read_until = excluded.read_until,
      read_until_at = excluded.read_until_at
    WHERE read_until < excluded.read_until AND EXISTS (SELECT 1 FROM alerts a WHERE a.workspace_id = ${mine.id}
      AND a.id > read_until AND a.id <= excluded.read_until)`,
  (mine) => sql`DELETE FROM alert_reads WHERE workspace_id = ${mine.id} AND person_id = ${personId}
    AND alert_id <= (SELECT read_until FROM alert_people w WHERE w.workspace_id = ${mine.id}
      AND w.person_id = ${personId})`,
  (mine) => sql`INSERT INTO alert_reads (workspace_id, person_id, alert_id, read_at)
    SELECT a.workspace_id, ${personId}, a.id, ${now} FROM alerts a
    WHERE a.workspace_id = ${mine.id} AND a.id > (SELECT read_until FROM alert_people w
      WHERE w.workspace_id = ${mine.id} AND w.person_id = ${personId})
    ON CONFLICT DO NOTHING`,
];

/** Alerts are news: what is older goes, and of a busy workspace what is behind the newest so many. */
export async function forgetOldAlerts(tenant: TenantDb, beforeId: string, keep: number): Promise<void> {
  await tenant.batch([
    (mine) => sql`DELETE FROM alerts WHERE workspace_id = ${mine.id} AND (id < ${beforeId} OR id <= (
      SELECT id FROM alerts WHERE workspace_id = ${mine.id} ORDER BY id DESC LIMIT 1 OFFSET ${keep}))`,
    (mine) => sql`DELETE FROM alert_reads WHERE workspace_id = ${mine.id} AND alert_id < coalesce(
      (SELECT min(id) FROM alerts WHERE workspace_id = ${mine.id}), 'b')`,
    (mine) => sql`DELETE FROM alert_deliveries WHERE workspace_id = ${mine.id} AND alert_id < coalesce(
      (SELECT min(id) FROM alerts WHERE workspace_id = ${mine.id}), 'b')`,
  ]);
}

/** Whose conversation closes soon, and that a person should know of. Times are epoch ms. */
export type ClosingLead = {
  leadId: string;
  accountId: string;
  lastInboundAt: number;
  sum: number;
  sumAt: number;
};

/**
 * Who wrote within these bounds, has words that nobody answered, and once had the points: through `leads_inbox`.
 * @param leastSum points only melt: whoever never had so many has not now
 */
export const listClosing = (
  tenant: TenantDb,
  { from, to, leastSum, limit }: { from: number; to: number; leastSum: number; limit: number },
): Promise<ClosingLead[]> =>
  tenant.all(
    (
      mine,
    ) => sql`SELECT id AS leadId, account_id AS accountId, last_inbound_at AS lastInboundAt, sum, sum_at AS sumAt
      FROM leads INDEXED BY leads_inbox
      WHERE workspace_id = ${mine.id} AND last_inbound_at > ${from} AND last_inbound_at <= ${to}
        AND sum >= ${leastSum} AND (last_sent_at IS NULL OR last_sent_at < last_inbound_at)
        AND blocked = 0 AND opted_out_at IS NULL AND status NOT IN ('converted', 'refused')
        AND last_text IS NOT NULL
      ORDER BY last_inbound_at LIMIT ${limit}`,
  );
