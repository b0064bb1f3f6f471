import { type SQL, sql } from "drizzle-orm";
import type { Mine, Statement, TenantDb } from "../db/tenant.ts";
import type { PublicReplyReason, PublicReplyState } from "./contract.ts";

/** A public reply about to be posted, with what of its person and its automation decides. Times are epoch ms. */
export type DueReply = {
  id: string;
  leadId: string;
  commentId: string;
  underId: string;
  mediaId: string | null;
  mention: string | null;
  text: string;
  state: PublicReplyState;
  open: number;
  reason: string | null;
  notBeforeAt: number;
  attempts: number;
  sendingAt: number | null;
  createdAt: number;
  blocked: number;
  optedOutAt: number | null;
  takenOverUntil: number | null;
  /** 1 while anybody of the workspace may not be contacted. */
  isAnyListed: number;
  /** JSON list of the automation's texts as they are now; null once it is gone, or says nothing in public any more. */
  texts: string | null;
};

export const findReply = (tenant: TenantDb, accountId: string, id: string): Promise<DueReply | undefined> =>
  tenant.first<DueReply>(
    (mine) => sql`SELECT r.id, r.lead_id AS leadId, r.comment_id AS commentId, r.under_id AS underId,
        r.media_id AS mediaId, r.mention, r.text, r.state, r.open, r.reason, r.not_before_at AS notBeforeAt,
        r.attempts, r.sending_at AS sendingAt, r.created_at AS createdAt, l.blocked, l.opted_out_at AS optedOutAt,
        l.taken_over_until AS takenOverUntil, a.actions ->> '$.publicReplies' AS texts,
        EXISTS (SELECT 1 FROM do_not_contact_digests g WHERE g.workspace_id = r.workspace_id) AS isAnyListed
      FROM public_replies r
      JOIN leads l ON l.workspace_id = r.workspace_id AND l.id = r.lead_id
      LEFT JOIN automations a ON a.workspace_id = r.workspace_id AND a.id = r.automation_id
      WHERE r.workspace_id = ${mine.id} AND r.account_id = ${accountId} AND r.id = ${id}`,
  );

type Key = { accountId: string; id: string };

/** Moves one reply on, only from the states it may leave. False when somebody else did first. */
async function move(tenant: TenantDb, { accountId, id }: Key, set: SQL, from: SQL): Promise<boolean> {
  const changes = await tenant.run(
    (mine) => sql`UPDATE public_replies SET ${set}
      WHERE workspace_id = ${mine.id} AND account_id = ${accountId} AND id = ${id} AND open = 1 AND ${from}`,
  );
  return changes > 0;
}

/**
 * The last step before the platform is called. The text is chosen here: the next of `texts` where the newest answer
 * under the same post already said this one. Nothing begins for somebody who stopped or was blocked meanwhile.
 * Under one post no two begin in the same millisecond: which came last must be told.
 * @param texts JSON list to choose from
 * @returns the text to post, or undefined when somebody else was first
 */
export async function beginReplying(
  tenant: TenantDb,
  key: Key,
  { texts, now }: { texts: string; now: number },
): Promise<string | undefined> {
  const newest = (what: SQL): SQL => sql`(SELECT ${what} FROM public_replies p INDEXED BY public_replies_post
    WHERE p.workspace_id = r.workspace_id AND p.account_id = r.account_id AND p.media_id IS r.media_id
      AND p.sending_at IS NOT NULL AND p.state <> 'failed' AND p.id <> r.id
    ORDER BY p.sending_at DESC LIMIT 1)`;
  const said = newest(sql`p.text`);
  const [row] = await tenant.all<{ text: string }>(
    (mine) => sql`UPDATE public_replies AS r SET state = 'sending', reason = NULL,
        sending_at = max(${now}, coalesce(${newest(sql`p.sending_at`)} + 1, 0)), attempts = attempts + 1, text = iif(r.text IS NOT ${said}, r.text, coalesce(
          ${nextOf(sql`${texts}`, sql`r.text`, sql`0`)}, r.text))
      WHERE r.workspace_id = ${mine.id} AND r.account_id = ${key.accountId} AND r.id = ${key.id} AND r.open = 1
        AND r.state = 'pending' AND NOT EXISTS (SELECT 1 FROM leads l WHERE l.workspace_id = r.workspace_id
          AND l.id = r.lead_id AND (l.blocked = 1 OR l.opted_out_at IS NOT NULL))
      RETURNING text`,
  );
  return row?.text;
}

