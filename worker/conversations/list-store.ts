import type { SQL } from "drizzle-orm";
import { type Mine, sql, type TenantDb } from "../db/tenant.ts";
import type { LeadStatus } from "../leads/contract.ts";
import type { Search } from "../leads/search.ts";
import type { PlatformId } from "../platforms/contract.ts";
import { type ConversationFilter, MOST_UNREAD_COUNTED } from "./contract.ts";
import { ECHO_KEY } from "./echo.ts";

/** One side's newest word. `at` in epoch ms. */
export type LastWord = { text: string | null; at: number };
/** A lead as the inbox shows it. Times are epoch ms. */
export type ConversationRow = {
  leadId: string;
  username: string;
  displayName: string | null;
  platform: PlatformId;
  accountId: string;
  status: LeadStatus;
  assignedTo: string | null;
  blocked: boolean;
  sum: number;
  sumAt: number;
  hasPhone: boolean;
  lastText: string | null;
  lastInteractionAt: number;
  lastInboundAt: number | null;
  replyCommentId: string | null;
  replyCommentAt: number | null;
  replyUsed: boolean;
  optedOutAt: number | null;
  optedOutText: string | null;
  takenOverBy: string | null;
  takenOverUntil: number | null;
  readAt: number | null;
  /** Who wrote something by hand that waits to go. */
  handWaitingBy: string | null;
  /** Their newest private word; null where it is not kept any more. */
  heard: LastWord | null;
  /** Our newest. */
  said: (LastWord & { byMachine: boolean }) | null;
};
type Stored = Omit<ConversationRow, "blocked" | "hasPhone" | "replyUsed" | "heard" | "said"> & {
  blocked: number;
  hasPhone: number;
  replyUsed: number;
  heard: string | null;
  said: string | null;
};

export type ListQuery = {
  before: { at: number; id: string } | null;
  filter: ConversationFilter;
  search: Search | null;
  accountId: string | null;
  /** Who asks; null for an API key, which nothing is assigned to. */
  personId: string | null;
  /** Accounts whose automations could write. */
  machines: readonly string[];
  now: number;
  limit: number;
};

/** Rows looked at for a page that filters may leave short. */
const SCAN_BUDGET = 2000;
/** Messages written by hand lie by time; the newest of them are the ones that may still wait. */
const HAND_LOOKED_AT = 10;
/** One person gets few messages of automations. */
const MACHINE_LOOKED_AT = 20;
/** The key that sorts just behind those with this prefix. */
const behind = (prefix: string): string => `${prefix.slice(0, -1)};`;
const HAND_KEY = "hand:";

const handWaitingBy = sql`(SELECT personId FROM (SELECT h.open, h.person_id AS personId FROM messages h
    WHERE h.workspace_id = l.workspace_id AND h.lead_id = l.id AND h.dedupe_key >= ${HAND_KEY}
      AND h.dedupe_key < ${behind(HAND_KEY)} ORDER BY h.dedupe_key DESC LIMIT ${sql.raw(`${HAND_LOOKED_AT}`)})
  WHERE open = 1 AND personId IS NOT NULL LIMIT 1)`;

const heard = sql`(SELECT json_object('text', i.text, 'at', i.at) FROM interactions i INDEXED BY interactions_lead
  WHERE i.workspace_id = l.workspace_id AND i.lead_id = l.id AND i.at = l.last_inbound_at
    AND i.kind IN ('message', 'story_reply', 'mention') ORDER BY i.id DESC LIMIT 1)`;

/** Keys sort by time within what is written by hand and what comes from the platform's app. */
const newestSaid = (range: SQL, order: SQL, limit: number): SQL => sql`SELECT * FROM (
  SELECT s.text, s.sent_at AS at, s.origin, s.image_url AS image FROM messages s
  WHERE s.workspace_id = l.workspace_id AND s.lead_id = l.id AND s.sent_at IS NOT NULL AND ${range}
  ${order} LIMIT ${sql.raw(`${limit}`)})`;
