import { failIfChanged, insertRows, type Row, updateRows } from "../db/bulk.ts";
import { newId } from "../db/ids.ts";
import { type Statement, sql } from "../db/tenant.ts";
import type { LeadStatus } from "../leads/contract.ts";
import { countLeads, type LeadChanges, noteCounted } from "../leads/counting.ts";
import { searchDisplay, searchName, searchUsername } from "../leads/search.ts";
import { heatOf } from "../scoring/heat.ts";
import { leadsForgotten } from "../undo/service.ts";
import type { FoundLead, Hand, ImportedFields } from "./plan.ts";
import type { GivenLead } from "./row.ts";

export type NewLead = { id: string; given: GivenLead };

const NEW_COLUMNS = [
  "id",
  "platform",
  "account_id",
  "external_id",
  "username",
  "display_name",
  "search_name",
  "search_username",
  "search_display",
  "status",
  "status_by",
  "status_at",
  "amount",
  "tags",
  "note",
  "assigned_to",
  "sum_at",
  "heat",
  "target",
  "first_seen_at",
  "last_interaction_at",
  "has_phone",
];

/** Leads that were not there, with their identity, status history and totals. Somebody who came meanwhile fails it. */
export function leadsMade(
  made: readonly NewLead[],
  account: { id: string; platform: string },
  { at, by, isTarget, halfLifeDays }: Hand & { isTarget: boolean; halfLifeDays: number },
): Statement[] {
  if (made.length === 0) return [];
  const changes: LeadChanges = new Map();
  const rows = made.map(({ id, given }): Row => {
    const status = given.status ?? "new";
    const seenAt = given.firstSeenAt ?? at;
    noteCounted(changes, null, { accountId: account.id, status, target: isTarget });
    return {
      id,
      platform: account.platform,
      account_id: account.id,
      external_id: given.personId,
      username: given.username,
      display_name: given.displayName,
      search_name: searchName(given.username, given.displayName),
      search_username: searchUsername(given.username),
      search_display: searchDisplay(given.displayName),
      status,
      status_by: given.status === null ? "evidence" : by,
      status_at: at,
      amount: given.amount,
      tags: JSON.stringify(given.tags),
      note: given.note ?? "",
      assigned_to: given.assignedTo,
      sum_at: seenAt,
      heat: heatOf(0, seenAt, halfLifeDays),
      target: Number(isTarget),
      first_seen_at: seenAt,
      last_interaction_at: seenAt,
      has_phone: Number(given.contacts.some(({ kind }) => kind === "phone")),
    };
  });
  return [
    (mine) => insertRows(mine, "leads", NEW_COLUMNS, rows),
    (mine) =>
      insertRows(
        mine,
        "identities",
        ["account_id", "external_id", "lead_id"],
        made.map(({ id, given }) => ({ account_id: account.id, external_id: given.personId, lead_id: id })),
      ),
    ...statusesNoted(
      made
        .filter(({ given }) => given.status !== null && given.status !== "new")
        .map(({ id, given }) => ({ id, status: given.status!, previous: "new", amount: given.amount })),
      { at, by, reason: "import" },
    ),
    ...countLeads(at, changes),
  ];
}

type Moved = { id: string; status: LeadStatus; previous: LeadStatus; amount: number | null };
const statusesNoted = (
  moved: readonly Moved[],
  { at, by, reason }: Hand & { reason: string },
): Statement[] =>
  moved.length === 0
    ? []
    : [
        (mine) =>
          insertRows(
            mine,
            "lead_statuses",
            ["lead_id", "at", "id", "status", "previous", "by", "reason", "amount"],
            moved.map((one) => ({
              lead_id: one.id,
              at,
              id: newId("int", at),
              status: one.status,
              previous: one.previous,
              by,
              reason,
              amount: one.amount,
            })),
          ),
      ];

export type Rewritten = { before: FoundLead; next: ImportedFields };

