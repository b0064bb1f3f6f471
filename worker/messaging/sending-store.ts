import { type SQL, sql } from "drizzle-orm";
import { updateRows } from "../db/bulk.ts";
import type { Mine, Statement, TenantDb } from "../db/tenant.ts";
import type { LeadStatus } from "../leads/contract.ts";
import type { SendTarget } from "../platforms/platform.ts";
import type { MessageReason, MessageState } from "./contract.ts";
import { TAKEN_OVER_MS } from "./take-over.ts";

/** A message about to be sent, with the columns of its lead that decide whether it may. Times are epoch ms. */
export type DueMessage = {
  id: string;
  leadId: string;
  dedupeKey: string;
  accountId: string;
  origin: "automation" | "person";
  /** Who wrote it by hand; null for automations and programs. */
  personId: string | null;
  automationId: string | null;
  /** A picture sent by itself; `text` is empty then. */
  imageUrl: string | null;
  /** Of a follow-up: when the message before it was sent. */
  followsAt: number | null;
  commentId: string | null;
  text: string;
  state: MessageState;
  open: number;
  reason: string | null;
  score: number;
  deadlineAt: number | null;
  notBeforeAt: number;
  attempts: number;
  grantId: string | null;
  /** How it was sent, or may have been; null when that is not known either. */
  sentVia: "private_reply" | "window" | "human_agent" | null;
  sendingAt: number | null;
  createdAt: number;
  platform: string;
  leadStatus: LeadStatus;
  leadStatusBy: string;
  leadExternalId: string;
  blocked: number;
  optedOutAt: number | null;
  threadId: string | null;
  lastInboundAt: number | null;
  replyCommentId: string | null;
  replyCommentAt: number | null;
  replyUsed: number;
  /** When the comment that caused it was made; null when we do not have it. */
  commentAt: number | null;
  commentAtIsProvisional: number | null;
  /** 1 when a private reply to that comment went out, or may have. */
  commentUsed: number;
  /** Messages of the account that may still go, counted up to a bound. */
  waiting: number;
  sentLately: number;
  /** 1 while anybody of the workspace may not be contacted. */
  isAnyListed: number;
  /** Since when its automation acts; null for a message written by hand. */
  activatedAt: number | null;
  /** JSON of the automation's `AutomationActions`; null for a message written by hand. */
  actions: string | null;
  /** JSON of the automation's `AutomationFilters`; null for a message written by hand. */
  filters: string | null;
  /** Until when a person is in charge of the conversation; null when none is. */
  takenOverUntil: number | null;
  /** 1 while something that a person wrote to this lead by hand has not gone out yet. */
  handWaiting: number;
};

const COLUMNS =
  sql.raw(`m.id, m.lead_id AS leadId, m.dedupe_key AS dedupeKey, m.account_id AS accountId, m.origin,
  m.person_id AS personId, m.automation_id AS automationId, m.image_url AS imageUrl, m.follows_at AS followsAt,
  m.comment_id AS commentId, m.text, m.state, m.open, m.reason, m.score, m.deadline_at AS deadlineAt,
  m.not_before_at AS notBeforeAt, m.attempts, m.grant_id AS grantId, m.sent_via AS sentVia, m.sending_at AS sendingAt,
  m.created_at AS createdAt`);

/** Columns of a lead `l` as they are at the account of a message; where that is not the lead's own, `q` has them. */
const doorsAt = (message: string, ...columns: readonly string[]): SQL =>
  sql.raw(
    columns
      .map((column) => {
        const [name, as] = column.split(" AS ");
        return `iif(l.account_id = ${message}.account_id, l.${name}, q.${name}) AS ${as}`;
      })
      .join(", "),
  );

/**
 * @param countUpTo waiting messages are counted up to this, so that reading them stays cheap
 * @param since local date from which `sentLately` counts; a lower bound of what the gate has left
 */
