import { sql, type TenantDb } from "../db/tenant.ts";
import { HOUR_MS } from "../scoring/days.ts";
import type { Heard } from "./doctor-findings.ts";

/** Rows of the workspace that are looked at, newest first; a busier account shows itself well before. */
const ROWS_LOOKED_AT = 500;
/** A webhook may still bring what polling found this lately. */
const CONFIRMS_WITHIN_MS = HOUR_MS;

type Row = Record<keyof Heard, number | null>;

/** What was heard of one account. @param since epoch ms; earlier comments are not counted */
export async function readHeard(
  tenant: TenantDb,
  account: { id: string; lastWebhookAt: number | null },
  { since, now }: { since: number; now: number },
): Promise<Heard> {
  const lasting = sql`is_polled AND received_at <= ${now - CONFIRMS_WITHIN_MS}`;
  const row = await tenant.first<Row>(
    (mine) => sql`WITH looked AS (
        SELECT at, received_at, found_by,
          at >= ${since} AND kind IN ('comment', 'mention') AND found_by = 'poll' AS is_polled,
          at >= ${since} AND kind IN ('comment', 'mention') AND found_by = 'webhook' AS is_brought
        FROM (SELECT account_id, at, received_at, found_by, kind FROM interactions
          WHERE workspace_id = ${mine.id} ORDER BY at DESC, id DESC LIMIT ${ROWS_LOOKED_AT})
        WHERE account_id = ${account.id}
      ), webhook AS (
        SELECT max(received_at) AS newest FROM looked WHERE found_by = 'webhook'
      )
      SELECT max(at) AS newestAt, (SELECT newest FROM webhook) AS newestWebhookAt,
        sum(is_brought) AS webhookComments, sum(is_polled) AS polledComments,
        sum(${lasting}) AS lastingPolledComments,
        sum(${lasting} AND received_at >
          max(coalesce((SELECT newest FROM webhook), 0), ${account.lastWebhookAt ?? 0})) AS polledSinceWebhook
      FROM looked`,
  );
  return {
    newestAt: row?.newestAt ?? null,
    newestWebhookAt: row?.newestWebhookAt ?? null,
    webhookComments: row?.webhookComments ?? 0,
    polledComments: row?.polledComments ?? 0,
    lastingPolledComments: row?.lastingPolledComments ?? 0,
    polledSinceWebhook: row?.polledSinceWebhook ?? 0,
  };
}
