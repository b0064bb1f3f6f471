import { sql } from "drizzle-orm";
import { insertRows } from "../db/bulk.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { FoundContact } from "../phones/contacts.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import { CONTACT_COLUMNS, contactRow } from "./contact-columns.ts";

export type StoredText = {
  dedupeKey: string;
  id: string;
  leadId: string;
  kind: InteractionKind;
  text: string | null;
  points: number;
};

export const findByExternalId = (
  tenant: TenantDb,
  accountId: string,
  dedupeKey: string,
): Promise<StoredText | undefined> =>
  tenant.first<StoredText>(
    (mine) => sql`SELECT dedupe_key AS dedupeKey, id, lead_id AS leadId, kind, text, points FROM interactions
      WHERE workspace_id = ${mine.id} AND account_id = ${accountId} AND dedupe_key = ${dedupeKey}`,
  );

/** New words, or none; what was found in the old ones goes with them. */
export async function rewrite(
  tenant: TenantDb,
  accountId: string,
  stored: StoredText,
  next: { text: string | null; intent: string | null; points: number },
): Promise<void> {
  await tenant.batch([
    (
      mine,
    ) => sql`UPDATE interactions SET text = ${next.text}, intent = ${next.intent}, points = ${next.points}
      WHERE workspace_id = ${mine.id} AND account_id = ${accountId} AND dedupe_key = ${stored.dedupeKey}`,
    (mine) => sql`UPDATE leads SET last_text = ${next.text}, version = version + 1
      WHERE workspace_id = ${mine.id} AND id = ${stored.leadId} AND last_text IS ${stored.text}`,
    (mine) => sql`DELETE FROM contact_points
      WHERE workspace_id = ${mine.id} AND lead_id = ${stored.leadId} AND interaction_id = ${stored.id}
        AND ${next.text === null ? 1 : 0} = 1`,
    (mine) => sql`UPDATE leads SET has_phone = 0 WHERE workspace_id = ${mine.id} AND id = ${stored.leadId}
      AND has_phone = 1 AND NOT EXISTS (SELECT 1 FROM contact_points c
        WHERE c.workspace_id = ${mine.id} AND c.lead_id = ${stored.leadId} AND c.kind = 'phone')`,
  ]);
}

/** Numbers and addresses that an edit brought; the lead's first number counts in the figures of the day. */
export async function addContacts(
  tenant: TenantDb,
  accountId: string,
  stored: StoredText,
  contacts: readonly FoundContact[],
  at: number,
  day: string,
): Promise<void> {
  await tenant.batch([
    (mine) =>
      insertRows(
        mine,
        "contact_points",
        CONTACT_COLUMNS,
        contacts.map((one) =>
          contactRow(one, {
            leadId: stored.leadId,
            interactionId: stored.id,
            foundIn: stored.kind,
            foundAt: at,
          }),
        ),
        sql`DO NOTHING`,
      ),
    (mine) => sql`UPDATE leads SET has_phone = 1, version = version + 1
      WHERE workspace_id = ${mine.id} AND id = ${stored.leadId} AND has_phone = 0
        AND ${Number(contacts.some((one) => one.kind === "phone"))} = 1`,
    (mine) => sql`INSERT INTO daily_stats (workspace_id, day, account_id, phones)
      SELECT ${mine.id}, ${day}, ${accountId}, 1 WHERE changes() > 0
      ON CONFLICT (workspace_id, day, account_id) DO UPDATE SET phones = phones + 1`,
  ]);
}

/** The person asked to stop: nothing that waits for them goes. */
export async function silence(tenant: TenantDb, leadId: string, text: string, at: number): Promise<void> {
  await tenant.batch([
    (
      mine,
    ) => sql`UPDATE leads SET opted_out_at = ${at}, opted_out_text = ${text.slice(0, 500)}, version = version + 1
      WHERE workspace_id = ${mine.id} AND id = ${leadId} AND opted_out_at IS NULL`,
    (mine) => sql`UPDATE messages SET state = 'skipped', open = 0, reason = 'opted-out'
      WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} AND open = 1 AND state IN ('pending', 'scheduled')`,
  ]);
}
