import { sql, type TenantDb } from "../db/tenant.ts";
import { repliesInTimeline } from "../public-replies/service.ts";
import { exportsOfLead } from "./exports-store.ts";

/** Newest first: rows behind this place; null: from the top. */
export type Before = { at: number; id: string } | null;
export type Dated = { id: string; at: number };
export type InteractionEvent = Dated & {
  kind: string;
  text: string | null;
  intent: string | null;
  points: number;
  capped: number;
  externalId: string;
  mediaId: string | null;
  caption: string | null;
  permalink: string | null;
  foundBy: string;
  decisions: string | null;
};
export type MessageEvent = Dated & {
  state: string;
  reason: string | null;
  text: string;
  origin: string;
  automationId: string | null;
  templateId: string | null;
  personId: string | null;
  sentAt: number | null;
  deadlineAt: number | null;
  sentVia: string | null;
};
export type StatusEvent = Dated & {
  status: string;
  previous: string;
  by: string;
  reason: string;
  amount: number | null;
};
export type ContactEvent = Dated & {
  kind: "phone" | "email";
  value: string;
  country: string | null;
  type: string | null;
  confidence: number;
  consent: string;
  quote: string;
  foundIn: string;
  interactionId: string;
};

export type MergeEvent = Dated & {
  leadId: string;
  username: string;
  displayName: string | null;
  platform: string;
  by: string;
};
export type ConsentEvent = Dated & {
  kind: "phone" | "email";
  value: string;
  state: string;
  words: string | null;
  givenIn: string;
  by: string;
};
export type ReplyEvent = Dated & {
  state: string;
  reason: string | null;
  text: string;
  automationId: string;
  commentId: string;
};
export type ExportEvent = Dated & { madeBy: string; format: string; count: number };

/** The next rows of each kind of event, in one round trip; at most `limit` of each. */
export async function readTimeline(
  tenant: TenantDb,
  leadId: string,
  since: number,
  before: Before,
  limit: number,
): Promise<
  [
    InteractionEvent[],
    MessageEvent[],
    StatusEvent[],
    ContactEvent[],
    MergeEvent[],
    ExportEvent[],
    ConsentEvent[],
    ReplyEvent[],
  ]
> {
  const behind = before ? sql`AND (at, id) < (${before.at}, ${before.id})` : sql``;
  const newest = sql`ORDER BY at DESC, id DESC LIMIT ${limit}`;
  const [interactions, messages, statuses, contacts, merges, exports, consents, replies] = await tenant.batch<
    [
      InteractionEvent,
      MessageEvent,
      StatusEvent,
      ContactEvent,
      MergeEvent,
      ExportEvent,
      ConsentEvent,
      ReplyEvent,
    ]
  >([
    (mine) => sql`SELECT s.*, m.caption, m.permalink FROM (
        SELECT id, at, kind, text, intent, points, capped, external_id AS externalId, media_id AS mediaId,
          account_id, found_by AS foundBy, decisions
        FROM interactions WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} ${behind} ${newest}
      ) s LEFT JOIN media m ON m.workspace_id = ${mine.id} AND m.account_id = s.account_id AND m.id = s.mediaId`,
    // One person gets few messages: all of theirs are read, and ordered by when they left.
    (mine) => sql`SELECT * FROM (
        SELECT id, coalesce(sent_at, created_at) AS at, state, reason, text, origin, automation_id AS automationId,
          template_id AS templateId, person_id AS personId, sent_at AS sentAt, deadline_at AS deadlineAt,
          sent_via AS sentVia
        FROM messages WHERE workspace_id = ${mine.id} AND lead_id = ${leadId}
      ) WHERE true ${behind} ${newest}`,
    (mine) => sql`SELECT id, at, status, previous, by, reason, amount FROM lead_statuses
      WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} ${behind} ${newest}`,
    (mine) => sql`SELECT * FROM (
        SELECT kind || ':' || value AS id, found_at AS at, kind, value, country, type, confidence, consent, quote,
          found_in AS foundIn, interaction_id AS interactionId
        FROM contact_points WHERE workspace_id = ${mine.id} AND lead_id = ${leadId}
      ) WHERE true ${behind} ${newest}`,
    (mine) => sql`SELECT id, at, taken_id AS leadId, username, display_name AS displayName, platform, by
      FROM lead_merges WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} ${behind} ${newest}`,
    exportsOfLead(leadId, since, before, limit),
    // Who asked to be called gave their consent in these very words.
    (mine) => sql`SELECT * FROM (
        SELECT id, at, kind, value, words, given_in AS givenIn, by, CASE WHEN state = 'withdrawn' THEN state
          WHEN by = 'evidence' THEN 'asked-to-be-called' ELSE 'recorded' END AS state
        FROM consents WHERE workspace_id = ${mine.id} AND lead_id = ${leadId}
        UNION ALL
        SELECT 'asked:' || kind || ':' || value, found_at, kind, value, quote, found_in, 'evidence', consent
        FROM contact_points WHERE workspace_id = ${mine.id} AND lead_id = ${leadId}
          AND consent = 'asked-to-be-called'
      ) WHERE true ${behind} ${newest}`,
    repliesInTimeline(leadId, before, limit),
  ]);
  return [
    interactions.rows,
    messages.rows,
    statuses.rows,
    contacts.rows,
    merges.rows,
    exports.rows,
    consents.rows,
    replies.rows,
  ];
}
