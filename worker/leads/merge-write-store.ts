import type { SQL } from "drizzle-orm";
import { failIfChanged, insertRows, type Row, rowsInParts, updateRows } from "../db/bulk.ts";
import { type Mine, type Statement, sql } from "../db/tenant.ts";
import type { MessageFate } from "./merge-messages.ts";
import type { Before } from "./merge-read-store.ts";
import type { ContactRow } from "./merge-replay.ts";
import { DOOR_COLUMNS, type DoorRow, type MergeRow } from "./merge-row.ts";

/** Interactions of one statement: a lead may have thousands, and all of them move in one atomic batch. */
const INTERACTIONS_PER_STATEMENT = 1000;

/**
 * Each fails the batch: a lead or the rules changed since they were read; a message is on its way, whose answer will
 * look for its lead; one of the people is being erased.
 */
export const mergeGuards = (
  leads: readonly { id: string; version: number }[],
  leadIds: readonly string[],
  scoringVersion: number,
): Statement[] => {
  const ids = sql`(SELECT value FROM json_each(${JSON.stringify(leadIds)}))`;
  return [
    (mine) => failIfChanged(mine, "leads", leads),
    (mine) => sql`SELECT json('lost race ' || workspace_id) FROM workspace_settings
      WHERE workspace_id = ${mine.id} AND scoring_version <> ${scoringVersion}`,
    (mine) => sql`SELECT json('lost race ' || id) FROM messages
      WHERE workspace_id = ${mine.id} AND lead_id IN ${ids} AND state = 'sending'`,
    (mine) => sql`SELECT json('lost race ' || id) FROM erasures INDEXED BY erasures_due
      WHERE workspace_id = ${mine.id} AND due_at IS NOT NULL AND lead_id IN ${ids}`,
  ];
};

/** Interactions go to another lead and remember whose they are. As many statements as there are thousands. */
export const interactionsMoved = (fromId: string, toId: string, count: number): Statement[] =>
  Array.from(
    { length: Math.ceil(count / INTERACTIONS_PER_STATEMENT) },
    () => (mine: Mine) =>
      sql`UPDATE interactions SET lead_id = ${toId}, via_lead_id = coalesce(via_lead_id, lead_id)
      WHERE workspace_id = ${mine.id} AND (account_id, dedupe_key) IN (
        SELECT account_id, dedupe_key FROM interactions INDEXED BY interactions_lead
        WHERE workspace_id = ${mine.id} AND lead_id = ${fromId} LIMIT ${INTERACTIONS_PER_STATEMENT})`,
  );

/** Any columns of interactions by their key, in bounded statements. */
export function interactionsWritten(rows: readonly Row[], columns: readonly string[]): Statement[] {
  const statements: Statement[] = [];
  for (let start = 0; start < rows.length; start += INTERACTIONS_PER_STATEMENT) {
    const part = rows.slice(start, start + INTERACTIONS_PER_STATEMENT);
    statements.push((mine) => updateRows(mine, "interactions", ["account_id", "dedupe_key"], columns, part));
  }
  return statements;
}

const CONTACT_COLUMNS = [
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
];
const contactNames = sql.raw(CONTACT_COLUMNS.join(", "));
const STRENGTH = (of: string): SQL =>
  sql.raw(`CASE ${of}.consent WHEN 'recorded' THEN 2 WHEN 'asked-to-be-called' THEN 1 ELSE 0 END`);

/**
 * Numbers and addresses of both become one list, and are kept as they were. What both gave counts from where it was
 * given first, with the stronger consent.
 */
