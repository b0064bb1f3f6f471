import { type SQL, sql } from "drizzle-orm";
import { failIfChanged, insertRows, type Row, rowsInParts, updateRows } from "../db/bulk.ts";
import type { Mine, Statement } from "../db/tenant.ts";
import { blocksOf } from "../guard/block.ts";
import { MAX_TAGS } from "../leads/contract.ts";
import { alertsRaised } from "../notifications/raise.ts";
import { readingsAsked } from "../phones/readings.ts";
import { contactRow } from "./contact-columns.ts";
import { insertContacts } from "./contacts-store.ts";
import type { LeadDraft } from "./draft.ts";
import { countDays } from "./figures-store.ts";
import type { IntakePlan } from "./intake-plan.ts";
import { INTERACTION_COLUMNS, interactionRow } from "./interaction-columns.ts";
import { INBOUND_COLUMN, leadRow, NAME_COLUMNS, STATE_COLUMNS } from "./lead-columns.ts";
import { MESSAGE_COLUMNS, messageRow } from "./message-columns.ts";

export type WriteContext = {
  accountId: string;
  platform: string;
  receivedAt: number;
  halfLifeDays: number;
  scoringVersion: number;
  erasureVersion: number;
};

/** Statements about some rows: none when there are none, several when one parameter could not hold them. */
export const over = (rows: readonly Row[], build: (mine: Mine, part: readonly Row[]) => SQL): Statement[] =>
  rowsInParts(rows).map((part) => (mine) => build(mine, part));

/** The statements that make a plan true, all or nothing. Empty when the plan changes nothing: a replay writes 0 rows. */
export function writesOf(plan: IntakePlan, context: WriteContext): Statement[] {
  const statements = [
    ...leadWrites(plan, context),
    ...interactionWrites(plan, context),
    ...over(
      plan.contacts.map((one) => contactRow(one, one)),
      // Said again, a number changes nothing; asking to be called is news, and so is one that a file only claimed.
      (mine, part) =>
        insertContacts(
          mine,
          part,
          sql`(contact_points.consent = 'none' AND excluded.consent <> 'none') OR contact_points.found_in = 'import'`,
        ),
    ),
    ...readingsAsked(
      plan.readings.map((one) => ({ ...one, accountId: context.accountId })),
      context.receivedAt,
    ),
    ...countDays(context.accountId, plan, context.receivedAt),
    ...messageWrites(plan, context),
    ...alertsRaised(plan.alerts, context.receivedAt),
    ...tagWrites(plan),
    ...blocksOf(plan.blocks),
  ];
  return statements.length === 0 ? [] : [...guardsOf(plan, context), ...statements];
}

const namesOf = (row: Row): Row =>
  Object.fromEntries(["id", ...NAME_COLUMNS].map((column) => [column, row[column] ?? null]));
const IS_RENAMED = sql`(t.username <> e.value ->> '$.username' OR t.display_name IS NOT e.value ->> '$.display_name')`;