/** The text behind `said` in a JSON list, round and round; without it, or where it is not listed, the one at `start`. */
const nextOf = (texts: SQL, said: SQL, start: SQL): SQL =>
  sql`(SELECT j.value FROM json_each(${texts}) j WHERE j.value IS NOT ${said}
    ORDER BY (j.key + json_array_length(${texts}) - coalesce(
      (SELECT s.key + 1 FROM json_each(${texts}) s WHERE s.value = ${said} LIMIT 1), ${start}))
      % json_array_length(${texts}) LIMIT 1)`;

export const holdReply = (tenant: TenantDb, key: Key, reason: PublicReplyReason, until: number) =>
  move(
    tenant,
    key,
    sql`reason = ${reason}, not_before_at = max(not_before_at, ${until})`,
    sql`state = 'pending'`,
  );

/** Ends a reply that was never tried. */
export const endReply = (tenant: TenantDb, key: Key, reason: PublicReplyReason) =>
  move(tenant, key, sql`state = 'skipped', open = 0, reason = ${reason}`, sql`state = 'pending'`);

/** Back to waiting after a call that definitely did not post. */
export const returnReply = (tenant: TenantDb, key: Key, reason: PublicReplyReason, notBeforeAt: number) =>
  move(
    tenant,
    key,
    sql`state = 'pending', reason = ${reason}, not_before_at = ${notBeforeAt}, sending_at = NULL`,
    sql`state = 'sending'`,
  );

export const failReply = (tenant: TenantDb, key: Key, reason: PublicReplyReason) =>
  move(tenant, key, sql`state = 'failed', open = 0, reason = ${reason}`, sql`state = 'sending'`);

/** @param from `unknown` when a look under the comment proved it */
export const markReplied = (
  tenant: TenantDb,
  key: Key,
  { externalId, at, from }: { externalId: string; at: number; from: "sending" | "unknown" },
) =>
  move(
    tenant,
    key,
    sql`state = 'sent', open = 0, reason = NULL, sent_at = ${at}, external_id = ${externalId}`,
    sql`state = ${from}`,
  );

/** May have been posted: looked for later, never posted again. @param lookAt when to look */
export const markReplyUnknown = (tenant: TenantDb, key: Key, lookAt: number) =>
  move(
    tenant,
    key,
    sql`state = 'unknown', reason = 'unconfirmed', attempts = 0, not_before_at = ${lookAt}`,
    sql`state = 'sending'`,
  );

export const noteLook = (tenant: TenantDb, key: Key, nextAt: number) =>
  move(tenant, key, sql`attempts = attempts + 1, not_before_at = ${nextAt}`, sql`state = 'unknown'`);

export const giveUpLooking = (tenant: TenantDb, key: Key) =>
  move(tenant, key, sql`open = 0, reason = 'never-confirmed'`, sql`state = 'unknown'`);

