import type { SQL } from "drizzle-orm";
import { type Mine, type Statement, sql, type TenantDb } from "../db/tenant.ts";
import { countLeadsOf } from "../leads/counting.ts";
import type { IdentityKey } from "./erasure-store.ts";

/** A lead that is known under another account as well, and one of its identities there. */
export type SharedLead = IdentityKey & { leadId: string };

/** Whether any other account of the workspace brought anybody. */
export async function hasOtherPeople(tenant: TenantDb, accountId: string): Promise<boolean> {
  const rows = await tenant.all(
    (mine) => sql`SELECT * FROM (SELECT 1 FROM identities WHERE workspace_id = ${mine.id}
        AND account_id < ${accountId} LIMIT 1)
      UNION ALL SELECT * FROM (SELECT 1 FROM identities WHERE workspace_id = ${mine.id}
        AND account_id > ${accountId} LIMIT 1)`,
  );
  return rows.length > 0;
}

/**
 * Whether, among the next `limit` identities of the workspace, one is of another account than its lead: of a lead that
 * two accounts know, at least one is. And where the next page begins; null after the last.
 */
export async function searchShared(
  tenant: TenantDb,
  after: IdentityKey | null,
  limit: number,
): Promise<{ isFound: boolean; next: IdentityKey | null }> {
  const page = (mine: Mine): SQL => sql`SELECT account_id, external_id, lead_id FROM identities
    WHERE workspace_id = ${mine.id} AND (account_id, external_id) > (${after?.accountId ?? ""}, ${after?.externalId ?? ""})
    ORDER BY account_id, external_id`;
  const [found, next] = await tenant.batch<[{ id: string }, IdentityKey]>([
    (mine) => sql`SELECT l.id FROM (${page(mine)} LIMIT ${limit}) i
      LEFT JOIN lead_merges g ON g.workspace_id = ${mine.id} AND g.taken_id = i.lead_id
      CROSS JOIN leads l ON l.workspace_id = ${mine.id} AND l.id = coalesce(g.lead_id, i.lead_id)
      WHERE l.account_id <> i.account_id LIMIT 1`,
    (mine) => sql`SELECT account_id AS accountId, external_id AS externalId
      FROM (${page(mine)} LIMIT 1 OFFSET ${limit - 1})`,
  ]);
  return { isFound: found.rows.length > 0, next: next.rows[0] ?? null };
}

/** Of these leads, those that other accounts of the workspace know too. Reads the other accounts' identities. */
export async function listShared(
  tenant: TenantDb,
  accountId: string,
  leadIds: readonly string[],
): Promise<SharedLead[]> {
  const rows = await tenant.all<SharedLead>(
    (mine) => sql`SELECT coalesce(g.lead_id, d.lead_id) AS leadId, d.account_id AS accountId,
        d.external_id AS externalId
      FROM identities d LEFT JOIN lead_merges g ON g.workspace_id = d.workspace_id AND g.taken_id = d.lead_id
      WHERE d.workspace_id = ${mine.id} AND (d.account_id < ${accountId} OR d.account_id > ${accountId})
        AND coalesce(g.lead_id, d.lead_id) IN (SELECT value FROM json_each(${JSON.stringify(leadIds)}))`,
  );
  return [...new Map(rows.map((row) => [row.leadId, row])).values()];
}

const GONE_HEAT = -1e9;

/**
 * Takes out of shared leads what one account brought: its interactions with what was found in them, its messages,
 * and the doors it opened. Names, notes and a wish not to be written to are the person's and stay. Sums are
 * recomputed behind it.
 */
