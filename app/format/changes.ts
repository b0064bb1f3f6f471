import type { Change } from "../../worker/undo/contract.ts";
import { LEAD_STATUSES } from "../contract-words.ts";

/** One thing that a change did, for a sentence. */
export type ChangePart =
  | { key: "status"; status: (typeof LEAD_STATUSES)[number] }
  | { key: "addTags" | "removeTags"; tags: string }
  | { key: "assigned"; memberId: string }
  | { key: "unassigned" | "blocked" | "unblocked" | "reminder" | "reminderCleared" };

const record = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
const words = (value: unknown): string =>
  Array.isArray(value) ? value.filter((word) => typeof word === "string").join(", ") : "";

/** What a change of many leads did, read from its loose summary; what this page does not know is left out. */
export function changeParts(summary: Change["summary"]): ChangePart[] {
  const change = record(summary.change);
  const parts: ChangePart[] = [];
  const status = LEAD_STATUSES.find((known) => known === change.status);
  if (status) parts.push({ key: "status", status });
  for (const key of ["addTags", "removeTags"] as const) {
    const tags = words(change[key]);
    if (tags !== "") parts.push({ key, tags });
  }
  if (change.assignedTo === null) parts.push({ key: "unassigned" });
  else if (typeof change.assignedTo === "string")
    parts.push({ key: "assigned", memberId: change.assignedTo });
  if (typeof change.blocked === "boolean") parts.push({ key: change.blocked ? "blocked" : "unblocked" });
  if (change.reminder === null) parts.push({ key: "reminderCleared" });
  else if (change.reminder !== undefined) parts.push({ key: "reminder" });
  return parts;
}

/** Whether its way back is still open. One that is under way stops where it is. */
export const isUndoable = (change: Pick<Change, "state" | "count">): boolean =>
  change.state === "running" || (change.state === "done" && change.count > 0);

/** People whom a change did not give every tag, because they had 30 already. */
export const unfitOf = (summary: Change["summary"]): number =>
  typeof summary.unfit === "number" && summary.unfit > 0 ? summary.unfit : 0;

/** The file that an import read, when its summary says. */
export const fileNameOf = (summary: Change["summary"]): string | null =>
  typeof summary.fileName === "string" && summary.fileName !== "" ? summary.fileName : null;
