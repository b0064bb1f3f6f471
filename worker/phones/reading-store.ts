import { insertRows } from "../db/bulk.ts";
import { type Statement, sql, type TenantDb } from "../db/tenant.ts";
import { DEFAULT_SETTINGS } from "../identity/service.ts";
import type { ReadingState } from "./contract.ts";
import type { ReadingKey } from "./reading-ring.ts";

/** A message that seems to hide a number, as it is now, with whose it is. Times are epoch ms. */
export type ReadingRow = ReadingKey & {
  state: ReadingState;
  reason: string | null;
  tries: number;
  askedAt: number;
  dueAt: number;
};
/** What was said; null when it is no longer there. */
export type Said = {
  accountId: string;
  dedupeKey: string;
  platform: string;
  kind: string;
  text: string | null;
  at: number;
  lead: { id: string; version: number; hasPhone: boolean };
};
/** What a workspace allows the model. */
export type AiAllowance = {
  zone: string;
  country: string;
  dailyCalls: number;
  day: string;
  calls: number;
  pausedUntil: number;
};

type Joined = ReadingRow & {
  accountId: string | null;
  dedupeKey: string;
  platform: string | null;
  kind: string;
  text: string | null;
  saidAt: number;
  leadNow: string | null;
  version: number;
  hasPhone: number;
  isErasing: number;
};

const ALLOWANCE = sql.raw(`zone, country, ai_daily_calls AS dailyCalls, ai_day AS day, ai_calls AS calls,
  ai_paused_until AS pausedUntil`);
const ALL_ALLOWED: AiAllowance = {
  zone: DEFAULT_SETTINGS.zone,
  country: DEFAULT_SETTINGS.country,
  dailyCalls: DEFAULT_SETTINGS.aiDailyCalls,
  day: "",
  calls: 0,
  pausedUntil: 0,
};

export async function readAllowance(tenant: TenantDb): Promise<AiAllowance> {
  const row = await tenant.first<AiAllowance>(
    (mine) => sql`SELECT ${ALLOWANCE} FROM workspace_settings WHERE workspace_id = ${mine.id}`,
  );
  return row ?? ALL_ALLOWED;
}

/** One reading with everything that decides about it, in one round trip; undefined when there is none. */
export async function findReading(
  tenant: TenantDb,
  { leadId, interactionId }: ReadingKey,
): Promise<
  { reading: ReadingRow; said: Said | null; isErasing: boolean; allowance: AiAllowance } | undefined
> {
  const [found, settings] = await tenant.batch<[Joined, AiAllowance]>([
    (mine) => sql`SELECT r.lead_id AS leadId, r.interaction_id AS interactionId, r.state, r.reason, r.tries,
        r.asked_at AS askedAt, r.due_at AS dueAt, i.account_id AS accountId, r.dedupe_key AS dedupeKey, a.platform, i.kind, i.text,
        i.at AS saidAt, l.id AS leadNow, l.version, l.has_phone AS hasPhone,
        EXISTS (SELECT 1 FROM erasures e INDEXED BY erasures_due WHERE e.workspace_id = r.workspace_id
          AND e.due_at IS NOT NULL AND (e.lead_id = r.lead_id OR e.account_id = r.account_id AND e.subject = 'account')
        ) AS isErasing
      FROM phone_readings r
        LEFT JOIN interactions i ON i.workspace_id = r.workspace_id AND i.account_id = r.account_id
          AND i.dedupe_key = r.dedupe_key AND i.id = r.interaction_id
        LEFT JOIN leads l ON l.workspace_id = i.workspace_id AND l.id = i.lead_id
        LEFT JOIN accounts a ON a.workspace_id = i.workspace_id AND a.id = i.account_id
      WHERE r.workspace_id = ${mine.id} AND r.lead_id = ${leadId} AND r.interaction_id = ${interactionId}`,
    (mine) => sql`SELECT ${ALLOWANCE} FROM workspace_settings WHERE workspace_id = ${mine.id}`,
  ]);
  const row = found.rows[0];
  if (!row) return undefined;
  const {
    state,
    reason,
    tries,
    askedAt,
    dueAt,
    accountId,
    dedupeKey,
    platform,
    kind,
    text,
    saidAt,
    leadNow,
  } = row;
  return {
    reading: { leadId, interactionId, state, reason, tries, askedAt, dueAt },
    said:
      accountId === null || leadNow === null
        ? null
        : {
            accountId,
            dedupeKey,
            platform: platform ?? "",
            kind,
            text,
            at: saidAt,
            lead: { id: leadNow, version: row.version, hasPhone: row.hasPhone === 1 },
          },
    isErasing: row.isErasing === 1,
    allowance: settings.rows[0] ?? ALL_ALLOWED,
  };
}

