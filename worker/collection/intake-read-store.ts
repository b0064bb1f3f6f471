import { type SQL, sql } from "drizzle-orm";
import type { TenantDb } from "../db/tenant.ts";
import { DEFAULT_SETTINGS, type WorkspaceSettings } from "../identity/service.ts";
import { DECIDING_AUTOMATIONS, type RunningAutomation } from "../messaging/automation-draft.ts";
import type { AutomationActions, AutomationFilters, Trigger } from "../messaging/contract.ts";
import type { InboundInteraction } from "../platforms/platform.ts";
import { type WorkspaceScoring, workspaceScoring } from "../scoring/service.ts";
import { type Amendment, isAmendable } from "./amendment.ts";
import type { DayComment, KnownInteraction, KnownMessage, LeadDraft, Trace } from "./draft.ts";

const RETRIED_DELIVERY_MS = 36 * 60 * 60_000;
/** Of each day that an event may leave or come to, all comments are read; a day has 25 hours when clocks go back. */
const LONGEST_DAY_MS = 25 * 60 * 60_000;

export type IntakeRead = {
  known: KnownInteraction[];
  leads: LeadDraft[];
  leadOfPerson: Map<string, string>;
  traces: Map<string, Trace>;
  /** Leads that others were merged into, and that stand at another account now. */
  elsewhere: Elsewhere[];
  dayComments: DayComment[];
  messages: KnownMessage[];
  automations: RunningAutomation[];
  early: Amendment[];
  settings: Pick<WorkspaceSettings, "zone" | "country" | "stopped" | "aiDailyCalls">;
  scoring: WorkspaceScoring;
};

/** A lead that stands at another account than the one an event came to, and the id that the event came by. */
export type Elsewhere = { leadId: string; version: number; personId: string };
/** The lead an id stands for, and the newest merge into the lead that it leads to. */
type Standing = { personId: string; firstLeadId: string; mergeId: string | null };

/** Its columns of JSON are still text. */
type AutomationRow = Pick<RunningAutomation, "id" | "activatedAt" | "createdAt"> & {
  trigger: string;
  filters: string;
  actions: string;
  active: number;
  templates: string;
};
type SettingsRow = {
  zone: string;
  country: string;
  stopped: number;
  aiDailyCalls: number;
  scoring: string | null;
  version: number;
  scoredUntil: number;
};

const flags = <T extends object>(row: T, names: readonly (keyof T)[]): T => {
  for (const name of names) (row as Record<keyof T, unknown>)[name] = row[name] === (1 as unknown);
  return row;
};

