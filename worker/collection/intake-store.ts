import { type SQL, sql } from "drizzle-orm";
import { addRows, failIfChanged, insertRows, type Row, updateRows } from "../db/bulk.ts";
import type { Statement, TenantDb } from "../db/tenant.ts";
import { searchName } from "../leads/search.ts";
import type { Trigger } from "../messaging/contract.ts";
import type { RunningAutomation } from "../messaging/match.ts";
import type { InboundInteraction } from "../platforms/platform.ts";
import { heatOf } from "../scoring/heat.ts";
import type { DayComment, KnownInteraction, KnownMessage, LeadDraft } from "./draft.ts";
import type { IntakePlan } from "./intake-plan.ts";

const RETRIED_DELIVERY_MS = 36 * 60 * 60_000;

export type IntakeRead = {
  known: KnownInteraction[];
  leads: LeadDraft[];
  leadOfPerson: Map<string, string>;
  dayComments: DayComment[];
  messages: KnownMessage[];
  automations: RunningAutomation[];
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
  const keys = JSON.stringify([...new Set(events.map((event) => event.dedupeKey))]);
  const persons = JSON.stringify([...new Set(events.map((event) => event.person.externalId))]);
  const times = events.map((event) => event.at);
  // A day on both sides covers any zone; a provisional time may be off by the platform's retries.
  const from = Math.min(...times) - RETRIED_DELIVERY_MS;
  const to = Math.max(...times) + RETRIED_DELIVERY_MS;
  const mineAre = (mine: { readonly id: SQL }): SQL =>
    sql`json_each(${persons}) p CROSS JOIN identities d ON d.workspace_id = ${mine.id} AND d.account_id = ${accountId} AND d.external_id = p.value`;
  const [known, leads, comments, messages, automations] = await tenant.batch<
    [
      KnownInteraction,
      LeadDraft & { personId: string },
      DayComment,
      KnownMessage,
      { id: string; trigger: string; activatedAt: number; createdAt: number; templates: string },
    ]
  >([
    (mine) => sql`SELECT i.dedupe_key AS dedupeKey, i.id, i.lead_id AS leadId, i.kind, i.at,
        i.at_is_provisional AS atIsProvisional, i.found_by AS foundBy, i.received_at AS receivedAt, i.points, i.capped
      FROM json_each(${keys}) k CROSS JOIN interactions i
        ON i.workspace_id = ${mine.id} AND i.account_id = ${accountId} AND i.dedupe_key = k.value`,
    (
      mine,
    ) => sql`SELECT p.value AS personId, l.id, 0 AS isNew, l.version, l.external_id AS externalId, l.username,
        l.display_name AS displayName, l.status, l.status_by AS statusBy, l.status_at AS statusAt, l.blocked, l.sum,
        l.sum_at AS sumAt, l.target, l.last_text AS lastText, l.last_kind AS lastKind, l.last_media_id AS lastMediaId,
        l.intent, l.interaction_count AS interactionCount, l.first_seen_at AS firstSeenAt,
        l.last_interaction_at AS lastInteractionAt, l.thread_id AS threadId, l.last_inbound_at AS lastInboundAt,
        l.last_sent_at AS lastSentAt, l.reply_comment_id AS replyCommentId, l.reply_comment_at AS replyCommentAt,
        l.reply_media_id AS replyMediaId, l.reply_used AS replyUsed, l.opted_out_at AS optedOutAt,
        l.opted_out_text AS optedOutText, l.has_phone AS hasPhone
      FROM ${mineAre(mine)} CROSS JOIN leads l ON l.workspace_id = d.workspace_id AND l.id = d.lead_id`,
    (mine) => sql`SELECT i.dedupe_key AS dedupeKey, i.id, i.lead_id AS leadId, i.at, i.points, i.capped
      FROM ${mineAre(mine)} CROSS JOIN interactions i INDEXED BY interactions_lead
        ON i.workspace_id = d.workspace_id AND i.lead_id = d.lead_id AND i.at BETWEEN ${from} AND ${to}
      WHERE i.kind = 'comment' AND i.account_id = ${accountId} GROUP BY i.dedupe_key`,
    (
      mine,
    ) => sql`SELECT m.lead_id AS leadId, m.dedupe_key AS dedupeKey, m.comment_id AS commentId, m.state, m.open
      FROM ${mineAre(mine)} CROSS JOIN messages m ON m.workspace_id = d.workspace_id AND m.lead_id = d.lead_id`,
    (mine) => sql`SELECT a.id, a.trigger, a.activated_at AS activatedAt, a.created_at AS createdAt,
        (SELECT json_group_array(json_object('id', t.id, 'body', t.body, 'variants', json(t.variants)))
         FROM json_each(a.template_ids) j CROSS JOIN templates t
           ON t.workspace_id = a.workspace_id AND t.id = j.value) AS templates
      FROM automations a WHERE a.workspace_id = ${mine.id} AND a.account_id = ${accountId} AND a.active = 1`,
  ]);
  return {
    known: known.rows.map((row) => flags(row, ["atIsProvisional", "capped"])),
    leads: leads.rows.map(({ personId: _, ...lead }) =>
      flags({ ...lead }, ["isNew", "blocked", "target", "replyUsed", "hasPhone"]),
    ),
    leadOfPerson: new Map(leads.rows.map((lead) => [lead.personId, lead.id])),
    dayComments: comments.rows.map((row) => flags(row, ["capped"])),
    messages: messages.rows.map((row) => flags(row, ["open"])),
    automations: automations.rows.map(({ trigger, templates, ...automation }) => ({
      ...automation,
      trigger: JSON.parse(trigger) as Trigger,
      templates: JSON.parse(templates) as RunningAutomation["templates"],
    })),
  };
}

