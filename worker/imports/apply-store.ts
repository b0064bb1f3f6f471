import { failIfChanged, insertRows, type Row, updateRows } from "../db/bulk.ts";
import { newId } from "../db/ids.ts";
import { type Statement, sql, type TenantDb } from "../db/tenant.ts";
import type { LeadStatus } from "../leads/contract.ts";
import { countLeads, type LeadChanges, noteCounted } from "../leads/counting.ts";
import { searchDisplay, searchName, searchUsername } from "../leads/search.ts";
import { consentsNoted, consentsOfImportGone } from "../phones/consents.ts";
import { heatOf } from "../scoring/heat.ts";
import { leadsForgotten } from "../undo/service.ts";
import type { FoundLead, ImportedFields } from "./plan.ts";
import type { GivenContact, GivenLead } from "./row.ts";

type StoredFound = Omit<FoundLead, "tags" | "target" | "contacts" | "onRecord"> & {
  tags: string;
  target: number;
  contacts: string;
  onRecord: string;
};

const FOUND =
  sql.raw(`l.id, l.account_id AS accountId, l.version, l.username, l.display_name AS displayName, l.status,
  l.status_by AS statusBy, l.status_at AS statusAt, l.amount, l.tags, l.note, l.assigned_to AS assignedTo, l.target,
  (SELECT json_group_array(c.kind || ':' || c.value) FROM contact_points c
    WHERE c.workspace_id = l.workspace_id AND c.lead_id = l.id) AS contacts,
  (SELECT json_group_array(c.kind || ':' || c.value) FROM consents c
    WHERE c.workspace_id = l.workspace_id AND c.lead_id = l.id) AS onRecord`);
const readFound = (row: StoredFound): FoundLead => ({
  ...row,
  tags: JSON.parse(row.tags) as string[],
  target: row.target === 1,
  contacts: new Set(JSON.parse(row.contacts) as string[]),
  onRecord: new Set(JSON.parse(row.onRecord) as string[]),
});

/**
 * Leads that rows are about, by the row's line: by the platform's id of the person, else by their name at this
 * account. Whoever was taken into another lead leads there.
 */
export async function findLeadsOf(
  tenant: TenantDb,
  { id: accountId, platform }: { id: string; platform: string },
  given: readonly GivenLead[],
): Promise<Map<number, FoundLead>> {
  const wanted = JSON.stringify(
    given.map(({ line, personId, username }) => ({
      line,
      personId,
      name: searchUsername(username),
      username,
    })),
  );
  const rows = await tenant.all<StoredFound & { line: number; byId: number }>(
    (mine) => sql`WITH known AS (
        SELECT e.value ->> '$.line' AS line, d.lead_id AS lead_id, 1 AS by_id
        FROM json_each(${wanted}) e CROSS JOIN identities d ON d.workspace_id = ${mine.id}
          AND d.account_id = ${accountId} AND d.external_id = e.value ->> '$.personId'
        UNION ALL
        SELECT e.value ->> '$.line', n.id, 0
        FROM json_each(${wanted}) e CROSS JOIN leads n INDEXED BY leads_username ON n.workspace_id = ${mine.id}
          AND n.search_username = e.value ->> '$.name' AND n.account_id = ${accountId}
          AND lower(n.username) = e.value ->> '$.username'
          AND substr(e.value ->> '$.personId', 1, 1) = '@'
        UNION ALL
        SELECT e.value ->> '$.line', m.taken_id, 0
        FROM lead_merges m CROSS JOIN json_each(${wanted}) e ON lower(m.username) = e.value ->> '$.username'
          AND substr(e.value ->> '$.personId', 1, 1) = '@'
        WHERE m.workspace_id = ${mine.id} AND m.platform = ${platform})
      SELECT k.line, k.by_id AS byId, ${FOUND} FROM known k
        LEFT JOIN lead_merges g ON g.workspace_id = ${mine.id} AND g.taken_id = k.lead_id
        CROSS JOIN leads l ON l.workspace_id = ${mine.id} AND l.id = coalesce(g.lead_id, k.lead_id)
      ORDER BY k.line, k.by_id DESC, l.id`,
  );
  const found = new Map<number, FoundLead>();
  for (const { line, byId: _, ...row } of rows) if (!found.has(line)) found.set(line, readFound(row));
  return found;
}

