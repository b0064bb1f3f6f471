import { sql } from "drizzle-orm";
import { addRows, failIfChanged, insertRows, updateRows } from "../db/bulk.ts";
import type { Statement } from "../db/tenant.ts";
import { CONTACT_COLUMNS, contactRow } from "./contact-columns.ts";
import type { IntakePlan } from "./intake-plan.ts";
import { LEAD_COLUMNS, leadRow } from "./lead-columns.ts";

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
      CONTACT_COLUMNS,
      plan.contacts.map((one) => contactRow(one, one)),
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