export async function findDue(
  tenant: TenantDb,
  id: string,
  countUpTo: number,
  since: string,
): Promise<DueMessage | undefined> {
  return tenant.first<DueMessage>(
    (mine) => sql`SELECT ${COLUMNS}, l.platform, l.status AS leadStatus, l.status_by AS leadStatusBy,
        l.blocked, l.opted_out_at AS optedOutAt, ${doorsAt(
          "m",
          "external_id AS leadExternalId",
          "thread_id AS threadId",
          "last_inbound_at AS lastInboundAt",
          "reply_comment_id AS replyCommentId",
          "reply_comment_at AS replyCommentAt",
          "reply_used AS replyUsed",
        )}, i.at AS commentAt,
        i.at_is_provisional AS commentAtIsProvisional, a.activated_at AS activatedAt, a.actions, a.filters,
        l.taken_over_until AS takenOverUntil,
        EXISTS (SELECT 1 FROM messages h WHERE h.workspace_id = m.workspace_id AND h.lead_id = m.lead_id
          AND h.open = 1 AND h.origin = 'person' AND h.person_id IS NOT NULL AND h.id <> m.id) AS handWaiting,
        EXISTS (SELECT 1 FROM messages o WHERE o.workspace_id = m.workspace_id AND o.lead_id = m.lead_id
          AND o.comment_id = m.comment_id AND o.id <> m.id AND o.sent_via = 'private_reply') AS commentUsed,
        EXISTS (SELECT 1 FROM do_not_contact_digests g WHERE g.workspace_id = m.workspace_id) AS isAnyListed,
        (SELECT count(*) FROM (SELECT 1 FROM messages w INDEXED BY messages_open WHERE w.workspace_id = m.workspace_id
          AND w.account_id = m.account_id AND w.open = 1 LIMIT ${countUpTo})) AS waiting,
        coalesce((SELECT sum(d.messages) FROM daily_stats d WHERE d.workspace_id = m.workspace_id
          AND d.day >= ${since} AND d.account_id = m.account_id), 0) AS sentLately
      FROM messages m
      JOIN leads l ON l.workspace_id = m.workspace_id AND l.id = m.lead_id
      LEFT JOIN lead_doors q ON q.workspace_id = m.workspace_id AND q.lead_id = m.lead_id AND q.account_id = m.account_id
      LEFT JOIN interactions i ON i.workspace_id = m.workspace_id AND i.account_id = m.account_id
        AND i.dedupe_key = 'comment:' || m.comment_id
      LEFT JOIN automations a ON a.workspace_id = m.workspace_id AND a.id = m.automation_id
      WHERE m.workspace_id = ${mine.id} AND m.id = ${id}`,
  );
}

export type OpenMessage = Pick<
  DueMessage,
  | "id"
  | "leadId"
  | "state"
  | "origin"
  | "score"
  | "deadlineAt"
  | "notBeforeAt"
  | "reason"
  | "sendingAt"
  | "attempts"
  | "commentId"
>;

export const listOpen = (tenant: TenantDb, accountId: string, limit: number): Promise<OpenMessage[]> =>
  tenant.all<OpenMessage>(
    (mine) => sql`SELECT id, lead_id AS leadId, state, origin, score, deadline_at AS deadlineAt,
        not_before_at AS notBeforeAt, reason, sending_at AS sendingAt, attempts, comment_id AS commentId
      FROM messages INDEXED BY messages_open
      WHERE workspace_id = ${mine.id} AND account_id = ${accountId} AND open = 1 ORDER BY id LIMIT ${limit}`,
  );

export type UnknownSend = {
  id: string;
  leadId: string;
  text: string;
  sendingAt: number | null;
  commentId: string | null;
  /** null when it is not known either. */
  sentVia: string | null;
  platform: string;
  personId: string | null;
};

/** What an account sent, or may have sent, and nobody has confirmed: few, if any. */
export const listUnknown = (tenant: TenantDb, accountId: string): Promise<UnknownSend[]> =>
  tenant.all<UnknownSend>(
    (
      mine,
    ) => sql`SELECT m.id, m.lead_id AS leadId, m.text, m.sending_at AS sendingAt, m.comment_id AS commentId,
        m.sent_via AS sentVia, l.platform, m.person_id AS personId
      FROM messages m INDEXED BY messages_open
      JOIN leads l ON l.workspace_id = m.workspace_id AND l.id = m.lead_id
      WHERE m.workspace_id = ${mine.id} AND m.account_id = ${accountId} AND m.open = 1 AND m.state = 'unknown'`,
  );