/** Ids of the platform's that other replies under the same comment are known by: they prove nothing of this one. */
export async function knownReplyIds(tenant: TenantDb, accountId: string, ids: readonly string[]) {
  const rows = await tenant.all<{ id: string }>(
    (mine) => sql`SELECT external_id AS id FROM public_replies
      WHERE workspace_id = ${mine.id} AND account_id = ${accountId}
        AND external_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
  );
  return new Set(rows.map((row) => row.id));
}

export type NewReply = {
  id: string;
  commentId: string;
  underId: string;
  mediaId: string | null;
  mention: string | null;
  texts: readonly string[];
  /** Where the list is begun under a post without answers: any whole number from 0. */
  start: number;
  now: number;
  /** After the account's newest one. */
  pauseMs: number;
};

const LATEST_LOOKED_AT = 50;

/** One row for the message that `ours` finds, or none: its text is the one behind the post's newest. */
export const replyMade =
  (reply: NewReply, ours: (mine: Mine) => SQL): Statement =>
  (mine) => {
    const texts = sql`${JSON.stringify(reply.texts)}`;
    const said = sql`(SELECT p.text FROM public_replies p WHERE p.workspace_id = ${mine.id}
      AND p.account_id = messages.account_id AND p.media_id IS ${reply.mediaId} ORDER BY p.id DESC LIMIT 1)`;
    // Of several made in one millisecond ids do not tell the last.
    const latest = sql`(SELECT max(n.not_before_at) FROM (SELECT p.not_before_at FROM public_replies p
      WHERE p.workspace_id = ${mine.id} AND p.account_id = messages.account_id
      ORDER BY p.id DESC LIMIT ${LATEST_LOOKED_AT}) n)`;
    const first = reply.texts[reply.start % reply.texts.length];
    return sql`INSERT INTO public_replies (workspace_id, account_id, id, lead_id, message_id, automation_id, comment_id,
        under_id, media_id, mention, text, state, open, not_before_at, created_at)
      SELECT workspace_id, account_id, ${reply.id}, lead_id, id, automation_id, ${reply.commentId}, ${reply.underId},
        ${reply.mediaId}, ${reply.mention},
        coalesce(${nextOf(texts, said, sql`${reply.start % reply.texts.length}`)}, ${first}),
        'pending', 1, max(${reply.now}, coalesce(${latest}, 0)) + ${reply.pauseMs}, ${reply.now}
      FROM ${ours(mine)}`;
  };

export type ListedReply = {
  id: string;
  leadId: string;
  accountId: string;
  automationId: string;
  commentId: string;
  mediaId: string | null;
  text: string;
  state: PublicReplyState;
  reason: string | null;
  createdAt: number;
  sentAt: number | null;
};
const LISTED = sql.raw(`r.id, r.lead_id AS leadId, r.account_id AS accountId, r.automation_id AS automationId,
  r.comment_id AS commentId, r.media_id AS mediaId, iif(r.mention IS NULL, r.text, '@' || r.mention || ' ' || r.text) AS text,
  r.state, r.reason, r.created_at AS createdAt, r.sent_at AS sentAt`);

/** Of one lead, newest first. */
export const repliesOfLead = (
  tenant: TenantDb,
  leadId: string,
  before: string | null,
  limit: number,
): Promise<ListedReply[]> =>
  tenant.all<ListedReply>(
    (mine) => sql`SELECT ${LISTED} FROM public_replies r INDEXED BY public_replies_lead
      WHERE r.workspace_id = ${mine.id} AND r.lead_id = ${leadId}
        AND ${before === null ? sql`1` : sql`r.id < ${before}`} ORDER BY r.id DESC LIMIT ${limit}`,
  );

/** Of one lead as events of their timeline, newest first, behind a place. */
export const repliesInTimeline =
  (leadId: string, before: { at: number; id: string } | null, limit: number): Statement =>
  (mine) =>
    sql`SELECT * FROM (
      SELECT r.id, coalesce(r.sent_at, r.created_at) AS at, r.state, r.reason, r.automation_id AS automationId,
        r.comment_id AS commentId, iif(r.mention IS NULL, r.text, '@' || r.mention || ' ' || r.text) AS text
      FROM public_replies r INDEXED BY public_replies_lead
      WHERE r.workspace_id = ${mine.id} AND r.lead_id = ${leadId}
    ) WHERE ${before === null ? sql`1` : sql`(at, id) < (${before.at}, ${before.id})`} ORDER BY at DESC, id DESC LIMIT ${limit}`;

/** Of all accounts, newest first: a short merge of the newest of each. */
export const newestReplies = (
  tenant: TenantDb,
  before: string | null,
  limit: number,
): Promise<ListedReply[]> =>
  tenant.all<ListedReply>(
    (mine) => sql`SELECT ${LISTED} FROM accounts a CROSS JOIN public_replies r
      ON r.workspace_id = a.workspace_id AND r.account_id = a.id AND r.id IN (
        SELECT p.id FROM public_replies p WHERE p.workspace_id = a.workspace_id AND p.account_id = a.id
          AND ${before === null ? sql`1` : sql`p.id < ${before}`} ORDER BY p.id DESC LIMIT ${limit})
      WHERE a.workspace_id = ${mine.id} ORDER BY r.id DESC LIMIT ${limit}`,
  );

/** Replies go where their messages went: two leads became one, or two again. */
export const repliesFollowMessages =
  (leadIds: readonly string[]): Statement =>
  (mine) =>
    sql`UPDATE public_replies SET lead_id = coalesce((SELECT m.lead_id FROM messages m
        WHERE m.workspace_id = public_replies.workspace_id AND m.id = public_replies.message_id), lead_id)
      WHERE workspace_id = ${mine.id} AND lead_id IN (SELECT value FROM json_each(${JSON.stringify(leadIds)}))`;