const leadRow = (lead: LeadDraft, halfLifeDays: number): Row => ({
  id: lead.id,
  version: lead.version,
  username: lead.username,
  display_name: lead.displayName,
  search_name: searchName(lead.username, lead.displayName),
  status: lead.status,
  status_by: lead.statusBy,
  status_at: lead.statusAt,
  sum: lead.sum,
  sum_at: lead.sumAt,
  heat: heatOf(lead.sum, lead.sumAt, halfLifeDays),
  target: lead.target ? 1 : 0,
  last_text: lead.lastText,
  last_kind: lead.lastKind,
  last_media_id: lead.lastMediaId,
  intent: lead.intent,
  interaction_count: lead.interactionCount,
  first_seen_at: lead.firstSeenAt,
  last_interaction_at: lead.lastInteractionAt,
  thread_id: lead.threadId,
  last_inbound_at: lead.lastInboundAt,
  reply_comment_id: lead.replyCommentId,
  reply_comment_at: lead.replyCommentAt,
  reply_media_id: lead.replyMediaId,
  reply_used: lead.replyUsed ? 1 : 0,
  opted_out_at: lead.optedOutAt,
  opted_out_text: lead.optedOutText,
  has_phone: lead.hasPhone ? 1 : 0,
});
const LEAD_COLUMNS = [
  "username",
  "display_name",
  "search_name",
  "status",
  "status_by",
  "status_at",
  "sum",
  "sum_at",
  "heat",
  "target",
  "last_text",
  "last_kind",
  "last_media_id",
  "intent",
  "interaction_count",
  "first_seen_at",
  "last_interaction_at",
  "thread_id",
  "last_inbound_at",
  "reply_comment_id",
  "reply_comment_at",
  "reply_media_id",
  "reply_used",
  "opted_out_at",
  "opted_out_text",
  "has_phone",
  "version",
];

export type WriteContext = {
  accountId: string;
  platform: string;
  receivedAt: number;
  halfLifeDays: number;
  scoringVersion: number;
};