/** Messages to be read: new ones, and those whose words changed since, which begin anew. */
export const readingsAsked = (
  asked: readonly (ReadingKey & { accountId: string; dedupeKey: string })[],
  now: number,
): Statement[] =>
  asked.length === 0
    ? []
    : [
        (mine) =>
          insertRows(
            mine,
            "phone_readings",
            ["lead_id", "interaction_id", "account_id", "dedupe_key", "state", "asked_at", "at", "due_at"],
            asked.map((one) => ({
              lead_id: one.leadId,
              interaction_id: one.interactionId,
              account_id: one.accountId,
              dedupe_key: one.dedupeKey,
              state: "waiting",
              asked_at: now,
              at: now,
              due_at: now,
            })),
            sql`(workspace_id, lead_id, interaction_id) DO UPDATE SET state = 'waiting', reason = NULL, tries = 0,
              asked_at = excluded.asked_at, at = excluded.at, due_at = excluded.due_at`,
          ),
      ];

/** Fails its batch when the reading is no longer as it was read: somebody else has it, or its words changed. */
export const failIfReadElsewhere =
  (at: ReadingRow): Statement =>
  (mine) =>
    sql`SELECT json('lost race ' || e.value) FROM json_each(${JSON.stringify([at.interactionId])}) e
      WHERE NOT EXISTS (SELECT 1 FROM phone_readings r WHERE r.workspace_id = ${mine.id} AND r.lead_id = ${at.leadId}
        AND r.interaction_id = e.value AND r.state = ${at.state} AND r.due_at = ${at.dueAt}
        AND r.asked_at = ${at.askedAt} AND r.tries = ${at.tries})`;

export const readingMoved =
  (
    { leadId, interactionId }: ReadingKey,
    to: { state: ReadingState; reason: string | null; tries: number; dueAt: number },
    now: number,
  ): Statement =>
  (mine) =>
    sql`UPDATE phone_readings SET at = iif(state = ${to.state} AND reason IS ${to.reason}, at, ${now}),
        state = ${to.state}, reason = ${to.reason}, tries = ${to.tries}, due_at = ${to.dueAt}
      WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} AND interaction_id = ${interactionId}`;

export const readingForgotten =
  ({ leadId, interactionId }: ReadingKey): Statement =>
  (mine) =>
    sql`DELETE FROM phone_readings
      WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} AND interaction_id = ${interactionId}`;

/** Takes one call out of the day's budget; fails its batch when none is left, or calls are paused. */
export const callTaken = (day: string, now: number): Statement[] => [
  (
    mine,
  ) => sql`SELECT json('lost race ' || workspace_id) FROM workspace_settings WHERE workspace_id = ${mine.id}
    AND (ai_daily_calls <= iif(ai_day = ${day}, ai_calls, 0) OR ai_paused_until > ${now})`,
  (mine) => sql`INSERT INTO workspace_settings (workspace_id, ai_day, ai_calls, updated_at)
    VALUES (${mine.id}, ${day}, 1, ${now})
    ON CONFLICT (workspace_id) DO UPDATE SET ai_calls = iif(ai_day = excluded.ai_day, ai_calls, 0) + 1,
      ai_day = excluded.ai_day`,
];

/** No calls until then; 0 ends a pause. */
export const callsPaused =
  (until: number, now: number): Statement =>
  (mine) =>
    sql`INSERT INTO workspace_settings (workspace_id, ai_paused_until, updated_at) VALUES (${mine.id}, ${until}, ${now})
      ON CONFLICT (workspace_id) DO UPDATE SET ai_paused_until = excluded.ai_paused_until
      WHERE ai_paused_until <> excluded.ai_paused_until`;

export type ListedReading = ReadingKey & { state: ReadingState; reason: string | null; at: number };

/** Newest message first. */
export const listReadings = (
  tenant: TenantDb,
  before: string | null,
  limit: number,
): Promise<ListedReading[]> =>
  tenant.all<ListedReading>(
    (mine) => sql`SELECT interaction_id AS interactionId, lead_id AS leadId, state, reason, at
      FROM phone_readings INDEXED BY phone_readings_newest WHERE workspace_id = ${mine.id}
        ${before === null ? sql`` : sql`AND interaction_id < ${before}`}
      ORDER BY interaction_id DESC LIMIT ${limit}`,
  );