/** Private replies among them: their recipient may have an id of its own. */
export const isReply = (one: UnknownSend): boolean => one.sentVia === "private_reply";

const WAITING = sql`state IN ('pending', 'scheduled')`;

/** Moves one message on, only from the states it may leave. False when somebody else did first. */
async function move(tenant: TenantDb, id: string, set: SQL, from: SQL): Promise<boolean> {
  return (
    (await tenant.run(
      (mine) =>
        sql`UPDATE messages SET ${set} WHERE workspace_id = ${mine.id} AND id = ${id} AND open = 1 AND ${from}`,
    )) > 0
  );
}

/**
 * The last step before the platform is called: from here on, no answer means that it may have been sent. It does not
 * happen when the lead was merged into another since it was looked at, when any of the digests may not be contacted,
 * when the person stopped, was blocked or was taken over in between, or when the comment was answered by another message.
 * The comment that a private reply answers is written down with it, whichever comment caused the message.
 */
export const beginSending = (
  tenant: TenantDb,
  { id, leadId }: { id: string; leadId: string },
  { grantId, target, now, digests }: SendingStart,
): Promise<boolean> => {
  const commentId = target.kind === "private_reply" ? target.commentId : null;
  return move(
    tenant,
    id,
    sql`state = 'sending', reason = NULL, grant_id = ${grantId}, sent_via = ${target.kind}, sending_at = ${now},
      attempts = attempts + 1, comment_id = coalesce(${commentId}, comment_id)`,
    sql`${WAITING} AND lead_id = ${leadId} AND NOT ${isListed(digests)} AND NOT ${isOffLimits(now)}
      AND NOT ${isAnswered(commentId)}`,
  );
};
export type SendingStart = { grantId: string; target: SendTarget; now: number; digests: readonly string[] };

/** Another message went to this comment as its one private reply, or may have. */
const isAnswered = (commentId: string | null): SQL =>
  commentId === null
    ? sql`0`
    : sql`EXISTS (SELECT 1 FROM messages o WHERE o.workspace_id = messages.workspace_id
        AND o.lead_id = messages.lead_id AND o.comment_id = ${commentId} AND o.id <> messages.id
        AND o.sent_via = 'private_reply')`;

/**
 * Somebody blocked is written to by nobody; who asked to stop, refused, or is answered by a person, by no machine, and
 * nobody is in an emergency stop.
 */
const isOffLimits = (now: number): SQL =>
  sql`(EXISTS (SELECT 1 FROM leads l WHERE l.workspace_id = messages.workspace_id AND l.id = messages.lead_id
    AND (l.blocked = 1 OR (messages.origin <> 'person'
      AND (l.opted_out_at IS NOT NULL OR l.status = 'refused' OR coalesce(l.taken_over_until, 0) > ${now}))))
    OR (messages.origin <> 'person' AND EXISTS (SELECT 1 FROM workspace_settings s
      WHERE s.workspace_id = messages.workspace_id AND s.stopped = 1)))`;

/** Any of these digests; none are given while nobody is listed, and then nobody may have been listed since. */
const isListed = (digests: readonly string[]): SQL =>
  sql`EXISTS (SELECT 1 FROM do_not_contact_digests g WHERE g.workspace_id = messages.workspace_id ${
    digests.length === 0
      ? sql``
      : sql`AND g.digest IN (SELECT value FROM json_each(${JSON.stringify(digests)}))`
  })`;

