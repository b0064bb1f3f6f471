import type { SQL } from "drizzle-orm";
import { failIfChanged } from "../db/bulk.ts";
import { type Statement, sql, type TenantDb } from "../db/tenant.ts";
import { addToCounter, countLeads, type LeadChanges } from "./counting.ts";
import type { LeadChange } from "./patch.ts";
import type { LeadRow } from "./row.ts";

const MOST_SPARED = 20;

/** A block that is taken back is remembered by its words: the same never block this person again. */
function blockOf(before: LeadRow, next: LeadChange, at: number): SQL {
  if (next.blocked === before.blocked) return sql``;
  if (next.blocked) return sql`blocked = 1, blocked_reason = NULL, blocked_words = NULL, blocked_at = ${at},`;
  return sql`blocked = 0, blocked_at = NULL, blocked_reason = NULL, blocked_words = NULL,
    spared_words = CASE WHEN blocked_words IS NULL
        OR json_array_length(coalesce(spared_words, '[]')) >= ${MOST_SPARED} THEN spared_words
      ELSE json_insert(coalesce(spared_words, '[]'), '$[#]', blocked_words) END,`;
}

/** Lead, history and counters in one atomic batch. @throws when the lead changed since it was read */
export async function writeChange(
  tenant: TenantDb,
  before: LeadRow,
  next: LeadChange,
  { id, at, by, also = [] }: { id: string; at: number; by: string; also?: readonly Statement[] },
): Promise<void> {
  const moved = next.status !== before.status;
  const statements: Statement[] = [
    (mine) => failIfChanged(mine, "leads", [{ id: before.id, version: before.version }]),
    (mine) => sql`UPDATE leads SET status = ${next.status}, status_by = ${moved ? by : before.statusBy},
        ${moved ? sql`status_at = ${at},` : sql``} amount = ${next.amount}, note = ${next.note},
        tags = ${JSON.stringify(next.tags)}, assigned_to = ${next.assignedTo}, ${blockOf(before, next, at)}
        reminder_at = ${next.reminderAt}, reminder_note = ${next.reminderNote}, version = version + 1
      WHERE workspace_id = ${mine.id} AND id = ${before.id}`,
  ];
  if (moved || next.amount !== before.amount) {
    statements.push(
      (
        mine,
      ) => sql`INSERT INTO lead_statuses (workspace_id, lead_id, at, id, status, previous, by, reason, amount)
        VALUES (${mine.id}, ${before.id}, ${at}, ${id}, ${next.status}, ${before.status}, ${by}, 'chosen', ${next.amount})`,
    );
  }
  if (moved) {
    const changes: LeadChanges = new Map();
    addToCounter(changes, before.accountId, before.status, -1);
    addToCounter(changes, before.accountId, next.status, 1);
    statements.push(...countLeads(at, changes));
  }
  await tenant.batch([...statements, ...also]);
}