/** Leads that were there; fails when one changed since it was read. */
export function leadsRewritten(
  rewritten: readonly Rewritten[],
  { at, by, reason }: Hand & { reason: "import" | "undo" },
): Statement[] {
  if (rewritten.length === 0) return [];
  const changes: LeadChanges = new Map();
  for (const { before, next } of rewritten) {
    if (next.status === before.status) continue;
    noteCounted(changes, before, { ...before, status: next.status });
  }
  const columns = (name: "names" | "assignee" | "status" | "rest"): string[] => {
    if (name === "names") return ["display_name", "search_name", "search_display"];
    if (name === "assignee") return ["assigned_to"];
    return name === "status" ? ["status", "status_by", "status_at"] : ["amount", "tags", "note", "version"];
  };
  const isTouched = (differs: (one: Rewritten) => boolean): boolean => rewritten.some(differs);
  // Each index on a column that is named costs a row: only what changes is named.
  const written = [
    ...(isTouched(({ before, next }) => next.displayName !== before.displayName) ? columns("names") : []),
    ...(isTouched(({ before, next }) => next.assignedTo !== before.assignedTo) ? columns("assignee") : []),
    ...(isTouched(({ before, next }) => next.status !== before.status) ? columns("status") : []),
    ...columns("rest"),
  ];
  return [
    (mine) =>
      failIfChanged(
        mine,
        "leads",
        rewritten.map(({ before: { id, version } }) => ({ id, version })),
      ),
    (mine) =>
      updateRows(
        mine,
        "leads",
        ["id"],
        written,
        rewritten.map(
          ({ before, next }): Row => ({
            id: before.id,
            display_name: next.displayName,
            search_name: searchName(before.username, next.displayName),
            search_display: searchDisplay(next.displayName),
            status: next.status,
            status_by: next.statusBy,
            status_at: next.statusAt,
            amount: next.amount,
            tags: JSON.stringify(next.tags),
            note: next.note,
            assigned_to: next.assignedTo,
            version: before.version + 1,
          }),
        ),
      ),
    ...statusesNoted(
      rewritten
        .filter(({ before, next }) => next.status !== before.status || next.amount !== before.amount)
        .map(({ before, next }) => ({
          id: before.id,
          status: next.status,
          previous: before.status,
          amount: next.amount,
        })),
      { at, by, reason },
    ),
    ...countLeads(at, changes),
  ];
}

/** Leads that the import made and nobody touched since go, with everything of theirs. */
export function leadsUnmade(leads: readonly FoundLead[], at: number): Statement[] {
  if (leads.length === 0) return [];
  const ids = JSON.stringify(leads.map(({ id }) => id));
  const changes: LeadChanges = new Map();
  for (const lead of leads) noteCounted(changes, lead, null);
  const dropped =
    (table: string, column: string): Statement =>
    (mine) =>
      sql`DELETE FROM ${sql.raw(table)} WHERE workspace_id = ${mine.id}
      AND ${sql.raw(column)} IN (SELECT value FROM json_each(${ids}))`;
  return [
    (mine) =>
      failIfChanged(
        mine,
        "leads",
        leads.map(({ id, version }) => ({ id, version })),
      ),
    (
      mine,
    ) => sql`DELETE FROM identities WHERE workspace_id = ${mine.id} AND (account_id, external_id, lead_id) IN (
      SELECT account_id, external_id, id FROM leads
      WHERE workspace_id = ${mine.id} AND id IN (SELECT value FROM json_each(${ids})))`,
    dropped("contact_points", "lead_id"),
    dropped("consents", "lead_id"),
    dropped("lead_statuses", "lead_id"),
    dropped("lead_exports", "lead_id"),
    dropped("dismissed_duplicates", "lead_id"),
    dropped("dismissed_duplicates", "other_id"),
    ...leadsForgotten(leads.map(({ id }) => id)),
    dropped("leads", "id"),
    ...countLeads(at, changes),
  ];
}