function leadWrites(plan: IntakePlan, { accountId, platform, halfLifeDays }: WriteContext): Statement[] {
  const created = plan.leads.filter((lead) => lead.isNew);
  const updated = plan.leads.filter((lead) => !lead.isNew);
  const update = (leads: readonly LeadDraft[], columns: readonly string[]): Statement[] =>
    over(
      leads.map((lead) => ({ ...leadRow(lead, halfLifeDays), version: lead.version + 1 })),
      (mine, part) => updateRows(mine, "leads", ["id"], columns, part),
    );
  return [
    ...over(
      created.map((lead) => ({
        ...leadRow(lead, halfLifeDays),
        platform,
        account_id: accountId,
        external_id: lead.externalId,
      })),
      (mine, part) =>
        insertRows(
          mine,
          "leads",
          ["id", "platform", "account_id", "external_id", ...NAME_COLUMNS, INBOUND_COLUMN, ...STATE_COLUMNS],
          part,
        ),
    ),
    ...update(
      updated.filter((lead) => lead.lastInboundAt === lead.inboundBefore),
      STATE_COLUMNS,
    ),
    ...update(
      updated.filter((lead) => lead.lastInboundAt !== lead.inboundBefore),
      [INBOUND_COLUMN, ...STATE_COLUMNS],
    ),
    ...over(updated.map((lead) => leadRow(lead, halfLifeDays)).map(namesOf), (mine, part) =>
      updateRows(mine, "leads", ["id"], NAME_COLUMNS, part, IS_RENAMED),
    ),
    ...over(
      plan.identities.map((one) => ({
        account_id: accountId,
        external_id: one.externalId,
        lead_id: one.leadId,
      })),
      (mine, part) => insertRows(mine, "identities", ["account_id", "external_id", "lead_id"], part),
    ),
    ...over(
      plan.statuses.map((one) => ({
        lead_id: one.leadId,
        at: one.at,
        id: one.id,
        status: one.status,
        previous: one.previous,
        by: "evidence",
        reason: one.reason,
      })),
      (mine, part) =>
        insertRows(
          mine,
          "lead_statuses",
          ["lead_id", "at", "id", "status", "previous", "by", "reason"],
          part,
        ),
    ),
  ];
}

function interactionWrites(plan: IntakePlan, { accountId, receivedAt }: WriteContext): Statement[] {
  const update = (rows: readonly Row[], columns: readonly string[]): Statement[] =>
    over(
      rows.map((row) => ({ ...row, account_id: accountId })),
      (mine, part) => updateRows(mine, "interactions", ["account_id", "dedupe_key"], columns, part),
    );
  const spent = plan.early.filter((one) => one.edits !== null).map((one) => one.dedupeKey);
  return [
    ...over(
      plan.interactions.map((one) => interactionRow(one, accountId, receivedAt)),
      (mine, part) => insertRows(mine, "interactions", INTERACTION_COLUMNS, part),
    ),
    ...update(
      plan.amended.map((one) => ({
        dedupe_key: one.dedupeKey,
        at: one.at,
        at_is_provisional: one.atIsProvisional ? 1 : 0,
        found_by: one.foundBy,
      })),
      ["at", "at_is_provisional", "found_by"],
    ),
    ...update(
      plan.givenAgain.map((one) => ({
        dedupe_key: one.dedupeKey,
        text: one.text,
        intent: one.intent,
        points: one.points,
        at: one.at,
        edits: 0,
      })),
      ["text", "intent", "points", "at", "edits"],
    ),
    ...over(
      plan.recapped.map((one) => ({
        account_id: one.accountId,
        dedupe_key: one.dedupeKey,
        capped: one.capped ? 1 : 0,
      })),
      (mine, part) => updateRows(mine, "interactions", ["account_id", "dedupe_key"], ["capped"], part),
    ),
    ...over(
      plan.renamed.map((one) => ({
        taken_id: one.leadId,
        username: one.username,
        display_name: one.displayName,
      })),
      (
        mine,
        part,
      ) => sql`UPDATE lead_merges AS t SET username = coalesce(e.value ->> '$.username', t.username),
          display_name = coalesce(e.value ->> '$.display_name', t.display_name)
        FROM json_each(${JSON.stringify(part)}) e
        WHERE t.workspace_id = iif(e.key IS NULL, NULL, ${mine.id}) AND t.taken_id = e.value ->> '$.taken_id'
          AND (t.username <> e.value ->> '$.username' OR coalesce(t.display_name, '') <> e.value ->> '$.display_name')`,
    ),
    ...(spent.length === 0
      ? []
      : [
          (mine: Mine) => sql`DELETE FROM early_amendments WHERE workspace_id = ${mine.id}
            AND account_id = ${accountId} AND dedupe_key IN (SELECT value FROM json_each(${JSON.stringify(spent)}))`,
        ]),
  ];
}