export function accountTakenOut(
  accountId: string,
  shared: readonly SharedLead[],
  now: number,
): { erased: (mine: Mine) => SQL; statements: Statement[] } {
  const list = JSON.stringify(shared);
  const ids = sql`(SELECT value ->> '$.leadId' FROM json_each(${list}))`;
  const interactions = (mine: Mine): SQL => sql`interactions INDEXED BY interactions_lead
    WHERE workspace_id = ${mine.id} AND lead_id IN ${ids} AND account_id = ${accountId}`;
  const contacts = (
    mine: Mine,
  ): SQL => sql`contact_points WHERE workspace_id = ${mine.id} AND lead_id IN ${ids}
    AND interaction_id IN (SELECT id FROM ${interactions(mine)})`;
  const messages = (mine: Mine): SQL => sql`messages
    WHERE workspace_id = ${mine.id} AND lead_id IN ${ids} AND account_id = ${accountId}`;
  const left = sql.raw("interactions i WHERE i.workspace_id = l.workspace_id AND i.lead_id = l.id");
  const lonely = sql`NOT EXISTS (SELECT 1 FROM ${left})`;
  const mineAnd = (mine: Mine): SQL =>
    sql`l.workspace_id = iif(e.key IS NULL, NULL, ${mine.id}) AND l.id = e.value ->> '$.leadId'`;
  // What is open to a merged person at the account that stays.
  const doorOf = (column: string): string => `(SELECT d.${column} FROM lead_doors d
    WHERE d.workspace_id = l.workspace_id AND d.lead_id = l.id AND d.account_id = e.value ->> '$.accountId')`;
  const unless = (column: string): SQL =>
    sql.raw(`${column} = iif(l.account_id = e.value ->> '$.left', ${doorOf(column)}, l.${column})`);
  const withLeft = JSON.stringify(shared.map((one) => ({ ...one, left: accountId })));
  const newest = (column: string, condition: string): SQL =>
    sql.raw(`(SELECT i.${column} FROM interactions i WHERE i.workspace_id = l.workspace_id AND i.lead_id = l.id
      AND ${condition} ORDER BY i.at DESC, i.id DESC LIMIT 1)`);
  return {
    erased: (
      mine,
    ) => sql`(SELECT count(*) FROM ${interactions(mine)}) + (SELECT count(*) FROM ${contacts(mine)})
      + (SELECT count(*) FROM ${messages(mine)})`,
    statements: [
      (mine) => sql`DELETE FROM ${contacts(mine)}`,
      (mine) => sql`DELETE FROM ${interactions(mine)}`,
      (mine) => sql`DELETE FROM ${messages(mine)}`,
      // Counted under the account it goes to. Whoever did nothing else has no points left, and is no target.
      countLeadsOf(
        now,
        (mine) => sql`SELECT l.account_id, -1 AS sign, l.status, l.target
            FROM json_each(${withLeft}) e CROSS JOIN leads l WHERE ${mineAnd(mine)}
          UNION ALL SELECT iif(l.account_id = e.value ->> '$.left', e.value ->> '$.accountId', l.account_id), 1,
            l.status, iif(${lonely}, 0, l.target)
            FROM json_each(${withLeft}) e CROSS JOIN leads l WHERE ${mineAnd(mine)}`,
      ),
      (mine) => sql`UPDATE leads AS l SET version = l.version + 1,
          sum = iif(${lonely}, 0, l.sum), heat = iif(${lonely}, ${GONE_HEAT}, l.heat),
          target = iif(${lonely}, 0, l.target),
          platform = iif(l.account_id = e.value ->> '$.left', coalesce((SELECT a.platform FROM accounts a
            WHERE a.workspace_id = l.workspace_id AND a.id = e.value ->> '$.accountId'), l.platform), l.platform),
          external_id = iif(l.account_id = e.value ->> '$.left', e.value ->> '$.externalId', l.external_id),
          account_id = iif(l.account_id = e.value ->> '$.left', e.value ->> '$.accountId', l.account_id),
          ${unless("thread_id")}, ${unless("last_inbound_at")}, ${unless("last_sent_at")},
          ${unless("reply_comment_id")}, ${unless("reply_comment_at")}, ${unless("reply_media_id")},
          referral = iif(l.account_id = e.value ->> '$.left', NULL, l.referral),
          reply_used = iif(l.account_id = e.value ->> '$.left', coalesce(${sql.raw(doorOf("reply_used"))}, 0), l.reply_used),
          last_text = ${newest("text", "i.text IS NOT NULL")},
          last_media_id = ${newest("media_id", "i.text IS NOT NULL")},
          last_kind = ${newest("kind", "1")}, intent = ${newest("intent", "i.intent IS NOT NULL")},
          interaction_count = (SELECT count(*) FROM ${left}),
          first_seen_at = coalesce((SELECT min(i.at) FROM ${left}), l.first_seen_at),
          last_interaction_at = coalesce((SELECT max(i.at) FROM ${left}), l.last_interaction_at),
          has_phone = EXISTS (SELECT 1 FROM contact_points c
            WHERE c.workspace_id = l.workspace_id AND c.lead_id = l.id AND c.kind = 'phone')
        FROM json_each(${withLeft}) e WHERE ${mineAnd(mine)}`,
      (mine) => sql`DELETE FROM lead_doors WHERE workspace_id = ${mine.id} AND lead_id IN ${ids}
        AND (account_id = ${accountId} OR account_id = (SELECT l.account_id FROM leads l
          WHERE l.workspace_id = ${mine.id} AND l.id = lead_doors.lead_id))`,
      // How both were before a merge says what this account brought: the merge stays, and cannot be undone.
      (mine) => sql`UPDATE lead_merges SET before = NULL, username = '', display_name = NULL
        WHERE workspace_id = ${mine.id} AND lead_id IN ${ids}`,
      (mine) => sql`DELETE FROM merged_contacts WHERE workspace_id = ${mine.id} AND lead_id IN ${ids}`,
    ],
  };
}
