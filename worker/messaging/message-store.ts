import { sql } from "drizzle-orm";
import type { Statement, TenantDb } from "../db/tenant.ts";
import type { MessageState } from "./contract.ts";

export type MessageRow = {
  id: string;
  leadId: string;
  accountId: string;
  state: MessageState;
  reason: string | null;
  text: string;
  sentAt: number | null;
  deadlineAt: number | null;
  createdAt: number;
  notBeforeAt: number;
  automationId: string | null;
  username: string | null;
  displayName: string | null;
};
const LISTED = sql.raw(`m.id, m.lead_id AS leadId, m.account_id AS accountId, m.state, m.reason, m.text,
  m.sent_at AS sentAt, m.deadline_at AS deadlineAt, m.created_at AS createdAt, m.not_before_at AS notBeforeAt,
  m.automation_id AS automationId, l.username, l.display_name AS displayName`);

export const findMessage = (tenant: TenantDb, id: string): Promise<MessageRow | undefined> =>
  tenant.first<MessageRow>(
    (mine) => sql`SELECT ${LISTED} FROM messages m
      LEFT JOIN leads l ON l.workspace_id = m.workspace_id AND l.id = m.lead_id
      WHERE m.workspace_id = ${mine.id} AND m.id = ${id}`,
  );

/**
 * Newest first, at most `scan` rows looked at. The last id looked at tells where to go on when filters left
 * the page short.
 */
export async function scanMessages(
  tenant: TenantDb,
  query: {
    before: string | null;
    states: readonly string[] | undefined;
    reasons: readonly string[] | undefined;
    leadId?: string;
    accountId?: string;
    scan: number;
  },
): Promise<(MessageRow & { wanted: number })[]> {
  const states = JSON.stringify(query.states ?? []);
  const reasons = JSON.stringify(query.reasons ?? []);
  // One lead has few messages: its own key is the shortest way to them.
  const source = query.leadId === undefined ? sql`INDEXED BY messages_id` : sql``;
  return tenant.all(
    (
      mine,
    ) => sql`SELECT ${LISTED}, (${query.states ? sql`m.state IN (SELECT value FROM json_each(${states}))` : sql`1`}
        AND ${query.reasons ? sql`m.reason IN (SELECT value FROM json_each(${reasons}))` : sql`1`}
        AND ${query.accountId === undefined ? sql`1` : sql`m.account_id = ${query.accountId}`}) AS wanted
      FROM (SELECT * FROM messages ${source} WHERE workspace_id = ${mine.id}
          AND ${query.leadId === undefined ? sql`1` : sql`lead_id = ${query.leadId}`}
          AND ${query.before === null ? sql`1` : sql`id < ${query.before}`}
        ORDER BY id DESC LIMIT ${query.scan}) m
      LEFT JOIN leads l ON l.workspace_id = m.workspace_id AND l.id = m.lead_id ORDER BY m.id DESC`,
  );
}

export type NewMessageRow = {
  id: string;
  leadId: string;
  accountId: string;
  templateId: string | null;
  personId: string | null;
  commentId: string | null;
  text: string;
  score: number;
  deadlineAt: number | null;
  notBeforeAt: number;
  createdAt: number;
};

/** @returns 0 when the lead is gone */
export const addMessage = (tenant: TenantDb, message: NewMessageRow): Promise<number> =>
  tenant.run(
    (
      mine,
    ) => sql`INSERT INTO messages (workspace_id, lead_id, dedupe_key, id, account_id, template_id, origin, person_id,
        comment_id, text, state, open, score, deadline_at, not_before_at, created_at)
      SELECT workspace_id, id, ${`hand:${message.id}`}, ${message.id}, ${message.accountId},
        ${message.templateId}, 'person', ${message.personId}, ${message.commentId}, ${message.text}, 'pending', 1,
        ${message.score}, ${message.deadlineAt}, ${message.notBeforeAt}, ${message.createdAt}
      FROM leads WHERE workspace_id = ${mine.id} AND id = ${message.leadId}`,
  );

type Receipt = { receipt: "delivered" | "read"; externalId: string; personExternalId: string };

/** A receipt only moves a message forward: sent, delivered, read. */
export async function noteReceiptsOf(
  tenant: TenantDb,
  accountId: string,
  receipts: readonly Receipt[],
): Promise<void> {
  const seen = (state: Receipt["receipt"], before: readonly string[]): Statement[] => {
    const those = receipts.filter((one) => one.receipt === state);
    if (those.length === 0) return [];
    return [
      (mine) => sql`UPDATE messages SET state = ${state} WHERE workspace_id = ${mine.id}
        AND state IN (SELECT value FROM json_each(${JSON.stringify(before)}))
        AND id IN (SELECT m.id FROM json_each(${JSON.stringify(those)}) r
          CROSS JOIN identities d ON d.workspace_id = ${mine.id} AND d.account_id = ${accountId}
            AND d.external_id = r.value ->> 'personExternalId'
          LEFT JOIN lead_merges g ON g.workspace_id = d.workspace_id AND g.taken_id = d.lead_id
          CROSS JOIN messages m ON m.workspace_id = d.workspace_id AND m.lead_id = coalesce(g.lead_id, d.lead_id)
          WHERE m.account_id = ${accountId} AND m.external_id = r.value ->> 'externalId')`,
    ];
  };
  const statements = [...seen("delivered", ["sent"]), ...seen("read", ["sent", "delivered"])];
  if (statements.length > 0) await tenant.batch(statements);
}
