import type { SQL } from "drizzle-orm";
import { type Mine, sql, type TenantDb } from "../db/tenant.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import { type StoredScoring, type WorkspaceScoring, workspaceScoring } from "../scoring/service.ts";
import type { Choices } from "./merge-join.ts";
import type { MergedMessage } from "./merge-messages.ts";
import type { ContactRow } from "./merge-replay.ts";
import { DOOR_COLUMNS, type DoorRow, type MergeRow, WORDS } from "./merge-row.ts";

/** What `lead_merges.before` keeps, as JSON. Names and choices, and no word that its author may take back. */
export type Before = {
  survivor: KeptSide;
  taken: KeptSide;
  choices: Choices;
  statuses: string[];
  exports: string[];
  messages: {
    /** Of the one that was taken in. */
    taken: { id: string; dedupeKey: string }[];
    own: string[];
    /** Those that the merge ended. */
    ended: string[];
  };
};
export type KeptSide = {
  row: MergeRow;
  doors: DoorRow[];
  /** The interaction that holds the last words. */
  lastTextIn: string | null;
  /** The one in which they asked not to be written to. */
  optedOutIn: string | null;
};

/** A merge that is in force. Times are epoch ms. */
export type MergeRecord = {
  id: string;
  takenId: string;
  leadId: string;
  intoId: string;
  at: number;
  by: string;
  username: string;
  displayName: string | null;
  before: Before | null;
};

/** An interaction of one of the leads, without its words. */
export type MergedInteraction = {
  accountId: string;
  dedupeKey: string;
  id: string;
  leadId: string;
  kind: InteractionKind;
  points: number;
  capped: boolean;
  at: number;
  viaLeadId: string | null;
  mergeId: string | null;
  edits: number;
  isSilent: boolean;
};

export type OwnedContact = ContactRow & { lead_id: string };
export type StatusRef = { id: string; leadId: string; at: number; by: string };
export type MessageRow = MergedMessage & {
  reason: string | null;
  interactionId: string | null;
  sentVia: string | null;
  sentAt: number | null;
  createdAt: number;
  recipientId: string | null;
};

export type MergeRead = {
  rows: MergeRow[];
  doors: (DoorRow & { lead_id: string })[];
  contacts: OwnedContact[];
  statuses: StatusRef[];
  messages: MessageRow[];
  interactions: MergedInteraction[];
  /** Of these leads, taken in earlier. */
  merges: MergeRecord[];
  /** Which interactions the words are in that a lead's row holds, by lead. */
  wordsIn: Map<string, { lastTextIn: string | null; optedOutIn: string | null }>;
  exports: { leadId: string; exportId: string }[];
  isErasing: boolean;
  rules: WorkspaceScoring;
  country: string;
};

const CONTACT_COLUMNS = sql.raw(
  "kind, value, country, type, confidence, method, consent, quote, interaction_id, found_in, found_at",
);

/** Everything that merging, or taking apart, some leads needs, in one round trip. */
export async function readForMerge(tenant: TenantDb, leadIds: readonly string[]): Promise<MergeRead> {
  const ids = sql`(SELECT value FROM json_each(${JSON.stringify(leadIds)}))`;
  const of = (mine: Mine) => sql`workspace_id = ${mine.id} AND lead_id IN ${ids}`;
  const newestOf = (condition: SQL) => sql`SELECT i.id FROM interactions i INDEXED BY interactions_lead
    WHERE i.workspace_id = l.workspace_id AND i.lead_id = l.id AND ${condition} ORDER BY i.at DESC, i.id DESC LIMIT 1`;
  const [rows, doors, contacts, statuses, messages, interactions, merges, words, exports, erasing, settings] =
    await tenant.batch<
      [
        MergeRow,
        DoorRow & { lead_id: string },
        OwnedContact,
        StatusRef,
        MessageRow,
        Omit<MergedInteraction, "capped" | "isSilent"> & { capped: number; isSilent: number },
        Omit<MergeRecord, "before"> & { before: string | null },
        { leadId: string; lastTextIn: string | null; optedOutIn: string | null },
        { leadId: string; exportId: string },
        { id: string },
        StoredScoring & { country: string },
      ]
    >([
      (mine) => sql`SELECT * FROM leads WHERE workspace_id = ${mine.id} AND id IN ${ids}`,
      (mine) => sql`SELECT lead_id, ${sql.raw(DOOR_COLUMNS.join(", "))} FROM lead_doors WHERE ${of(mine)}`,
      (mine) => sql`SELECT lead_id, ${CONTACT_COLUMNS} FROM contact_points WHERE ${of(mine)}`,
      (mine) => sql`SELECT id, lead_id AS leadId, at, by FROM lead_statuses WHERE ${of(mine)}`,
      (mine) => sql`SELECT id, lead_id AS leadId, dedupe_key AS dedupeKey, account_id AS accountId, origin,
          comment_id AS commentId, interaction_id AS interactionId, state, reason, sent_via AS sentVia,
          sent_at AS sentAt, created_at AS createdAt, recipient_id AS recipientId
        FROM messages WHERE ${of(mine)}`,
      (
        mine,
      ) => sql`SELECT i.account_id AS accountId, i.dedupe_key AS dedupeKey, i.id, i.lead_id AS leadId, i.kind, i.points,
          i.capped, i.at, i.via_lead_id AS viaLeadId, i.merge_id AS mergeId, i.edits, i.text IS NULL AS isSilent
        FROM json_each(${JSON.stringify(leadIds)}) j CROSS JOIN interactions i INDEXED BY interactions_lead
          ON i.workspace_id = ${mine.id} AND i.lead_id = j.value`,
      (mine) => sql`SELECT id, taken_id AS takenId, lead_id AS leadId, into_id AS intoId, at, by, username,
          display_name AS displayName, before FROM lead_merges WHERE ${of(mine)} ORDER BY id`,
      (mine) => sql`SELECT l.id AS leadId,
          iif(l.last_text IS NULL, NULL, (${newestOf(sql`i.text = l.last_text`)})) AS lastTextIn,
          iif(l.opted_out_at IS NULL, NULL, (${newestOf(sql`i.at = l.opted_out_at AND i.text IS NOT NULL`)})) AS optedOutIn
        FROM leads l WHERE l.workspace_id = ${mine.id} AND l.id IN ${ids}`,
      (mine) => sql`SELECT lead_id AS leadId, export_id AS exportId FROM lead_exports WHERE ${of(mine)}`,
      (mine) => sql`SELECT id FROM erasures INDEXED BY erasures_due
        WHERE workspace_id = ${mine.id} AND due_at IS NOT NULL AND lead_id IN ${ids} LIMIT 1`,
      (mine) => sql`SELECT zone, country, scoring, scoring_version AS version, scored_until AS scoredUntil
        FROM workspace_settings WHERE workspace_id = ${mine.id}`,
    ]);
  const [own] = settings.rows;
  return {
    rows: rows.rows,
    doors: doors.rows,
    contacts: contacts.rows,
    statuses: statuses.rows,
    messages: messages.rows,
    interactions: interactions.rows.map((row) => ({
      ...row,
      capped: row.capped === 1,
      isSilent: row.isSilent === 1,
    })),
    merges: merges.rows.map((row) => ({
      ...row,
      before: row.before === null ? null : (JSON.parse(row.before) as Before),
    })),
    wordsIn: new Map(words.rows.map(({ leadId, ...where }) => [leadId, where])),
    exports: exports.rows,
    isErasing: erasing.rows.length > 0,
    rules: workspaceScoring(own),
    country: own?.country ?? "FR",
  };
}

