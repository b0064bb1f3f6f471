import type { SQL } from "drizzle-orm";
import { type Mine, sql, type TenantDb } from "../db/tenant.ts";
import { HUMAN_AGENT_MS, PRIVATE_REPLY_MS, WINDOW_MS } from "../messaging/reach.ts";
import type { LeadRow } from "./row.ts";
import type { Search } from "./search.ts";
import { besideLead, LEAD_COLUMNS, readLead, type StoredLead } from "./store.ts";

export type LeadSort = "score" | "recent" | "created";
/** Place of a row in its order: `[heat, id]`, `[last_interaction_at, id]` or `[id]`. */
export type Position = readonly (string | number)[];

/** What SQL looks for. Heat, reach and tag let too many through: `leads/list.ts` looks again. */
export type LeadCriteria = {
  platforms?: readonly string[];
  statuses?: readonly string[];
  intents?: readonly string[];
  search?: Search;
  leastHeat?: number;
  mostHeat?: number;
  hasPhone?: boolean;
  reachKinds?: readonly string[];
  accountId?: string;
  tag?: string;
  assignedTo?: string;
};
export type LeadScan = {
  sort: LeadSort;
  /** Rows behind this place; null: from the top. */
  after: Position | null;
  criteria: LeadCriteria;
  now: number;
  /** Rows that may be looked at. */
  budget: number;
  /** Rows wanted. */
  want: number;
};

/** Contact points of one lead that a search looks at. */
export const CONTACTS_SEARCHED = 3;

const list = (values: readonly string[]): SQL =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );

/** Each order is that of an index, or of the key itself. */
const ORDER: Record<LeadSort, readonly string[]> = {
  score: ["heat", "id"],
  recent: ["last_interaction_at", "id"],
  created: ["id"],
};

/** The part that walks an index: where to begin, and bounds that lie on the index itself. */
function walk(mine: Mine, { sort, after, criteria }: LeadScan): { where: SQL; order: SQL } {
  const columns = ORDER[sort];
  const where = [sql`workspace_id = ${mine.id}`];
  if (after) {
    where.push(
      sql`(${sql.raw(columns.join(", "))}) < (${sql.join(
        after.map((part) => sql`${part}`),
        sql`, `,
      )})`,
    );
  }
  if (sort === "score") {
    // Behind a cursor the upper bound says nothing new, and SQLite might walk the index by it instead.
    where.push(...heatBounds(after ? { ...criteria, mostHeat: undefined } : criteria));
    // The literal lets SQLite walk the partial index of leads with a number.
    if (criteria.hasPhone === true) where.push(sql`has_phone = 1`);
  }
  return {
    where: sql.join(where, sql` AND `),
    order: sql.raw(columns.map((column) => `${column} DESC`).join(", ")),
  };
}

function heatBounds({ leastHeat, mostHeat }: LeadCriteria): SQL[] {
  const bounds: SQL[] = [];
  if (leastHeat !== undefined) bounds.push(sql`heat >= ${leastHeat}`);
  if (mostHeat !== undefined) bounds.push(sql`heat < ${mostHeat}`);
  return bounds;
}

/** Conditions that no index serves. */
function conditions(mine: Mine, { sort, criteria, now }: LeadScan): SQL[] {
  const { platforms, statuses, intents, search, hasPhone, reachKinds, accountId, tag, assignedTo } = criteria;
  const found: SQL[] = [];
  if (sort !== "score") {
    found.push(...heatBounds(criteria));
    if (hasPhone === true) found.push(sql`hasPhone = 1`);
  }
  if (hasPhone === false) found.push(sql`hasPhone = 0`);
  if (platforms) found.push(sql`platform IN (${list(platforms)})`);
  if (statuses) found.push(sql`status IN (${list(statuses)})`);
  if (intents) found.push(sql`intent IN (${list(intents)})`);
  if (accountId !== undefined) found.push(sql`accountId = ${accountId}`);
  if (assignedTo !== undefined) found.push(sql`assignedTo = ${assignedTo}`);
  if (tag !== undefined) found.push(sql`instr(tags, ${JSON.stringify(tag)}) > 0`);
  if (reachKinds) found.push(mayReach(reachKinds, now));
  if (search) found.push(matches(mine, search));
  return found;
}

