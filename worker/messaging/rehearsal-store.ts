import { sql } from "drizzle-orm";
import { TAKEN_BACK } from "../collection/amendment.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Template } from "./contract.ts";
import type { RehearsedInteraction, RehearsedLead, RehearsedMessage } from "./rehearsal.ts";

type InteractionRow = Omit<RehearsedInteraction, "capped"> & {
  capped: number;
  accountId: string;
  edits: number;
};

/**
 * The newest interactions since a time, newest first, of one account; taken-back ones left out. Looks at `limit` rows
 * of all accounts together.
 */
export async function listRehearsed(
  tenant: TenantDb,
  accountId: string,
  since: number,
  limit: number,
): Promise<{ interactions: RehearsedInteraction[]; isComplete: boolean; oldest: number | null }> {
  const rows = await tenant.all<InteractionRow>(
    (mine) => sql`SELECT id, lead_id AS leadId, kind, dedupe_key AS dedupeKey, external_id AS externalId,
        media_id AS mediaId, parent_id AS parentId, text, intent, points, capped, at, account_id AS accountId, edits
      FROM interactions INDEXED BY interactions_at WHERE workspace_id = ${mine.id} AND at >= ${since}
      ORDER BY at DESC, id DESC LIMIT ${limit + 1}`,
  );
  const looked = rows.slice(0, limit);
  return {
    interactions: looked
      .filter((one) => one.accountId === accountId && one.edits !== TAKEN_BACK)
      .map(({ accountId: _account, edits: _edits, ...one }) => ({ ...one, capped: one.capped === 1 })),
    isComplete: rows.length <= limit,
    oldest: looked.at(-1)?.at ?? null,
  };
}

/** Those leads, and what was written to them since a time; at most `limit` messages. */
export async function readRehearsedLeads(
  tenant: TenantDb,
  leadIds: readonly string[],
  since: number,
  limit: number,
): Promise<{ leads: RehearsedLead[]; messages: RehearsedMessage[] }> {
  const ids = JSON.stringify(leadIds);
  const [leads, messages] = await tenant.batch<
    [
      Omit<RehearsedLead, "blocked"> & { blocked: number },
      Omit<RehearsedMessage, "byHand"> & { byHand: number },
    ]
  >([
    (mine) => sql`SELECT l.id, l.username, l.display_name AS displayName, l.status, l.status_at AS statusAt,
        l.blocked, l.opted_out_at AS optedOutAt, l.first_seen_at AS firstSeenAt, l.last_inbound_at AS lastInboundAt,
        l.sum, l.sum_at AS sumAt
      FROM json_each(${ids}) j CROSS JOIN leads l ON l.workspace_id = ${mine.id} AND l.id = j.value`,
    (mine) => sql`SELECT m.lead_id AS leadId, m.dedupe_key AS dedupeKey, m.automation_id AS automationId,
        m.interaction_id AS interactionId, m.comment_id AS commentId, m.state, m.sent_via AS sentVia,
        coalesce(m.sent_at, m.sending_at, m.created_at) AS sentAt, m.created_at AS createdAt,
        m.origin = 'person' AS byHand
      FROM json_each(${ids}) j CROSS JOIN messages m ON m.workspace_id = ${mine.id} AND m.lead_id = j.value
      WHERE m.created_at >= ${since} LIMIT ${limit}`,
  ]);
  return {
    leads: leads.rows.map((row) => ({ ...row, blocked: row.blocked === 1 })),
    messages: messages.rows.map((row) => ({ ...row, byHand: row.byHand === 1 })),
  };
}

/** In the order in which they are asked for; those that are gone left out. */
export async function templatesOf(
  tenant: TenantDb,
  ids: readonly string[],
): Promise<Pick<Template, "id" | "body" | "variants">[]> {
  const rows = await tenant.all<{ id: string; body: string; variants: string }>(
    (mine) => sql`SELECT t.id, t.body, t.variants FROM json_each(${JSON.stringify(ids)}) j
      CROSS JOIN templates t ON t.workspace_id = ${mine.id} AND t.id = j.value ORDER BY j.key`,
  );
  return rows.map((row) => ({ ...row, variants: JSON.parse(row.variants) as string[] }));
}