/** Everything one chunk needs, in one round trip. Rows read grow with the chunk, not with the workspace. */
export async function readForIntake(
  tenant: TenantDb,
  accountId: string,
  events: readonly InboundInteraction[],
): Promise<IntakeRead> {
  const unique = [...new Set(events.map((event) => event.dedupeKey))];
  const keys = JSON.stringify(unique);
  const amendable = JSON.stringify(unique.filter(isAmendable));
  const persons = JSON.stringify([...new Set(events.map((event) => event.person.externalId))]);
  const times = events.map((event) => event.at);
  // A provisional time may be off by the platform's retries, so the stored comment may lie on a later day.
  const from = Math.min(...times) - LONGEST_DAY_MS;
  const to = Math.max(...times) + RETRIED_DELIVERY_MS + LONGEST_DAY_MS;
  const mineAre = (mine: { readonly id: SQL }): SQL =>
    sql`json_each(${persons}) p CROSS JOIN identities d ON d.workspace_id = ${mine.id} AND d.account_id = ${accountId} AND d.external_id = p.value
      LEFT JOIN lead_merges g ON g.workspace_id = d.workspace_id AND g.taken_id = d.lead_id`;
  // An id of somebody whose lead was taken into another leads there.
  const leadId = sql.raw("coalesce(g.lead_id, d.lead_id)");
  const [known, leads, comments, messages, automations, early, settings] = await tenant.batch<
    [KnownInteraction, LeadDraft & Standing, DayComment, KnownMessage, AutomationRow, Amendment, SettingsRow]
  >([
    (mine) => sql`SELECT i.dedupe_key AS dedupeKey, i.id, i.lead_id AS leadId, i.kind, i.at,
        i.at_is_provisional AS atIsProvisional, i.found_by AS foundBy, i.received_at AS receivedAt, i.points, i.capped, i.edits
      FROM json_each(${keys}) k CROSS JOIN interactions i
        ON i.workspace_id = ${mine.id} AND i.account_id = ${accountId} AND i.dedupe_key = k.value`,
    (
      mine,
    ) => sql`SELECT p.value AS personId, d.lead_id AS firstLeadId, l.merge_id AS mergeId, l.id, l.account_id AS accountId, 0 AS isNew, l.version, l.external_id AS externalId, l.username,
        l.display_name AS displayName, l.status, l.status_by AS statusBy, l.status_at AS statusAt, l.blocked, l.spared_words AS sparedWords, l.sum,
        l.sum_at AS sumAt, l.target, l.last_text AS lastText, l.last_kind AS lastKind, l.last_media_id AS lastMediaId,
        l.intent, l.interaction_count AS interactionCount, l.first_seen_at AS firstSeenAt,
        l.last_interaction_at AS lastInteractionAt, l.thread_id AS threadId, l.last_inbound_at AS lastInboundAt,
        l.last_inbound_at AS inboundBefore, l.taken_over_until AS takenOverUntil,
        l.last_sent_at AS lastSentAt, l.reply_comment_id AS replyCommentId, l.reply_comment_at AS replyCommentAt,
        l.reply_media_id AS replyMediaId, l.reply_used AS replyUsed, l.opted_out_at AS optedOutAt,
        l.opted_out_text AS optedOutText, l.has_phone AS hasPhone, l.referral
      FROM ${mineAre(mine)} CROSS JOIN leads l ON l.workspace_id = d.workspace_id AND l.id = ${leadId}`,
    (
      mine,
    ) => sql`SELECT i.account_id AS accountId, i.dedupe_key AS dedupeKey, i.id, i.lead_id AS leadId, i.at, i.points, i.capped
      FROM ${mineAre(mine)} CROSS JOIN interactions i INDEXED BY interactions_lead
        ON i.workspace_id = d.workspace_id AND i.lead_id = ${leadId} AND i.at BETWEEN ${from} AND ${to}
      WHERE i.kind = 'comment' GROUP BY i.account_id, i.dedupe_key`,
    (
      mine,
    ) => sql`SELECT m.lead_id AS leadId, m.dedupe_key AS dedupeKey, m.comment_id AS commentId, m.state, m.open,
        m.origin = 'person' AND m.person_id IS NOT NULL AS byHand
      FROM ${mineAre(mine)} CROSS JOIN messages m ON m.workspace_id = d.workspace_id AND m.lead_id = ${leadId}`,
    // One that is off observes, from its creation on.
    (mine) => sql`SELECT a.id, a.trigger, a.filters, a.actions, a.active, a.created_at AS createdAt,
        CASE WHEN a.active = 1 THEN a.activated_at ELSE a.created_at END AS activatedAt,
        (SELECT json_group_array(json_object('id', t.id, 'body', t.body, 'variants', json(t.variants)))
         FROM json_each(a.template_ids) j CROSS JOIN templates t
           ON t.workspace_id = a.workspace_id AND t.id = j.value) AS templates
      FROM automations a WHERE a.workspace_id = ${mine.id} AND a.account_id = ${accountId}
      ORDER BY a.active DESC, a.created_at, a.id LIMIT ${DECIDING_AUTOMATIONS}`,
    (mine) => sql`SELECT e.dedupe_key AS dedupeKey, e.person_id AS personId, e.kind, e.text, e.edits, e.at
      FROM json_each(${amendable}) k CROSS JOIN early_amendments e
        ON e.workspace_id = ${mine.id} AND e.account_id = ${accountId} AND e.dedupe_key = k.value`,
    (
      mine,
    ) => sql`SELECT zone, country, stopped, ai_daily_calls AS aiDailyCalls, scoring, scoring_version AS version, scored_until AS scoredUntil
      FROM workspace_settings WHERE workspace_id = ${mine.id}`,
  ]);
  const [own] = settings.rows;
  return {
    settings: own ? { ...own, stopped: own.stopped === 1 } : DEFAULT_SETTINGS,
    scoring: workspaceScoring(own),
    early: early.rows,
    known: known.rows.map((row) => flags(row, ["atIsProvisional", "capped"])),
    leads: leads.rows.map(({ personId: _person, firstLeadId: _first, mergeId: _merge, ...lead }) =>
      flags({ ...lead }, ["isNew", "blocked", "target", "replyUsed", "hasPhone"]),
    ),
    traces: new Map(
      leads.rows.flatMap((row) => (row.mergeId === null ? [] : [[row.personId, traceOf(row, row.mergeId)]])),
    ),
    elsewhere: leads.rows
      .filter((row) => row.mergeId !== null && row.accountId !== accountId)
      .map(({ id, version, personId }) => ({ leadId: id, version, personId })),
    leadOfPerson: new Map(leads.rows.map((lead) => [lead.personId, lead.id])),
    dayComments: comments.rows.map((row) => flags(row, ["capped"])),
    messages: messages.rows.map((row) => flags(row, ["open", "byHand"])),
    automations: automations.rows.map(({ trigger, filters, actions, active, templates, ...automation }) => ({
      ...automation,
      active: active === 1,
      filters: JSON.parse(filters) as AutomationFilters,
      actions: JSON.parse(actions) as AutomationActions,
      trigger: JSON.parse(trigger) as Trigger,
      templates: JSON.parse(templates) as RunningAutomation["templates"],
    })),
  };
}

const traceOf = ({ id, personId, firstLeadId }: Standing & { id: string }, mergeId: string): Trace => ({
  viaLeadId: firstLeadId === id ? null : firstLeadId,
  personId,
  mergeId,
});