export function contactsJoined(survivorId: string, takenId: string, mergeId: string): Statement[] {
  const twice = (mine: Mine): SQL => sql`a.workspace_id = ${mine.id} AND a.lead_id = ${survivorId}
    AND b.workspace_id = ${mine.id} AND b.lead_id = ${takenId} AND b.kind = a.kind AND b.value = a.value`;
  return [
    (mine) => sql`INSERT INTO merged_contacts (workspace_id, lead_id, merge_id, owner_id, ${contactNames})
      SELECT workspace_id, ${survivorId}, ${mergeId}, lead_id, ${contactNames} FROM contact_points
      WHERE workspace_id = ${mine.id} AND lead_id IN (${survivorId}, ${takenId})`,
    (mine) => sql`UPDATE contact_points AS a SET consent = b.consent FROM contact_points b
      WHERE ${twice(mine)} AND ${STRENGTH("b")} > ${STRENGTH("a")}`,
    (mine) => sql`UPDATE contact_points AS a SET quote = b.quote, interaction_id = b.interaction_id,
        found_in = b.found_in, found_at = b.found_at, confidence = max(a.confidence, b.confidence)
      FROM contact_points b WHERE ${twice(mine)} AND b.found_at < a.found_at`,
    (mine) => sql`UPDATE OR IGNORE contact_points SET lead_id = ${survivorId}
      WHERE workspace_id = ${mine.id} AND lead_id = ${takenId}`,
    (mine) => sql`DELETE FROM contact_points WHERE workspace_id = ${mine.id} AND lead_id = ${takenId}`,
  ];
}

/** The whole list of numbers and addresses of some leads, anew. */
export const contactsWritten = (
  leadIds: readonly string[],
  rows: readonly (ContactRow & { lead_id: string })[],
): Statement[] => [
  (mine) => sql`DELETE FROM contact_points WHERE workspace_id = ${mine.id}
    AND lead_id IN (SELECT value FROM json_each(${JSON.stringify(leadIds)}))`,
  ...rowsInParts(rows.map((row): Row => ({ ...row }))).map(
    (part): Statement =>
      (mine) =>
        insertRows(mine, "contact_points", ["lead_id", ...CONTACT_COLUMNS], part),
  ),
];

/** The doors of some leads at other accounts than their own, anew. */
export const doorsWritten = (
  leadIds: readonly string[],
  doors: readonly (DoorRow & { lead_id: string })[],
): Statement[] => [
  (mine) => sql`DELETE FROM lead_doors WHERE workspace_id = ${mine.id}
    AND lead_id IN (SELECT value FROM json_each(${JSON.stringify(leadIds)}))`,
  ...(doors.length === 0
    ? []
    : [(mine: Mine) => insertRows(mine, "lead_doors", ["lead_id", ...DOOR_COLUMNS], doors)]),
];

