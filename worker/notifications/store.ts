import { type Statement, sql, type TenantDb } from "../db/tenant.ts";
import type { NoticeKind } from "./contract.ts";
import type { NoticeData } from "./texts.ts";

/** A notice and the account it is about. Times are epoch ms. */
export type NoticeRow = {
  id: string;
  kind: NoticeKind;
  accountId: string | null;
  data: NoticeData;
  at: number;
  /** null when the account is no longer there. */
  username: string | null;
  platform: string | null;
};

/**
 * @param along goes in the same batch
 * @returns true for the caller whose row it is; every other finds one open already
 */
export async function addNotice(
  tenant: TenantDb,
  notice: Pick<NoticeRow, "id" | "kind" | "accountId" | "data" | "at">,
  along: readonly Statement[],
): Promise<boolean> {
  const [added] = await tenant.batch([
    (mine) => sql`INSERT INTO notices (workspace_id, id, kind, account_id, data, at)
      VALUES (${mine.id}, ${notice.id}, ${notice.kind}, ${notice.accountId}, ${JSON.stringify(notice.data)}, ${notice.at})
      ON CONFLICT DO NOTHING`,
    ...along,
  ]);
  return (added?.changes ?? 0) > 0;
}

/**
 * What is open and not hidden, newest first; with `id` that one alone. A hidden one stays open: the same trouble
 * does not come back while it lasts.
 */
export async function listNotices(
  tenant: TenantDb,
  limit: number,
  id: string | null = null,
): Promise<NoticeRow[]> {
  const rows = await tenant.all<Omit<NoticeRow, "data"> & { data: string }>(
    (mine) => sql`SELECT n.id, n.kind, n.account_id AS accountId, n.data, n.at, a.username, a.platform
      FROM notices n INDEXED BY notices_open
      LEFT JOIN accounts a ON a.workspace_id = n.workspace_id AND a.id = n.account_id
      WHERE n.workspace_id = ${mine.id} AND n.resolved_at IS NULL AND n.hidden_at IS NULL
        AND (${id} IS NULL OR n.id = ${id})
      ORDER BY n.at DESC, n.id DESC LIMIT ${limit}`,
  );
  return rows.map((row) => ({ ...row, data: JSON.parse(row.data) as NoticeData }));
}

export type Waiting = { accountId: string; count: number; firstDeadlineAt: number | null };

/** Messages of each account that wait and may still go, counted up to a bound. */
export async function readWaiting(
  tenant: TenantDb,
  accountIds: readonly string[],
  now: number,
  countUpTo: number,
): Promise<Waiting[]> {
  if (accountIds.length === 0) return [];
  const results = await tenant.batch<{ count: number; firstDeadlineAt: number | null }[]>(
    accountIds.map(
      (accountId) => (mine) =>
        sql`SELECT count(*) AS count, min(deadline_at) AS firstDeadlineAt FROM (
          SELECT deadline_at FROM messages INDEXED BY messages_open
          WHERE workspace_id = ${mine.id} AND account_id = ${accountId} AND open = 1
            AND state IN ('pending', 'scheduled') AND (deadline_at IS NULL OR deadline_at > ${now})
          LIMIT ${countUpTo})`,
    ),
  );
  return accountIds.map((accountId, place) => ({ accountId, ...results[place]!.rows[0]! }));
}

/** @returns false when the workspace has no such notice; hiding it again is no error */
export async function hideNotice(tenant: TenantDb, id: string, now: number): Promise<boolean> {
  const [, found] = await tenant.batch<[unknown, { id: string }]>([
    (mine) => sql`UPDATE notices SET hidden_at = ${now}
      WHERE workspace_id = ${mine.id} AND id = ${id} AND hidden_at IS NULL`,
    (mine) => sql`SELECT id FROM notices WHERE workspace_id = ${mine.id} AND id = ${id}`,
  ]);
  return found.rows.length > 0;
}

/** The trouble is over. Writes nothing when none of these is open. */
export const closeNotices = (
  tenant: TenantDb,
  accountId: string,
  kinds: readonly NoticeKind[],
): Promise<number> =>
  tenant.run(
    (mine) => sql`UPDATE notices SET resolved_at = max(at, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER))
      WHERE workspace_id = ${mine.id} AND kind IN (SELECT value FROM json_each(${JSON.stringify(kinds)}))
        AND coalesce(account_id, '') = ${accountId} AND resolved_at IS NULL`,
  );