/** A row as it is kept while two leads are one: without words. */
export const withoutWords = (row: MergeRow): MergeRow =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !WORDS.includes(name))) as MergeRow;

/** Words of some interactions of a lead, by id, and who said them under which account. */
export type Spoken = {
  id: string;
  accountId: string;
  platform: string;
  dedupeKey: string;
  kind: InteractionKind;
  externalId: string;
  mediaId: string | null;
  parentId: string | null;
  text: string | null;
  intent: MergeRow["intent"];
  points: number;
  at: number;
  receivedAt: number;
  personId: string | null;
};

/** What came to a lead since a merge, and some older ones by their ids, with their words; oldest first. */
export const readSpoken = (
  tenant: TenantDb,
  leadId: string,
  mergeId: string,
  ids: readonly string[],
): Promise<Spoken[]> =>
  tenant.all<Spoken>(
    (
      mine,
    ) => sql`SELECT i.id, i.account_id AS accountId, coalesce(a.platform, '') AS platform, i.dedupe_key AS dedupeKey,
        i.kind, i.external_id AS externalId, i.media_id AS mediaId, i.parent_id AS parentId, i.text, i.intent, i.points,
        i.at, i.received_at AS receivedAt, i.person_id AS personId
      FROM interactions i INDEXED BY interactions_lead
      LEFT JOIN accounts a ON a.workspace_id = i.workspace_id AND a.id = i.account_id
      WHERE i.workspace_id = ${mine.id} AND i.lead_id = ${leadId}
        AND (i.merge_id >= ${mergeId} OR i.id IN (SELECT value FROM json_each(${JSON.stringify(ids)})))
      ORDER BY i.at, i.id`,
  );

/** Numbers and addresses of both as they were before a merge. */
export const readMergedContacts = (
  tenant: TenantDb,
  leadId: string,
  mergeId: string,
): Promise<(ContactRow & { owner_id: string })[]> =>
  tenant.all(
    (mine) => sql`SELECT owner_id, ${CONTACT_COLUMNS} FROM merged_contacts
      WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} AND merge_id = ${mergeId}`,
  );

/** Where a lead that was taken in is now; undefined for one that never was. */
export async function findMergedInto(tenant: TenantDb, takenId: string): Promise<string | undefined> {
  const row = await tenant.first<{ leadId: string }>(
    (mine) => sql`SELECT lead_id AS leadId FROM lead_merges
      WHERE workspace_id = ${mine.id} AND taken_id = ${takenId}`,
  );
  return row?.leadId;
}

/** The merge that took this lead in, while it is in force. */
export async function findMerge(
  tenant: TenantDb,
  takenId: string,
): Promise<
  { id: string; leadId: string; intoId: string; newest: string | null; hasBefore: number } | undefined
> {
  return tenant.first(
    (mine) => sql`SELECT m.id, m.lead_id AS leadId, m.into_id AS intoId, l.merge_id AS newest,
        m.before IS NOT NULL AS hasBefore
      FROM lead_merges m LEFT JOIN leads l ON l.workspace_id = m.workspace_id AND l.id = m.lead_id
      WHERE m.workspace_id = ${mine.id} AND m.taken_id = ${takenId}`,
  );
}
