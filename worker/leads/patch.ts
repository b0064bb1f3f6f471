import { badField } from "../http/problem.ts";
import type { LeadPatch, LeadStatus } from "./contract.ts";
import type { LeadRow } from "./row.ts";

/** The whole of what people decide about a lead. */
export type LeadChange = {
  status: LeadStatus;
  amount: number | null;
  note: string;
  tags: string[];
  assignedTo: string | null;
  blocked: boolean;
  reminderAt: number | null;
  reminderNote: string | null;
};

/**
 * What of a patch is news; null when nothing is.
 * @throws Problem invalid-input for an amount without a sale
 */
export function changeOf(row: LeadRow, patch: LeadPatch): LeadChange | null {
  const status = patch.status ?? row.status;
  if (patch.amount != null && status !== "converted") {
    throw badField("/amount", "amount-without-sale", "an amount belongs to the status converted");
  }
  const next = {
    status,
    amount: status === "converted" ? (patch.amount === undefined ? row.amount : patch.amount) : null,
    note: patch.note ?? row.note,
    tags: patch.tags ? [...new Set(patch.tags)] : row.tags,
    assignedTo: patch.assignedTo === undefined ? row.assignedTo : patch.assignedTo,
    blocked: patch.blocked ?? row.blocked,
    ...reminderOf(row, patch),
  };
  const isSame =
    next.status === row.status &&
    next.amount === row.amount &&
    next.note === row.note &&
    next.assignedTo === row.assignedTo &&
    next.blocked === row.blocked &&
    next.reminderAt === row.reminderAt &&
    next.reminderNote === row.reminderNote &&
    JSON.stringify(next.tags) === JSON.stringify(row.tags);
  return isSame ? null : next;
}

function reminderOf(
  { reminderAt, reminderNote }: LeadRow,
  { reminder }: LeadPatch,
): Pick<LeadChange, "reminderAt" | "reminderNote"> {
  if (reminder === undefined) return { reminderAt, reminderNote };
  if (reminder === null) return { reminderAt: null, reminderNote: null };
  return { reminderAt: Date.parse(reminder.at), reminderNote: reminder.note ?? "" };
}