export const statusesMoved = (toId: string, ids: readonly string[], fromId: string): Statement[] =>
  ids.length === 0
    ? []
    : [
        (mine) => sql`UPDATE lead_statuses SET lead_id = ${toId} WHERE workspace_id = ${mine.id}
          AND lead_id = ${fromId} AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
      ];

/** Files that they were in. A file that both were in names each of them by their own id, and stays so. */
export const exportsMoved = (toId: string, ids: readonly string[], fromId: string): Statement[] =>
  ids.length === 0
    ? []
    : [
        (mine) => sql`UPDATE lead_exports AS x SET lead_id = ${toId} WHERE x.workspace_id = ${mine.id}
          AND x.lead_id = ${fromId} AND x.export_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
          AND NOT EXISTS (SELECT 1 FROM lead_exports o WHERE o.workspace_id = ${mine.id} AND o.lead_id = ${toId}
            AND o.at = x.at AND o.export_id = x.export_id)`,
      ];

/** What people agreed to, and numbers still to be read, go along; a consent keeps whose it was in `owner_id`. */
export const notesMoved = (fromId: string, toId: string): Statement[] => [
  (mine) =>
    sql`UPDATE consents SET lead_id = ${toId} WHERE workspace_id = ${mine.id} AND lead_id = ${fromId}`,
  (mine) =>
    sql`UPDATE phone_readings SET lead_id = ${toId} WHERE workspace_id = ${mine.id} AND lead_id = ${fromId}`,
  (mine) => sql`UPDATE alerts SET lead_id = ${toId} WHERE workspace_id = ${mine.id} AND lead_id = ${fromId}`,
];

/**
 * The same back: consents of the family, and those noted since about what only they gave. Behind the interactions,
 * which readings follow, and before the numbers, whose consent follows from these.
 */
export const notesMovedBack = (
  fromId: string,
  toId: string,
  family: readonly string[],
  onlyTheirs: readonly { kind: string; value: string }[],
): Statement[] => {
  const contacts = JSON.stringify(onlyTheirs.map(({ kind, value }) => [kind, value]));
  return [
    (
      mine,
    ) => sql`UPDATE consents SET lead_id = ${toId} WHERE workspace_id = ${mine.id} AND lead_id = ${fromId}
      AND (owner_id IN (SELECT value FROM json_each(${JSON.stringify(family)}))
        OR (kind, value) IN (SELECT value ->> 0, value ->> 1 FROM json_each(${contacts})))`,
    (
      mine,
    ) => sql`UPDATE phone_readings SET lead_id = ${toId} WHERE workspace_id = ${mine.id} AND lead_id = ${fromId}
      AND interaction_id IN (SELECT id FROM interactions INDEXED BY interactions_lead
        WHERE workspace_id = ${mine.id} AND lead_id = ${toId})`,
    (
      mine,
    ) => sql`UPDATE alerts AS a SET lead_id = ${toId} WHERE workspace_id = ${mine.id} AND lead_id = ${fromId}
      AND EXISTS (SELECT 1 FROM interactions i WHERE i.workspace_id = ${mine.id} AND i.account_id = a.account_id
        AND i.dedupe_key = a.interaction_key AND i.lead_id = ${toId})`,
  ];
};

export type StatusEntry = {
  id: string;
  leadId: string;
  at: number;
  status: string;
  previous: string;
  by: string;
  reason: string;
  amount: number | null;
};
export const statusesAdded = (entries: readonly StatusEntry[]): Statement[] =>
  entries.length === 0
    ? []
    : [
        (mine) =>
          insertRows(
            mine,
            "lead_statuses",
            ["lead_id", "at", "id", "status", "previous", "by", "reason", "amount"],
            entries.map(({ leadId, ...entry }) => ({ lead_id: leadId, ...entry })),
          ),
      ];

/** Messages go to another lead, under a reason to write that is theirs alone. */
export const messagesMoved = (
  messages: readonly { id: string; leadId: string; dedupeKey: string }[],
): Statement[] =>
  messages.length === 0
    ? []
    : [
        (mine) =>
          updateRows(
            mine,
            "messages",
            ["id"],
            ["lead_id", "dedupe_key"],
            messages.map(({ id, leadId, dedupeKey }) => ({ id, lead_id: leadId, dedupe_key: dedupeKey })),
          ),
      ];

/** Those that do not go because two people are one. */
export const messagesEnded = (fates: readonly MessageFate[]): Statement[] => {
  const ids = fates.filter(({ ends }) => ends).map(({ id }) => id);
  return ids.length === 0
    ? []
    : [
        (mine) => sql`UPDATE messages SET state = 'skipped', open = 0, reason = 'merged'
          WHERE workspace_id = ${mine.id} AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
            AND open = 1 AND state IN ('pending', 'scheduled')`,
      ];
};

/** They wait again, as long as they could have. */
export const messagesResumed = (ids: readonly string[], now: number): Statement[] =>
  ids.length === 0
    ? []
    : [
        (mine) => sql`UPDATE messages SET state = 'pending', open = 1, reason = NULL
          WHERE workspace_id = ${mine.id} AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
            AND state = 'skipped' AND reason = 'merged' AND deadline_at > ${now}`,
      ];

/** Columns of one lead. Its version counts on. */
export function leadWritten(id: string, columns: Readonly<Partial<MergeRow>>): Statement {
  const { id: _id, version: _version, ...rest } = columns;
  const names = Object.keys(rest);
  return (mine) =>
    sql`UPDATE leads SET ${sql.join(
      names.map((name) => sql`${sql.raw(`"${name}"`)} = ${(rest as Row)[name]}`),
      sql`, `,
    )}, version = version + 1 WHERE workspace_id = ${mine.id} AND id = ${id}`;
}

export const leadDeleted =
  (id: string): Statement =>
  (mine) =>
    sql`DELETE FROM leads WHERE workspace_id = ${mine.id} AND id = ${id}`;

export const leadInserted =
  (row: MergeRow): Statement =>
  (mine) =>
    insertRows(mine, "leads", Object.keys(row), [row]);

/** Notes the merge. Whoever was taken into the one that is taken in now leads to the survivor too. */
export function mergeAdded(one: {
  id: string;
  survivorId: string;
  taken: MergeRow;
  at: number;
  by: string;
  before: Before;
}): Statement[] {
  const { id, survivorId, taken, at, by, before } = one;
  return [
    (mine) => sql`UPDATE lead_merges SET lead_id = ${survivorId}
      WHERE workspace_id = ${mine.id} AND lead_id = ${taken.id}`,
    (mine) => sql`UPDATE merged_contacts SET lead_id = ${survivorId}
      WHERE workspace_id = ${mine.id} AND lead_id = ${taken.id}`,
    (
      mine,
    ) => sql`INSERT INTO lead_merges (workspace_id, taken_id, lead_id, into_id, id, at, by, username, display_name,
        platform, before)
      VALUES (${mine.id}, ${taken.id}, ${survivorId}, ${survivorId}, ${id}, ${at}, ${by}, ${taken.username},
        ${taken.display_name}, ${taken.platform}, ${JSON.stringify(before)})`,
  ];
}

/** What a merge kept of both so that it could be undone goes; where the one went stays. */
export const snapshotForgotten = (takenId: string, mergeId: string): Statement[] => [
  (mine) => sql`DELETE FROM merged_contacts WHERE workspace_id = ${mine.id} AND merge_id = ${mergeId}
    AND lead_id = (SELECT lead_id FROM lead_merges WHERE workspace_id = ${mine.id} AND taken_id = ${takenId})`,
  (mine) => sql`UPDATE lead_merges SET before = NULL
    WHERE workspace_id = ${mine.id} AND taken_id = ${takenId} AND id = ${mergeId}`,
];

/** Fails the batch when somebody else undid the merge first. */
export const failIfUndone =
  (takenId: string, mergeId: string): Statement =>
  (mine) =>
    sql`SELECT json('lost race ' || e.value) FROM json_each(${JSON.stringify([mergeId])}) e
      WHERE NOT EXISTS (SELECT 1 FROM lead_merges m
        WHERE m.workspace_id = ${mine.id} AND m.taken_id = ${takenId} AND m.id = e.value)`;

/** The merge is over; those who were in the one that was taken in lead there again. */
export const mergeRemoved = (
  { takenId, survivorId, mergeId }: { takenId: string; survivorId: string; mergeId: string },
  inside: readonly { id: string; takenId: string }[],
): Statement[] => {
  const list = JSON.stringify(inside);
  return [
    (mine) => sql`DELETE FROM lead_merges WHERE workspace_id = ${mine.id} AND taken_id = ${takenId}`,
    (mine) => sql`DELETE FROM merged_contacts
      WHERE workspace_id = ${mine.id} AND lead_id = ${survivorId} AND merge_id = ${mergeId}`,
    (mine) => sql`UPDATE lead_merges SET lead_id = ${takenId} WHERE workspace_id = ${mine.id}
      AND taken_id IN (SELECT value ->> '$.takenId' FROM json_each(${list}))`,
    (mine) => sql`UPDATE merged_contacts SET lead_id = ${takenId} WHERE workspace_id = ${mine.id}
      AND lead_id = ${survivorId} AND merge_id IN (SELECT value ->> '$.id' FROM json_each(${list}))`,
  ];
};