/** Ends a message whose person stopped or was blocked after it was looked at. False for any other. */
export const endIfOffLimits = (tenant: TenantDb, id: string): Promise<boolean> =>
  tenant
    .run(
      (mine) => sql`UPDATE messages AS m SET state = 'skipped', open = 0, reason = o.reason
        FROM (SELECT x.id, CASE WHEN l.blocked = 1 THEN 'blocked' WHEN x.origin = 'person' THEN NULL
            WHEN l.opted_out_at IS NOT NULL THEN 'opted-out' WHEN l.status = 'refused' THEN 'refused' END AS reason
          FROM messages x JOIN leads l ON l.workspace_id = x.workspace_id AND l.id = x.lead_id
          WHERE x.workspace_id = ${mine.id} AND x.id = ${id}) o
        WHERE m.workspace_id = ${mine.id} AND m.id = o.id AND o.reason IS NOT NULL AND m.open = 1
          AND m.state IN ('pending', 'scheduled')`,
    )
    .then((changes) => changes > 0);

/** Ends a message that was never tried: `skipped`, `expired`, or `failed` before the call. */
export const endUnsent = (
  tenant: TenantDb,
  id: string,
  state: "skipped" | "expired" | "failed",
  reason: MessageReason,
) => move(tenant, id, sql`state = ${state}, open = 0, reason = ${reason}`, WAITING);

/** Keeps a message waiting and says why. Writes nothing when it already says so. */
export const holdFor = (tenant: TenantDb, id: string, reason: MessageReason, until: number) =>
  move(
    tenant,
    id,
    sql`reason = ${reason}, state = 'pending',
      not_before_at = iif(state = 'scheduled', ${until}, max(not_before_at, ${until}))`,
    sql`${WAITING} AND (reason IS NOT ${reason} OR not_before_at < ${until})`,
  );

/** Keeps everything of an account that has no token: planned times are void, a wait that was told stays. */
export const holdForReconnect = (tenant: TenantDb, accountId: string): Promise<number> =>
  tenant.run(
    (mine) => sql`UPDATE messages INDEXED BY messages_open SET reason = 'reconnect', state = 'pending',
        not_before_at = iif(state = 'scheduled', 0, not_before_at)
      WHERE workspace_id = ${mine.id} AND account_id = ${accountId} AND open = 1 AND ${WAITING}
        AND (reason IS NOT 'reconnect' OR state <> 'pending')`,
  );

/** Back to waiting after a call that definitely did not send. */
export const returnToWaiting = (tenant: TenantDb, id: string, reason: MessageReason, notBeforeAt: number) =>
  move(
    tenant,
    id,
    sql`state = 'pending', reason = ${reason}, not_before_at = ${notBeforeAt}, grant_id = NULL, sent_via = NULL`,
    sql`state = 'sending'`,
  );

export const failSending = (tenant: TenantDb, id: string, reason: MessageReason) =>
  move(
    tenant,
    id,
    sql`state = 'failed', open = 0, reason = ${reason}, sent_via = NULL`,
    sql`state = 'sending'`,
  );

/**
 * The call's outcome is not known: counted as sent, its comment as answered, checked later, never repeated.
 * @param via how it was sent, or null when it is not known either
 */
export async function markUnknown(
  tenant: TenantDb,
  message: MessageRef & { leadId: string; commentId: string | null },
  via: string | null,
  day: string,
): Promise<boolean> {
  const statements: Statement[] = [
    (mine) => sql`UPDATE messages SET state = 'unknown', reason = 'unconfirmed', attempts = 1
      WHERE workspace_id = ${mine.id} AND id = ${message.id} AND open = 1 AND state = 'sending'`,
    countSent(message.accountId, day),
  ];
  if (message.commentId !== null && via !== "window") {
    statements.push(...replyUsed(message.leadId, message.commentId));
  }
  const results = await tenant.batch(statements);
  return results[0]!.changes > 0;
}

export type MessageRef = { id: string; accountId: string };

/** Whom a private reply answered: of a merged lead, the one that the comment's author stands for. */
const answeredLead = (mine: Mine, { accountId, commentId }: Sent["message"]): SQL =>
  commentId === null
    ? sql`id`
    : sql`coalesce((SELECT i.via_lead_id FROM interactions i WHERE i.workspace_id = ${mine.id}
        AND i.account_id = ${accountId} AND i.dedupe_key = ${`comment:${commentId}`}), id)`;

