import { failIfChanged } from "../db/bulk.ts";
import { type Statement, sql, type TenantDb } from "../db/tenant.ts";
import { countLeadsOf } from "./counting.ts";
import type { Home } from "./doors.ts";

/** What is open to a lead at one account: the same columns in `leads` and in `lead_doors`. */
const DOORS = [
  "thread_id",
  "last_inbound_at",
  "last_sent_at",
  "reply_comment_id",
  "reply_comment_at",
  "reply_media_id",
  "reply_used",
];
const COLUMNS = ["account_id", "platform", "external_id", ...DOORS];

/** Puts a lead at another account: its doors there come forth, those of where it stood are kept. */
export async function writeHome(
  tenant: TenantDb,
  lead: { leadId: string; version: number },
  home: Home,
  now: number,
): Promise<void> {
  const { leadId, version } = lead;
  await tenant.batch([
    (mine) => failIfChanged(mine, "leads", [{ id: leadId, version }]),
    countLeadsOf(
      now,
      (mine) => sql`SELECT account_id, -1 AS sign, status, target FROM leads
          WHERE workspace_id = ${mine.id} AND id = ${leadId}
        UNION ALL SELECT ${home.accountId}, 1, status, target FROM leads
          WHERE workspace_id = ${mine.id} AND id = ${leadId}`,
    ),
    ...homeStatements(leadId, home),
  ]);
}

/** The lead's row moves and its version counts on; totals are the caller's. */
export function homeStatements(leadId: string, { accountId, platform, externalId }: Home): Statement[] {
  const names = sql.raw(COLUMNS.join(", "));
  const kept = sql.raw(COLUMNS.map((name) => `${name} = excluded.${name}`).join(", "));
  const doors = sql.raw(
    DOORS.map(
      (name) => `${name} = ${name === "reply_used" ? "coalesce(d.reply_used, 0)" : `d.${name}`}`,
    ).join(", "),
  );
  return [
    (mine) => sql`INSERT INTO lead_doors (workspace_id, lead_id, ${names})
      SELECT workspace_id, id, ${names} FROM leads
        WHERE workspace_id = ${mine.id} AND id = ${leadId} AND account_id <> ${accountId}
      ON CONFLICT (workspace_id, lead_id, account_id) DO UPDATE SET ${kept}`,
    (mine) => sql`UPDATE leads AS l SET account_id = ${accountId}, platform = ${platform},
        external_id = coalesce(d.external_id, ${externalId}), ${doors}, version = l.version + 1
      FROM (SELECT 1) LEFT JOIN lead_doors d
        ON d.workspace_id = ${mine.id} AND d.lead_id = ${leadId} AND d.account_id = ${accountId}
      WHERE l.workspace_id = ${mine.id} AND l.id = ${leadId} AND l.account_id <> ${accountId}`,
    (mine) => sql`DELETE FROM lead_doors
      WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} AND account_id = ${accountId}`,
  ];
}