const newestFirst = sql`ORDER BY s.dedupe_key DESC`;
const said = sql`(SELECT json_object('text', nullif(text, ''), 'at', at, 'byMachine', origin = 'automation') FROM (
    ${newestSaid(sql`s.dedupe_key < ${ECHO_KEY}`, sql``, MACHINE_LOOKED_AT)}
    UNION ALL ${newestSaid(sql`s.dedupe_key >= ${ECHO_KEY} AND s.dedupe_key < ${behind(ECHO_KEY)}`, newestFirst, 1)}
    UNION ALL ${newestSaid(sql`s.dedupe_key >= ${behind(ECHO_KEY)}`, newestFirst, HAND_LOOKED_AT)}
  ) ORDER BY at DESC LIMIT 1)`;

const COLUMNS = sql`l.id AS leadId, l.username, l.display_name AS displayName, l.platform, l.account_id AS accountId,
  l.status, l.assigned_to AS assignedTo, l.blocked, l.sum, l.sum_at AS sumAt, l.has_phone AS hasPhone,
  l.last_text AS lastText, l.last_interaction_at AS lastInteractionAt, l.last_inbound_at AS lastInboundAt,
  l.reply_comment_id AS replyCommentId, l.reply_comment_at AS replyCommentAt, l.reply_used AS replyUsed,
  l.opted_out_at AS optedOutAt, l.opted_out_text AS optedOutText, l.taken_over_by AS takenOverBy,
  l.taken_over_until AS takenOverUntil, l.read_at AS readAt, ${handWaitingBy} AS handWaitingBy, ${heard} AS heard,
  ${said} AS said`;

const read = (row: Stored): ConversationRow => ({
  ...row,
  blocked: row.blocked === 1,
  hasPhone: row.hasPhone === 1,
  replyUsed: row.replyUsed === 1,
  heard: row.heard === null ? null : (JSON.parse(row.heard) as LastWord),
  said: row.said === null ? null : readSaid(JSON.parse(row.said)),
});
const readSaid = ({ text, at, byMachine }: LastWord & { byMachine: number }) => ({
  text,
  at,
  byMachine: byMachine === 1,
});

/** Who of the leads looked at belongs on the page; an item shows the same (`charge.ts`). */
function wanted({ filter, search, accountId, personId, machines, now }: ListQuery): SQL {
  const isInCharge = sql`coalesce(l.taken_over_until, 0) > ${now}`;
  const ways: Record<ConversationFilter, SQL> = {
    all: sql`1`,
    unread: sql`l.blocked = 0`,
    mine:
      personId === null
        ? sql`0`
        : sql`(l.assigned_to = ${personId} OR (${isInCharge} AND l.taken_over_by = ${`person:${personId}`}))`,
    nobody: sql`(l.blocked = 0 AND NOT ${isInCharge} AND (l.opted_out_at IS NOT NULL OR l.status = 'refused'
      OR l.account_id NOT IN (SELECT value FROM json_each(${JSON.stringify(machines)})))
      AND ${handWaitingBy} IS NULL)`,
  };
  const conditions = [ways[filter]];
  if (accountId !== null) conditions.push(sql`l.account_id = ${accountId}`);
  if (search !== null) conditions.push(isFound(search));
  return sql.join(conditions, sql` AND `);
}

function isFound({ words, digits, email }: Search): SQL {
  const inName = words.map((word) => sql`instr(l.search_name, ${word}) > 0`);
  const ways = [
    ...(inName.length > 0 ? [sql`(${sql.join(inName, sql` AND `)})`] : []),
    ...[digits, email].flatMap((part) => (part === null ? [] : [sql`instr(l.contact_values, ${part}) > 0`])),
  ];
  return ways.length === 0 ? sql`1` : sql`(${sql.join(ways, sql` OR `)})`;
}