function messageWrites(plan: IntakePlan, { accountId, receivedAt }: WriteContext): Statement[] {
  return [
    ...over(
      plan.messages.map((one) => messageRow(one, accountId, receivedAt)),
      (mine, part) => insertRows(mine, "messages", MESSAGE_COLUMNS, part),
    ),
    ...silence(plan.silenced),
  ];
}

/** One statement per round of tags: an update with several rows for one lead would take any one of them. */
function tagWrites({ tagged }: IntakePlan): Statement[] {
  const ofLead = Map.groupBy(tagged, ({ leadId }) => leadId);
  const rounds = Math.max(0, ...[...ofLead.values()].map((tags) => tags.length));
  return Array.from({ length: rounds }, (_, round) =>
    over(
      [...ofLead].flatMap(([leadId, tags]) => (tags[round] ? [{ id: leadId, tag: tags[round].tag }] : [])),
      (mine, part) => sql`UPDATE leads AS t SET tags = json_insert(t.tags, '$[#]', e.value ->> '$.tag')
        FROM json_each(${JSON.stringify(part)}) e
        WHERE t.workspace_id = iif(e.key IS NULL, NULL, ${mine.id}) AND t.id = e.value ->> '$.id'
          AND json_array_length(t.tags) < ${MAX_TAGS}
          AND NOT EXISTS (SELECT 1 FROM json_each(t.tags) g WHERE g.value = e.value ->> '$.tag')`,
    ),
  ).flat();
}

/** What waits for people who asked to stop does not go. */
export const silence = (leadIds: readonly string[]): Statement[] =>
  leadIds.length === 0
    ? []
    : [
        (mine) => sql`UPDATE messages SET state = 'skipped', open = 0, reason = 'opted-out'
          WHERE workspace_id = ${mine.id} AND lead_id IN (SELECT value FROM json_each(${JSON.stringify(leadIds)}))
            AND open = 1 AND state IN ('pending', 'scheduled')`,
      ];

/**
 * Points were computed by these rules: a change of rules re-scores what it finds, so it must find this. And who was
 * erased since the account was read is not written again.
 */
export const failIfSettingsChanged =
  ({ scoringVersion, erasureVersion }: { scoringVersion: number; erasureVersion: number }): Statement =>
  (mine) =>
    sql`SELECT json('lost race ' || workspace_id) FROM workspace_settings
    WHERE workspace_id = ${mine.id} AND (scoring_version <> ${scoringVersion} OR erasure_version <> ${erasureVersion})`;

/** Each lets the whole batch fail when something that the plan was made from has changed since. */
function guardsOf(plan: IntakePlan, context: WriteContext): Statement[] {
  const { accountId } = context;
  const guards = [failIfSettingsChanged(context)];
  const touched = new Set(plan.leads.filter((lead) => !lead.isNew).map((lead) => lead.id));
  const leads = plan.read.filter(({ id }) => touched.has(id));
  if (leads.length > 0) guards.push((mine) => failIfChanged(mine, "leads", leads));
  if (plan.early.length > 0) {
    guards.push(
      // An edit or a take-back that came in between must be applied, not left lying.
      (mine) => sql`SELECT json('lost race ' || e.value) FROM json_each(${JSON.stringify(plan.early)}) e
        CROSS JOIN early_amendments s ON s.workspace_id = ${mine.id} AND s.account_id = ${accountId}
          AND s.dedupe_key = e.value ->> '$.dedupeKey'
        WHERE s.edits IS NOT e.value ->> '$.edits' OR s.at IS NOT e.value ->> '$.at'`,
    );
  }
  if (plan.confirmed.length > 0) {
    guards.push(
      (mine) => sql`SELECT json('lost race ' || e.value) FROM json_each(${JSON.stringify(plan.confirmed)}) e
        CROSS JOIN interactions i ON i.workspace_id = ${mine.id} AND i.account_id = ${accountId}
          AND i.dedupe_key = e.value WHERE i.found_by <> 'poll'`,
    );
  }
  return guards;
}
