import { failIfChanged, insertRows, type Row, updateRows } from "../db/bulk.ts";
import { newId } from "../db/ids.ts";
import { type Statement, sql, type TenantDb } from "../db/tenant.ts";
import type { BulkChange, Decided } from "./bulk-row.ts";
import { addToCounter, countLeads, type LeadChanges } from "./counting.ts";

/** A lead as a change of many leads reads it. */
export type BulkRow = Decided & { id: string; accountId: string; version: number };

type Stored = Omit<BulkRow, "tags" | "blocked" | "reminder"> & {
  tags: string;
  blocked: number;
  reminderAt: number | null;
  reminderNote: string | null;
};

/** Those of the leads that are there, in the order of `ids`. */
export async function listBulkRows(tenant: TenantDb, ids: readonly string[]): Promise<BulkRow[]> {
  const rows = await tenant.all<Stored>(
    (
      mine,
    ) => sql`SELECT l.id, l.account_id AS accountId, l.status, l.status_by AS statusBy, l.status_at AS statusAt,
        l.amount, l.tags, l.assigned_to AS assignedTo, l.blocked, l.reminder_at AS reminderAt,
        l.reminder_note AS reminderNote, l.version
      FROM json_each(${JSON.stringify(ids)}) e CROSS JOIN leads l ON l.workspace_id = ${mine.id} AND l.id = e.value
      ORDER BY e.key`,
  );
  return rows.map(({ tags, blocked, reminderAt, reminderNote, ...row }) => ({
    ...row,
    tags: JSON.parse(tags) as string[],
    blocked: blocked === 1,
    reminder: reminderAt === null ? null : { at: reminderAt, note: reminderNote ?? "" },
  }));
}

/** What a change touches: only these columns are written, since each index on one costs a row. */
export type Touched = "status" | "tags" | "assignedTo" | "blocked" | "reminder";
const COLUMNS: Record<Touched, readonly string[]> = {
  status: ["status", "status_by", "status_at", "amount"],
  tags: ["tags"],
  assignedTo: ["assigned_to"],
  blocked: ["blocked"],
  reminder: ["reminder_at", "reminder_note"],
};

export const touchedBy = (change: BulkChange): Touched[] => [
  ...(change.status === undefined ? [] : ["status" as const]),
  ...(change.addTags === undefined && change.removeTags === undefined ? [] : ["tags" as const]),
  ...(change.assignedTo === undefined ? [] : ["assignedTo" as const]),
  ...(change.blocked === undefined ? [] : ["blocked" as const]),
  ...(change.reminder === undefined ? [] : ["reminder" as const]),
];

export type Written = { before: BulkRow; next: Decided };

/**
 * Leads, the history of their statuses and the totals, for one atomic batch. It fails when any of the leads changed
 * since it was read.
 */
export function leadsWritten(
  written: readonly Written[],
  touched: readonly Touched[],
  { at, by, reason }: { at: number; by: string; reason: "bulk" | "undo" },
): Statement[] {
  if (written.length === 0) return [];
  const moved = written.filter(({ before, next }) => next.status !== before.status);
  const noted = written.filter(
    ({ before, next }) => next.status !== before.status || next.amount !== before.amount,
  );
  const changes: LeadChanges = new Map();
  for (const { before, next } of moved) {
    addToCounter(changes, before.accountId, before.status, -1);
    addToCounter(changes, before.accountId, next.status, 1);
  }
  const columns = [...touched.flatMap((one) => COLUMNS[one]), "version"];
  return [
    (mine) =>
      failIfChanged(
        mine,
        "leads",
        written.map(({ before: { id, version } }) => ({ id, version })),
      ),
    (mine) => updateRows(mine, "leads", ["id"], columns, written.map(leadRow)),
    ...(noted.length === 0
      ? []
      : [
          ((mine) =>
            insertRows(
              mine,
              "lead_statuses",
              ["lead_id", "at", "id", "status", "previous", "by", "reason", "amount"],
              noted.map(({ before, next }) => ({
                lead_id: before.id,
                at,
                id: newId("int", at),
                status: next.status,
                previous: before.status,
                by,
                reason,
                amount: next.amount,
              })),
            )) satisfies Statement,
        ]),
    ...countLeads(at, changes),
  ];
}

const leadRow = ({ before, next }: Written): Row => ({
  id: before.id,
  status: next.status,
  status_by: next.statusBy,
  status_at: next.statusAt,
  amount: next.amount,
  tags: JSON.stringify(next.tags),
  assigned_to: next.assignedTo,
  blocked: Number(next.blocked),
  reminder_at: next.reminder?.at ?? null,
  reminder_note: next.reminder?.note ?? null,
  version: before.version + 1,
});
