import type { SQL } from "drizzle-orm";
import { type Mine, sql, type TenantDb } from "../db/tenant.ts";
import type { Referral } from "../platforms/platform.ts";
import type { Contact, LeadRow } from "./row.ts";

/** Columns of `leads` under the names of a row. */
export const LEAD_COLUMNS =
  sql.raw(`id, platform, account_id AS accountId, external_id AS externalId, username,
  display_name AS displayName, search_name, status, status_by AS statusBy, amount, note, tags,
  assigned_to AS assignedTo, blocked, sum, sum_at AS sumAt, heat, last_text AS lastText, last_kind AS lastKind,
  last_media_id AS lastMediaId, intent, interaction_count AS interactionCount, first_seen_at AS firstSeenAt,
  last_interaction_at AS lastInteractionAt, thread_id AS threadId, last_inbound_at AS lastInboundAt,
  last_sent_at AS lastSentAt, reply_comment_id AS replyCommentId, reply_comment_at AS replyCommentAt,
  reply_used AS replyUsed, opted_out_at AS optedOutAt, opted_out_text AS optedOutText, has_phone AS hasPhone, referral, version`);

/** What stands beside a lead `s`: the post it last spoke under and what was found of theirs. */
export const besideLead = (mine: Mine): { columns: SQL; join: SQL } => ({
  columns: sql`m.caption AS mediaCaption, m.permalink AS mediaPermalink,
    (SELECT json_group_array(json_object('kind', c.kind, 'value', c.value, 'country', c.country, 'type', c.type,
        'confidence', c.confidence, 'consent', c.consent, 'quote', c.quote, 'foundIn', c.found_in, 'foundAt', c.found_at))
      FROM contact_points c WHERE c.workspace_id = ${mine.id} AND c.lead_id = s.id) AS contacts`,
  join: sql`LEFT JOIN media m ON m.workspace_id = ${mine.id} AND m.account_id = s.accountId AND m.id = s.lastMediaId`,
});

export type StoredLead = Omit<LeadRow, "tags" | "blocked" | "replyUsed" | "contacts" | "referral"> & {
  tags: string;
  blocked: number;
  replyUsed: number;
  contacts: string;
  referral: string | null;
};

/** What the intake keeps of it, but for its time. */
function readReferral(stored: string | null): Referral | null {
  if (stored === null) return null;
  const { source, ref, adId, title } = JSON.parse(stored) as Referral;
  return { source, ref, adId, title };
}

export const readLead = (row: StoredLead): LeadRow => ({
  ...row,
  tags: JSON.parse(row.tags) as string[],
  blocked: row.blocked === 1,
  replyUsed: row.replyUsed === 1,
  referral: readReferral(row.referral),
  contacts: (JSON.parse(row.contacts) as Contact[]).sort(
    (a, b) => b.foundAt - a.foundAt || b.confidence - a.confidence || (a.value < b.value ? -1 : 1),
  ),
});

export async function findLead(tenant: TenantDb, id: string): Promise<LeadRow | undefined> {
  const row = await tenant.first<StoredLead>((mine) => {
    const beside = besideLead(mine);
    return sql`SELECT s.*, ${beside.columns}
      FROM (SELECT ${LEAD_COLUMNS} FROM leads WHERE workspace_id = ${mine.id} AND id = ${id}) s ${beside.join}`;
  });
  return row && readLead(row);
}