/** Newest word of the person first. */
const looked = (mine: Mine, { before, filter }: Pick<ListQuery, "before" | "filter">, scan: number): SQL => {
  const [index, condition] =
    filter === "unread"
      ? [sql`INDEXED BY leads_unread`, sql`last_inbound_at > coalesce(read_at, 0)`]
      : [sql`INDEXED BY leads_inbox`, sql`last_inbound_at IS NOT NULL`];
  return sql`leads ${index} WHERE workspace_id = ${mine.id} AND ${condition}
    ${before === null ? sql`` : sql`AND (last_inbound_at, id) < (${before.at}, ${before.id})`}
    ORDER BY last_inbound_at DESC, id DESC LIMIT ${scan}`;
};

/** @returns the page, and where to go on: behind its last row, or behind all that was looked at */
export async function listRows(
  tenant: TenantDb,
  query: ListQuery,
): Promise<{ rows: ConversationRow[]; next: { at: number; id: string } | null }> {
  const isNarrow = query.filter !== "all" || query.search !== null || query.accountId !== null;
  const scan = isNarrow ? SCAN_BUDGET : query.limit + 1;
  const found = await tenant.all<Stored>(
    (
      mine,
    ) => sql`SELECT ${COLUMNS} FROM (SELECT l.id AS found FROM (SELECT * FROM ${looked(mine, query, scan)}) l
        WHERE ${wanted(query)} LIMIT ${query.limit + 1}) f
      CROSS JOIN leads l ON l.workspace_id = ${mine.id} AND l.id = f.found
      ORDER BY l.last_inbound_at DESC, l.id DESC`,
  );
  const rows = found.slice(0, query.limit).map(read);
  const last = rows.at(-1);
  if (found.length > query.limit && last)
    return { rows, next: { at: last.lastInboundAt ?? 0, id: last.leadId } };
  if (!isNarrow) return { rows, next: null };
  const end = await tenant.first<{ at: number; id: string }>(
    (
      mine,
    ) => sql`SELECT last_inbound_at AS at, id FROM (SELECT last_inbound_at, id FROM ${looked(mine, query, scan)})
      LIMIT 1 OFFSET ${scan - 1}`,
  );
  return { rows, next: end ?? null };
}

export async function findRow(tenant: TenantDb, leadId: string): Promise<ConversationRow | undefined> {
  const row = await tenant.first<Stored>(
    (mine) => sql`SELECT ${COLUMNS} FROM leads l WHERE l.workspace_id = ${mine.id} AND l.id = ${leadId}`,
  );
  return row && read(row);
}

/** How many are unread, up to one more than is counted. */
export async function countUnread(tenant: TenantDb): Promise<number> {
  const row = await tenant.first<{ count: number }>(
    (mine) => sql`SELECT count(*) AS count FROM (SELECT 1 FROM (
        SELECT blocked FROM leads INDEXED BY leads_unread
        WHERE workspace_id = ${mine.id} AND last_inbound_at > coalesce(read_at, 0) LIMIT ${SCAN_BUDGET})
      WHERE blocked = 0 LIMIT ${MOST_UNREAD_COUNTED + 1})`,
  );
  return row?.count ?? 0;
}

/** Accounts with an automation that is on, while nothing stops it. */
export const listMachines = (tenant: TenantDb): Promise<{ accountId: string; platform: PlatformId }[]> =>
  tenant.all(
    (mine) => sql`SELECT DISTINCT a.id AS accountId, a.platform FROM automations u
      CROSS JOIN accounts a ON a.workspace_id = u.workspace_id AND a.id = u.account_id
      LEFT JOIN workspace_settings w ON w.workspace_id = u.workspace_id
      WHERE u.workspace_id = ${mine.id} AND u.active = 1 AND a.status = 'connected' AND a.paused = 0
        AND coalesce(w.stopped, 0) = 0`,
  );