/** The statements that make a plan true, all or nothing. Empty when the plan changes nothing: a replay writes 0 rows. */
export function writesOf(plan: IntakePlan, context: WriteContext): Statement[] {
  const { accountId, platform, receivedAt, halfLifeDays } = context;
  const statements: Statement[] = [];
  const add = (rows: readonly unknown[], statement: Statement): void => {
    if (rows.length > 0) statements.push(statement);
  };
  const created = plan.leads.filter((lead) => lead.isNew);
  const updated = plan.leads.filter((lead) => !lead.isNew);
  const touched = new Set(updated.map((lead) => lead.id));
  add(created, (mine) =>
    insertRows(
      mine,
      "leads",
      ["id", "platform", "account_id", "external_id", ...LEAD_COLUMNS],
      created.map((lead) => ({
        ...leadRow(lead, halfLifeDays),
        platform,
        account_id: accountId,
        external_id: lead.externalId,
      })),
    ),
  );
  add(updated, (mine) =>
    updateRows(
      mine,
      "leads",
      ["id"],
      LEAD_COLUMNS,
      updated.map((lead) => ({ ...leadRow(lead, halfLifeDays), version: lead.version + 1 })),
    ),
  );
  add(plan.identities, (mine) =>
    insertRows(
      mine,
      "identities",
      ["account_id", "external_id", "lead_id"],
      plan.identities.map((one) => ({
        account_id: accountId,
        external_id: one.externalId,
        lead_id: one.leadId,
      })),
    ),
  );
  add(plan.interactions, (mine) =>
    insertRows(
      mine,
      "interactions",
      [
        "account_id",
        "dedupe_key",
        "id",
        "lead_id",
        "kind",
        "external_id",
        "media_id",
        "parent_id",
        "text",
        "intent",
        "points",
        "capped",
        "at",
        "at_is_provisional",
        "received_at",
        "found_by",
        "decisions",
      ],
      plan.interactions.map((one) => ({
        account_id: accountId,
        dedupe_key: one.dedupeKey,
        id: one.id,
        lead_id: one.leadId,
        kind: one.kind,
        external_id: one.externalId,
        media_id: one.mediaId,
        parent_id: one.parentId,
        text: one.text,
        intent: one.intent,
        points: one.points,
        capped: one.capped ? 1 : 0,
        at: one.at,
        at_is_provisional: one.atIsProvisional ? 1 : 0,
        received_at: receivedAt,
        found_by: one.foundBy,
        decisions: one.decisions.length > 0 ? JSON.stringify(one.decisions) : null,
      })),
    ),
  );
  add(plan.amended, (mine) =>
    updateRows(
      mine,
      "interactions",
      ["account_id", "dedupe_key"],
      ["at", "at_is_provisional", "found_by"],
      plan.amended.map((one) => ({
        account_id: accountId,
        dedupe_key: one.dedupeKey,
        at: one.at,
        at_is_provisional: one.atIsProvisional ? 1 : 0,
        found_by: one.foundBy,
      })),
    ),
  );
  add(plan.recapped, (mine) =>
    updateRows(
      mine,
      "interactions",
      ["account_id", "dedupe_key"],
      ["capped"],
      plan.recapped.map((one) => ({
        account_id: accountId,
        dedupe_key: one.dedupeKey,
        capped: one.capped ? 1 : 0,
      })),
    ),
  );
  add(plan.contacts, (mine) =>
    insertRows(
      mine,
      "contact_points",
      [
        "lead_id",
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
      ],
      plan.contacts.map((one) => ({
        lead_id: one.leadId,
        kind: one.kind,
        value: one.value,
        country: one.country,
        type: one.type,
        confidence: one.confidence,
        method: one.method,
        consent: one.consent,
        quote: one.quote,
        interaction_id: one.interactionId,
        found_in: one.foundIn,
        found_at: one.foundAt,
      })),
      // Said again, a number changes nothing; asking to be called is news.
      sql`(workspace_id, lead_id, kind, value) DO UPDATE SET consent = excluded.consent, quote = excluded.quote,
        interaction_id = excluded.interaction_id, found_in = excluded.found_in, found_at = excluded.found_at
        WHERE contact_points.consent = 'none' AND excluded.consent <> 'none'`,
    ),
  );
  add(plan.statuses, (mine) =>
    insertRows(
      mine,
      "lead_statuses",
      ["lead_id", "at", "id", "status", "previous", "by", "reason"],
      plan.statuses.map((one) => ({
        lead_id: one.leadId,
        at: one.at,
        id: one.id,
        status: one.status,
        previous: one.previous,
        by: "evidence",
        reason: one.reason,
      })),
    ),
  );
  const counters = [...plan.counts].filter(([, delta]) => delta !== 0);
  add(counters, (mine) =>
    addRows(
      mine,
      "lead_counts",
      ["platform"],
      counters.map(([name]) => name),
      [{ platform, ...Object.fromEntries(counters) }],
    ),
  );
  const days = [...plan.days].filter(([, delta]) => Object.values(delta).some((value) => value !== 0));
  add(days, (mine) =>
    addRows(
      mine,
      "daily_stats",
      ["day", "account_id"],
      ["people", "interactions", "answers", "phones", "by_webhook", "by_poll"],
      days.map(([day, delta]) => ({ day, account_id: accountId, ...delta })),
    ),
  );
  add(plan.messages, (mine) =>
    insertRows(
      mine,
      "messages",
      [
        "lead_id",
        "dedupe_key",
        "id",
        "account_id",
        "automation_id",
        "template_id",
        "origin",
        "comment_id",
        "interaction_id",
        "text",
        "state",
        "open",
        "score",
        "deadline_at",
        "not_before_at",
        "created_at",
      ],
      plan.messages.map((one) => ({
        lead_id: one.leadId,
        dedupe_key: one.dedupeKey,
        id: one.id,
        account_id: accountId,
        automation_id: one.automationId,
        template_id: one.templateId,
        origin: "automation",
        comment_id: one.commentId,
        interaction_id: one.interactionId,
        text: one.text,
        state: "pending",
        open: 1,
        score: one.score,
        deadline_at: one.deadlineAt,
        not_before_at: one.notBeforeAt,
        created_at: receivedAt,
      })),
    ),
  );
  add(
    plan.silenced,
    (mine) =>
      sql`UPDATE messages SET state = 'skipped', open = 0, reason = 'opted-out'
      WHERE workspace_id = ${mine.id} AND lead_id IN (SELECT value FROM json_each(${JSON.stringify(plan.silenced)}))
        AND open = 1 AND state IN ('pending', 'scheduled')`,
  );
  if (statements.length === 0) return [];
  const guards: Statement[] = [
    // Points were computed by these rules: a change of rules re-scores what it finds, so it must find this.
    (mine) => sql`SELECT json('lost race ' || workspace_id) FROM workspace_settings
      WHERE workspace_id = ${mine.id} AND scoring_version <> ${context.scoringVersion}`,
  ];
  const guarded = plan.read.filter(({ id }) => touched.has(id));
  if (guarded.length > 0) guards.push((mine) => failIfChanged(mine, "leads", guarded));
  return [...guards, ...statements];
}
