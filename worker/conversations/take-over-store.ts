import { auditStatements } from "../audit/record.ts";
import { type Statement, sql, type TenantDb } from "../db/tenant.ts";
import type { Actor } from "../http/context.ts";
import { TAKEN_OVER_MS } from "../messaging/take-over.ts";

const audited = (
  by: Actor,
  action: "lead.taken-over" | "lead.resumed",
  leadId: string,
  at: number,
  until: number | null,
): Statement[] =>
  auditStatements(
    {
      at,
      by,
      action,
      target: { kind: "lead", id: leadId },
      after: { until: until === null ? null : new Date(until).toISOString() },
    },
    "changed",
  );

/** Puts somebody in charge from now on. Their own take-over once more only lasts longer. */
export async function writeTakeOver(
  tenant: TenantDb,
  leadId: string,
  actor: Actor,
  by: string,
  now: number,
): Promise<void> {
  const until = now + TAKEN_OVER_MS;
  await tenant.batch([
    (mine) => sql`UPDATE leads SET taken_over_at = ${now}, taken_over_by = ${by}, taken_over_until = ${until},
        version = version + 1
      WHERE workspace_id = ${mine.id} AND id = ${leadId} AND (taken_over_by IS NOT ${by}
        OR coalesce(taken_over_until, 0) < ${until})`,
    ...audited(actor, "lead.taken-over", leadId, now, until),
  ]);
}

/**
 * Machines may write again: the take-over is over, what waited for that waits no more. The time stays, so that an older
 * word from the platform's app, heard late, does not take over again.
 *
 * @returns the accounts of messages that may go now
 */
export async function writeResume(
  tenant: TenantDb,
  leadId: string,
  actor: Actor,
  now: number,
): Promise<string[]> {
  const results = await tenant.batch<Record<string, unknown>[]>([
    (mine) => sql`UPDATE leads SET taken_over_at = ${now}, taken_over_by = NULL, taken_over_until = NULL,
        version = version + 1
      WHERE workspace_id = ${mine.id} AND id = ${leadId} AND taken_over_until IS NOT NULL`,
    ...audited(actor, "lead.resumed", leadId, now, null),
    (mine) => sql`UPDATE messages SET state = 'pending', reason = NULL, not_before_at = 0
      WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} AND open = 1 AND reason = 'taken-over'
        AND state IN ('pending', 'scheduled')
      RETURNING account_id`,
  ]);
  return [...new Set(results.at(-1)!.rows.map((row) => String(row.account_id)))];
}

/** Read up to their newest word; nothing is written when it was. */
export const markRead = (tenant: TenantDb, leadId: string): Promise<number> =>
  tenant.run(
    (
      mine,
    ) => sql`UPDATE leads SET read_at = last_inbound_at WHERE workspace_id = ${mine.id} AND id = ${leadId}
      AND last_inbound_at IS NOT NULL AND coalesce(read_at, 0) < last_inbound_at`,
  );

/** Unread from just before their newest word. */
export const markUnread = (tenant: TenantDb, leadId: string): Promise<number> =>
  tenant.run(
    (
      mine,
    ) => sql`UPDATE leads SET read_at = last_inbound_at - 1 WHERE workspace_id = ${mine.id} AND id = ${leadId}
      AND last_inbound_at IS NOT NULL AND read_at >= last_inbound_at`,
  );