/** Runs right behind a guarded update: adds one only when that update changed its row. */
const countSent =
  (accountId: string, day: string): Statement =>
  (mine) =>
    sql`INSERT INTO daily_stats (workspace_id, day, account_id, messages)
    SELECT ${mine.id}, ${day}, ${accountId}, 1 WHERE changes() > 0
    ON CONFLICT (workspace_id, day, account_id) DO UPDATE SET messages = messages + 1`;

export type Sent = {
  message: MessageRef & { leadId: string; commentId: string | null };
  via: string;
  externalId: string | null;
  recipientId: string | null;
  at: number;
  /** Today in the workspace's zone, whenever it was sent. */
  day: string;
  /** `sending`, or `unknown` when an echo or the conversation proved it later. */
  from: "sending" | "unknown";
  /** The person who wrote it by hand: they are in charge of the conversation from now on. */
  personId: string | null;
  /** What follows from it, in the same batch. Each must add nothing unless `ours` still has a row: somebody else may be first. */
  following?: (ours: (mine: Mine) => SQL) => Statement[];
};

/**
 * A message that went out: the figures of the day, the lead's evidence and the thread it opened, its row. All look at
 * the message and the lead as they were, so that what is counted is what moves; the message's own row comes last.
 */
export async function markSent(tenant: TenantDb, sent: Sent): Promise<boolean> {
  const { message, recipientId } = sent;
  const isReply = sent.via === "private_reply" ? 1 : 0;
  const ours = (mine: Mine): SQL =>
    sql`messages WHERE workspace_id = ${mine.id} AND id = ${message.id} AND lead_id = ${message.leadId} AND open = 1 AND state = ${sent.from}`;
  const doors = (
    at: SQL,
  ): SQL => sql`last_sent_at = iif(${at}, max(coalesce(last_sent_at, 0), ${sent.at}), last_sent_at),
        thread_id = iif(${at}, coalesce(thread_id, ${recipientId}), thread_id),
        reply_used = CASE WHEN ${isReply} = 1 AND reply_comment_id = ${message.commentId} THEN 1 ELSE reply_used END,
        reply_comment_id = CASE WHEN ${isReply} = 1 AND reply_comment_id = ${message.commentId} THEN NULL ELSE reply_comment_id END`;
  const isFirstWord = (mine: Mine): SQL =>
    sql`status = 'new' AND status_by = 'evidence' AND EXISTS (SELECT 1 FROM ${ours(mine)})`;
  const statements: Statement[] = [
    // One row for both, where message and lead are of one account.
    (mine) => sql`INSERT INTO daily_stats (workspace_id, day, account_id, messages, new, contacted)
      SELECT ${mine.id}, ${sent.day}, account_id, sum(sent), -sum(contacted), sum(contacted) FROM (
        SELECT account_id, 1 AS sent, 0 AS contacted FROM ${ours(mine)} AND state = 'sending'
        UNION ALL SELECT account_id, 0, 1 FROM leads
          WHERE workspace_id = ${mine.id} AND id = ${message.leadId} AND ${isFirstWord(mine)}
      ) WHERE true GROUP BY account_id
      ON CONFLICT (workspace_id, day, account_id) DO UPDATE SET messages = messages + excluded.messages,
        new = new + excluded.new, contacted = contacted + excluded.contacted`,
    (mine) => sql`UPDATE leads SET
        status_at = CASE WHEN ${isFirstWord(mine)} THEN ${sent.at} ELSE status_at END,
        status = CASE WHEN ${isFirstWord(mine)} THEN 'contacted' ELSE status END,
        ${doors(sql`account_id = ${message.accountId}`)}${takenOver(sent)}, version = version + 1
      WHERE workspace_id = ${mine.id} AND id = ${message.leadId}`,
    (mine) => sql`UPDATE lead_doors SET ${doors(sql`1`)}
      WHERE workspace_id = ${mine.id} AND lead_id = ${message.leadId} AND account_id = ${message.accountId}`,
  ];
  if (recipientId !== null) {
    statements.push(
      // Only while the lead is there: one that was erased meanwhile must not come back by the answer.
      (mine) => sql`INSERT INTO identities (workspace_id, account_id, external_id, lead_id)
        SELECT workspace_id, ${message.accountId}, ${recipientId}, ${answeredLead(mine, message)} FROM leads
        WHERE workspace_id = ${mine.id} AND id = ${message.leadId} ON CONFLICT DO NOTHING`,
    );
  }
  statements.push(
    ...(sent.following?.(ours) ?? []),
    (mine) => sql`UPDATE messages SET state = 'sent', open = 0, reason = NULL, sent_at = ${sent.at},
        external_id = ${sent.externalId}, recipient_id = ${recipientId}
      WHERE workspace_id = ${mine.id} AND id = ${message.id} AND lead_id = ${message.leadId} AND open = 1
        AND state = ${sent.from}`,
  );
  const results = await tenant.batch(statements);
  return results.at(-1)!.changes > 0;
}