export async function listFound(tenant: TenantDb, ids: readonly string[]): Promise<FoundLead[]> {
  const rows = await tenant.all<StoredFound>(
    (mine) => sql`SELECT ${FOUND} FROM json_each(${JSON.stringify(ids)}) e
      CROSS JOIN leads l ON l.workspace_id = ${mine.id} AND l.id = e.value`,
  );
  return rows.map(readFound);
}

/** Where and by whom leads are written. */
export type Hand = { at: number; by: string };
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

/** `consent`: the file's words for it; null for none. */
export type ContactOfLead = { leadId: string; contact: GivenContact; consent: string | null };

/** Numbers and addresses that were not known. `source` stands where an interaction's id does. */
export function contactsGiven(given: readonly ContactOfLead[], source: string, at: number): Statement[] {
  if (given.length === 0) return [];
  return [
    (mine) =>
      insertRows(
        mine,
        "contact_points",
        [
          "lead_id",
          "kind",
          "value",
          "country",
          "type",
          "confidence",
          "method",
          "consent",
          "quote",
          "interaction_id",
          "found_in",
          "found_at",
        ],
        given.map(({ leadId, contact, consent }) => ({
          lead_id: leadId,
          kind: contact.kind,
          value: contact.value,
          country: contact.country,
          type: contact.type,
          confidence: 1,
          method: "import",
          consent: consent === null ? "none" : "recorded",
          quote: contact.quote,
          interaction_id: source,
          found_in: "import",
          found_at: at,
        })),
        sql`(workspace_id, lead_id, kind, value) DO NOTHING`,
      ),
    ...phonesSeen(given.filter(({ contact }) => contact.kind === "phone").map(({ leadId }) => leadId)),
  ];
}

/** Consents that the file says, behind the numbers they are about. */
export const agreementsNoted = (
  given: readonly ContactOfLead[],
  source: string,
  { at, by }: Hand,
): Statement[] =>
  consentsNoted(
    given.flatMap(({ leadId, contact: { kind, value }, consent: words }) =>
      words === null
        ? []
        : [
            {
              leadId,
              kind,
              value,
              at,
              by,
              source,
              state: "given" as const,
              words,
              givenIn: "import" as const,
            },
          ],
    ),
  );

/** `has_phone` as the numbers say it. */
const phonesSeen = (leadIds: readonly string[]): Statement[] =>
  leadIds.length === 0
    ? []
    : [
        (mine) => sql`UPDATE leads SET has_phone = EXISTS (SELECT 1 FROM contact_points c
            WHERE c.workspace_id = leads.workspace_id AND c.lead_id = leads.id AND c.kind = 'phone')
          WHERE workspace_id = ${mine.id} AND id IN (SELECT value FROM json_each(${JSON.stringify(leadIds)}))
            AND has_phone <> EXISTS (SELECT 1 FROM contact_points c
              WHERE c.workspace_id = leads.workspace_id AND c.lead_id = leads.id AND c.kind = 'phone')`,
      ];

/** Numbers and addresses that the import brought go again; what the person gave since stays. */
export function contactsTaken(
  taken: readonly { leadId: string; kind: string; value: string }[],
  source: string,
): Statement[] {
  if (taken.length === 0) return [];
  return [
    (mine) => sql`DELETE FROM contact_points WHERE workspace_id = ${mine.id} AND interaction_id = ${source}
      AND (lead_id, kind, value) IN (SELECT e.value ->> '$.leadId', e.value ->> '$.kind', e.value ->> '$.value'
        FROM json_each(${JSON.stringify(taken)}) e)`,
    ...consentsOfImportGone(taken, source),
    ...phonesSeen(taken.map(({ leadId }) => leadId)),
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
