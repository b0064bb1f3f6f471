import { sql } from "drizzle-orm";
import type { TenantDb } from "../db/tenant.ts";
import type { InteractionKind } from "../platforms/contract.ts";

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