const takenOver = ({ personId, at }: Sent): SQL =>
  personId === null
    ? sql``
    : sql`, taken_over_at = ${at}, taken_over_by = ${`person:${personId}`}, taken_over_until = ${at + TAKEN_OVER_MS}`;

/** No trace of it was found in the conversation, again and again: it stays unknown, and nothing looks for it any more. */
export const giveUpChecking = (tenant: TenantDb, id: string) =>
  move(tenant, id, sql`open = 0, reason = 'never-confirmed'`, sql`state = 'unknown'`);

/** Nothing could be looked at: looks again later, and this was no look. */
export const putOffChecks = (tenant: TenantDb, ids: readonly string[], at: number): Promise<number> =>
  tenant.run(
    (mine) => sql`UPDATE messages SET not_before_at = ${at}
      WHERE workspace_id = ${mine.id} AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
        AND open = 1 AND state = 'unknown'`,
  );

/** Notes another fruitless look, so that the next one comes later. */
export const noteCheck = (tenant: TenantDb, id: string, at: number) =>
  move(tenant, id, sql`attempts = attempts + 1, not_before_at = ${at}`, sql`state = 'unknown'`);

export const noteReplyRefused = (tenant: TenantDb, leadId: string, commentId: string) =>
  tenant.batch(replyUsed(leadId, commentId));

/** Wherever the comment stands: a merged lead may stand at another account now. */
const replyUsed = (leadId: string, commentId: string): Statement[] => [
  (mine) => sql`UPDATE leads SET reply_used = 1, reply_comment_id = NULL, version = version + 1
    WHERE workspace_id = ${mine.id} AND id = ${leadId} AND reply_comment_id = ${commentId}`,
  (mine) => sql`UPDATE lead_doors SET reply_used = 1, reply_comment_id = NULL
    WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} AND reply_comment_id = ${commentId}`,
];

export const moveComment = (
  tenant: TenantDb,
  accountId: string,
  commentId: string,
  leadId: string,
  at: number,
) =>
  tenant.batch([
    (mine) => sql`UPDATE interactions SET at = ${at}, at_is_provisional = 0
      WHERE workspace_id = ${mine.id} AND account_id = ${accountId} AND dedupe_key = ${`comment:${commentId}`}
        AND at_is_provisional = 1 AND at > ${at}`,
    (mine) => sql`UPDATE leads SET reply_comment_at = ${at}, version = version + 1
      WHERE workspace_id = ${mine.id} AND id = ${leadId} AND reply_comment_id = ${commentId} AND reply_comment_at > ${at}`,
    (mine) => sql`UPDATE lead_doors SET reply_comment_at = ${at}
      WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} AND reply_comment_id = ${commentId} AND reply_comment_at > ${at}`,
  ]);

export type Slot = { id: string; state: "pending" | "scheduled"; notBeforeAt: number; reason: string | null };

/** Writes a plan: rows that already stand so are left alone. */
export const saveSlots = (tenant: TenantDb, slots: readonly Slot[]) =>
  tenant.run((mine) =>
    updateRows(
      mine,
      "messages",
      ["id"],
      ["state", "not_before_at", "reason"],
      slots.map(({ id, state, notBeforeAt, reason }) => ({ id, state, not_before_at: notBeforeAt, reason })),
      sql`t.open = 1 AND t.state IN ('pending', 'scheduled')`,
    ),
  );
