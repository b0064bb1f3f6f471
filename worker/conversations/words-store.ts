import { sql, type TenantDb } from "../db/tenant.ts";
import type { MessageState } from "../messaging/contract.ts";
import type { WordKind } from "./contract.ts";

export type Place = { at: number; id: string } | null;
export type HeardWord = { id: string; at: number; kind: WordKind; text: string | null };
export type SaidWord = {
  id: string;
  at: number;
  origin: "automation" | "person";
  personId: string | null;
  automationName: string | null;
  text: string;
  imageUrl: string | null;
  sentVia: string | null;
  state: MessageState;
  reason: string | null;
};
export type Words = {
  heard: HeardWord[];
  said: SaidWord[];
  /** In what they asked to stop. */
  optedOutIn: WordKind | null;
  templates: { id: string; name: string }[];
};

const QUICK_TEMPLATES = 50;

/** What both sides said before a place, newest first and at most `limit` of each, in one round trip. */
export async function readWords(
  tenant: TenantDb,
  leadId: string,
  optedOutAt: number | null,
  before: Place,
  limit: number,
): Promise<Words> {
  const behind = before ? sql`AND (at, id) < (${before.at}, ${before.id})` : sql``;
  const newest = sql`ORDER BY at DESC, id DESC LIMIT ${limit}`;
  const [heard, said, optedOut, templates] = await tenant.batch<
    [HeardWord, SaidWord, { kind: WordKind }, { id: string; name: string }]
  >([
    (mine) => sql`SELECT id, at, kind, text FROM interactions INDEXED BY interactions_lead
      WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} ${behind}
        AND kind IN ('message', 'story_reply', 'mention', 'reaction', 'comment', 'share') ${newest}`,
    // One person gets few messages: all of theirs are read, and ordered by when they left.
    (mine) => sql`SELECT s.*, a.name AS automationName FROM (SELECT * FROM (
        SELECT id, coalesce(sent_at, created_at) AS at, origin, person_id AS personId, automation_id AS automationId,
          text, image_url AS imageUrl, sent_via AS sentVia, state, reason
        FROM messages WHERE workspace_id = ${mine.id} AND lead_id = ${leadId}
      ) WHERE true ${behind} ${newest}) s
      LEFT JOIN automations a ON a.workspace_id = ${mine.id} AND a.id = s.automationId
      ORDER BY s.at DESC, s.id DESC`,
    (mine) => sql`SELECT kind FROM interactions INDEXED BY interactions_lead
      WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} AND at = ${optedOutAt} AND text IS NOT NULL
        AND kind <> 'mention' ORDER BY id DESC LIMIT 1`,
    (mine) => sql`SELECT id, name FROM templates WHERE workspace_id = ${mine.id} ORDER BY id DESC
      LIMIT ${QUICK_TEMPLATES}`,
  ]);
  return {
    heard: heard.rows,
    said: said.rows,
    optedOutIn: optedOut.rows[0]?.kind ?? null,
    templates: templates.rows,
  };
}