/** Whoever could have one of these reaches: the rule itself is `reachOf`, asked for each row that comes back. */
function mayReach(kinds: readonly string[], now: number): SQL {
  if (kinds.includes("none")) return sql`1`;
  const replies = sql`replyCommentAt > ${now - PRIVATE_REPLY_MS}`;
  const window = sql`lastInboundAt > ${now - WINDOW_MS}`;
  const human = sql`lastInboundAt > ${now - HUMAN_AGENT_MS}`;
  // Where a platform forbids automation, any open door is for people only.
  if (kinds.includes("human_only")) return sql`(${human} OR ${replies})`;
  if (kinds.includes("open")) return sql`(${window} OR ${replies})`;
  const some = [
    ...(kinds.includes("window") ? [window] : []),
    ...(kinds.includes("private_reply") ? [replies] : []),
  ];
  return sql`(${sql.join(some, sql` OR `)})`;
}

function matches(mine: Mine, { words, digits, email }: Search): SQL {
  const inName = words.map((word) => sql`instr(search_name, ${word}) > 0`);
  const ways = [inName.length > 0 ? sql`(${sql.join(inName, sql` AND `)})` : sql`0`];
  const inContact = (kind: "phone" | "email", part: string): SQL => sql`EXISTS (SELECT 1 FROM (
      SELECT c.value FROM contact_points c
      WHERE c.workspace_id = ${mine.id} AND c.lead_id = l.id AND c.kind = ${kind} LIMIT ${CONTACTS_SEARCHED}
    ) f WHERE instr(f.value, ${part}) > 0)`;
  if (digits) ways.push(sql`(hasPhone = 1 AND ${inContact("phone", digits)})`);
  if (email) ways.push(inContact("email", email));
  return sql`(${sql.join(ways, sql` OR `)})`;
}

/** Rows in order that meet the criteria, at most `want`, from the next `budget` rows of the order. */
export async function scanLeads(tenant: TenantDb, scan: LeadScan): Promise<LeadRow[]> {
  const rows = await tenant.all<StoredLead>((mine) => {
    const { where, order } = walk(mine, scan);
    const beside = besideLead(mine);
    const met = conditions(mine, scan);
    // A subquery with a LIMIT stays one: it walks the index, and stops once enough rows have passed.
    return sql`SELECT s.*, ${beside.columns} FROM (
        SELECT l.* FROM (
          SELECT ${LEAD_COLUMNS} FROM leads WHERE ${where} ORDER BY ${order} LIMIT ${scan.budget}
        ) l ${met.length > 0 ? sql`WHERE ${sql.join(met, sql` AND `)}` : sql``} LIMIT ${scan.want}
      ) s ${beside.join}`;
  });
  return rows.map(readLead);
}

/** The place of the last row that the scan's budget reaches; undefined when the order ends before. */
export async function findScanEnd(tenant: TenantDb, scan: LeadScan): Promise<Position | undefined> {
  const row = await tenant.first<Record<string, string | number>>((mine) => {
    const { where, order } = walk(mine, scan);
    return sql`SELECT ${sql.raw(ORDER[scan.sort].join(", "))} FROM leads
      WHERE ${where} ORDER BY ${order} LIMIT 1 OFFSET ${scan.budget - 1}`;
  });
  return row && ORDER[scan.sort].map((column) => row[column]!);
}

export function positionOf(row: LeadRow, sort: LeadSort): Position {
  if (sort === "score") return [row.heat, row.id];
  return sort === "recent" ? [row.lastInteractionAt, row.id] : [row.id];
}
