import { sql, type TenantDb } from "../db/tenant.ts";
import type { Referral } from "../platforms/platform.ts";
import type { Contact, LeadRow } from "./row.ts";

/** Columns of `leads` under the names of a row. */
export const LEAD_COLUMNS = `id, platform, account_id AS accountId, external_id AS externalId, username,
  display_name AS displayName, status, status_by AS statusBy, amount, note, tags,
  assigned_to AS assignedTo, blocked, sum, sum_at AS sumAt, heat, last_text AS lastText, last_kind AS lastKind,
  last_media_id AS lastMediaId, intent, interaction_count AS interactionCount, first_seen_at AS firstSeenAt,
  last_interaction_at AS lastInteractionAt, thread_id AS threadId, last_inbound_at AS lastInboundAt,
  last_sent_at AS lastSentAt, reply_comment_id AS replyCommentId, reply_comment_at AS replyCommentAt,
  reply_used AS replyUsed, opted_out_at AS optedOutAt, opted_out_text AS optedOutText, referral, contacts,
  reminder_at AS reminderAt, reminder_note AS reminderNote, merged_from AS mergedFrom, version`;

export type StoredLead = Omit<
  LeadRow,
  "tags" | "blocked" | "replyUsed" | "contacts" | "referral" | "mediaCaption" | "mediaPermalink"
> & {
  /** Only where they were read with it. */
  mediaCaption?: string | null;
  mediaPermalink?: string | null;
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
  mediaCaption: row.mediaCaption ?? null,
  mediaPermalink: row.mediaPermalink ?? null,
  tags: JSON.parse(row.tags) as string[],
  blocked: row.blocked === 1,
  replyUsed: row.replyUsed === 1,
  referral: readReferral(row.referral),
  contacts: (JSON.parse(row.contacts) as Contact[]).sort(
    (a, b) => b.foundAt - a.foundAt || b.confidence - a.confidence || (a.value < b.value ? -1 : 1),
  ),
});

/** With the post they last spoke under. */
export async function findLead(tenant: TenantDb, id: string): Promise<LeadRow | undefined> {
  const row = await tenant.first<StoredLead>(
    (mine) => sql`SELECT s.*, m.caption AS mediaCaption, m.permalink AS mediaPermalink
      FROM (SELECT ${sql.raw(LEAD_COLUMNS)} FROM leads WHERE workspace_id = ${mine.id} AND id = ${id}) s
      LEFT JOIN media m ON m.workspace_id = ${mine.id} AND m.account_id = s.accountId AND m.id = s.lastMediaId`,
  );
  return row && readLead(row);
}
