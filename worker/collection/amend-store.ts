import { type SQL, sql } from "drizzle-orm";
import { failIfChanged, insertRows, updateRows } from "../db/bulk.ts";
import type { Mine, Statement, TenantDb } from "../db/tenant.ts";
import { DEFAULT_SETTINGS, type WorkspaceSettings } from "../identity/service.ts";
import { readingsAsked } from "../phones/readings.ts";
import { type StoredScoring, type WorkspaceScoring, workspaceScoring } from "../scoring/service.ts";
import type { AmendPlan, SpokenInteraction, SpokenLead, StoredContact } from "./amend-plan.ts";
import type { Amendment } from "./amendment.ts";
import { contactRow } from "./contact-columns.ts";
import { insertContacts } from "./contacts-store.ts";
import { countDays } from "./figures-store.ts";
import { failIfSettingsChanged, over, silence } from "./intake-write-store.ts";

export type AmendRead = {
  leads: SpokenLead[];
  interactions: SpokenInteraction[];
  contacts: StoredContact[];
  settings: Pick<WorkspaceSettings, "zone" | "country" | "aiDailyCalls">;
  rules: WorkspaceScoring;
};

/** The people whose interactions these keys are, with all they said, in one round trip. */
export async function readForAmendments(
  tenant: TenantDb,
  accountId: string,
  keys: readonly string[],
): Promise<AmendRead> {
  const wanted = JSON.stringify(keys);
  const people = (mine: Mine): SQL =>
    sql`(SELECT DISTINCT k.lead_id AS id FROM json_each(${wanted}) j CROSS JOIN interactions k
      ON k.workspace_id = ${mine.id} AND k.account_id = ${accountId} AND k.dedupe_key = j.value) p`;
  const [leads, interactions, contacts, settings] = await tenant.batch<
    [
      Omit<SpokenLead, "target" | "hasPhone"> & { target: number; hasPhone: number },
      Omit<SpokenInteraction, "capped"> & { capped: number },
      StoredContact,
      StoredScoring & Pick<WorkspaceSettings, "zone" | "country" | "aiDailyCalls">,
    ]
  >([
    (
      mine,
    ) => sql`SELECT l.id, l.account_id AS accountId, l.version, l.sum, l.sum_at AS sumAt, l.heat, l.target,
        l.interaction_count AS interactionCount, l.last_text AS lastText, l.last_media_id AS lastMediaId, l.intent,
        l.opted_out_at AS optedOutAt, l.opted_out_text AS optedOutText, l.has_phone AS hasPhone
      FROM ${people(mine)} CROSS JOIN leads l ON l.workspace_id = ${mine.id} AND l.id = p.id`,
    (
      mine,
    ) => sql`SELECT i.account_id AS accountId, i.dedupe_key AS dedupeKey, i.id, i.lead_id AS leadId, i.kind,
        i.text, i.media_id AS mediaId, i.intent, i.points, i.capped, i.at, i.edits
      FROM ${people(mine)} CROSS JOIN interactions i INDEXED BY interactions_lead
        ON i.workspace_id = ${mine.id} AND i.lead_id = p.id`,
    (
      mine,
    ) => sql`SELECT c.lead_id AS leadId, c.kind, c.value, c.consent, c.quote, c.interaction_id AS interactionId
      FROM ${people(mine)} CROSS JOIN contact_points c ON c.workspace_id = ${mine.id} AND c.lead_id = p.id`,
    (
      mine,
    ) => sql`SELECT zone, country, ai_daily_calls AS aiDailyCalls, scoring, scoring_version AS version, scored_until AS scoredUntil
      FROM workspace_settings WHERE workspace_id = ${mine.id}`,
  ]);
  const [own] = settings.rows;
  return {
    leads: leads.rows.map((row) => ({ ...row, target: row.target === 1, hasPhone: row.hasPhone === 1 })),
    interactions: interactions.rows.map((row) => ({ ...row, capped: row.capped === 1 })),
    contacts: contacts.rows,
    settings: own ?? DEFAULT_SETTINGS,
    rules: workspaceScoring(own),
  };
}

/** The statements that make a plan true, all or nothing, over people nobody changed meanwhile. */
export function amendWrites(
  plan: AmendPlan,
  context: {
    accountId: string;
    scoringVersion: number;
    erasureVersion: number;
    now: number;
    /** As they were read. */
    leads: readonly SpokenLead[];
  },
): Statement[] {
  const statements = [...changes(plan, context), ...leftForLater(plan.early, context)];
  return statements.length === 0 ? [] : [failIfSettingsChanged(context), ...statements];
}

function changes(plan: AmendPlan, { accountId, leads, now }: Parameters<typeof amendWrites>[1]): Statement[] {
  if (plan.leads.length === 0) return [];
  const touched = new Set(plan.leads.map((lead) => lead.id));
  const statements: Statement[] = [
    (mine) =>
      failIfChanged(
        mine,
        "leads",
        leads.filter(({ id }) => touched.has(id)).map(({ id, version }) => ({ id, version })),
      ),
    (mine) =>
      updateRows(
        mine,
        "leads",
        ["id"],
        [
          "sum",
          "sum_at",
          "heat",
          "target",
          "last_text",
          "last_media_id",
          "intent",
          "opted_out_at",
          "opted_out_text",
          "has_phone",
          "version",
        ],
        plan.leads.map((lead) => ({
          id: lead.id,
          sum: lead.sum,
          sum_at: lead.sumAt,
          heat: lead.heat,
          target: Number(lead.target),
          last_text: lead.lastText,
          last_media_id: lead.lastMediaId,
          intent: lead.intent,
          opted_out_at: lead.optedOutAt,
          opted_out_text: lead.optedOutText,
          has_phone: Number(lead.hasPhone),
          version: lead.version + 1,
        })),
      ),
    ...updatesOf(plan.interactions),
  ];
  if (plan.goneContacts.length > 0) {
    const gone = JSON.stringify(plan.goneContacts.map(({ leadId, kind, value }) => [leadId, kind, value]));
    statements.push(
      (mine) => sql`DELETE FROM contact_points WHERE workspace_id = ${mine.id} AND (lead_id, kind, value) IN (
        SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(${gone}))`,
    );
  }
  if (plan.contacts.length > 0) {
    const rows = plan.contacts.map((one) => contactRow(one, one));
    statements.push((mine) => insertContacts(mine, rows, sql`true`));
  }
  const asked = plan.readings.map((one) => ({ ...one, accountId }));
  return [
    ...statements,
    ...readingsAsked(asked, now),
    ...countDays(accountId, plan, now),
    ...silence(plan.silenced),
  ];
}

/** Forgets the early changes of an account that are older than `before`, epoch ms: what they concern never came. */
export const purgeEarly = (tenant: TenantDb, accountId: string, before: number): Promise<number> =>
  tenant.run(
    (mine) => sql`DELETE FROM early_amendments
      WHERE workspace_id = ${mine.id} AND account_id = ${accountId} AND at < ${before}`,
  );

function updatesOf(interactions: AmendPlan["interactions"]): Statement[] {
  const rows = interactions.map((one) => ({
    account_id: one.accountId,
    dedupe_key: one.dedupeKey,
    text: one.text,
    intent: one.intent,
    points: one.points,
    capped: Number(one.capped),
    at: one.at,
    edits: one.edits,
  }));
  const keys = ["account_id", "dedupe_key"];
  return over(rows, (mine, part) =>
    updateRows(mine, "interactions", keys, ["text", "intent", "points", "capped", "at", "edits"], part),
  );
}

/** Kept until it comes; fails when it came since it was looked for, because then it must be changed itself. */
function leftForLater(
  early: readonly Amendment[],
  { accountId }: Parameters<typeof amendWrites>[1],
): Statement[] {
  if (early.length === 0) return [];
  const keys = JSON.stringify(early.map((one) => one.dedupeKey));
  return [
    (mine) => sql`SELECT json('lost race ' || j.value) FROM json_each(${keys}) j CROSS JOIN interactions i
      ON i.workspace_id = ${mine.id} AND i.account_id = ${accountId} AND i.dedupe_key = j.value`,
    (mine) =>
      insertRows(
        mine,
        "early_amendments",
        ["account_id", "dedupe_key", "person_id", "kind", "text", "edits", "at"],
        early.map((one) => ({
          account_id: accountId,
          dedupe_key: one.dedupeKey,
          person_id: one.personId,
          kind: one.kind,
          text: one.text,
          edits: one.edits,
          at: one.at,
        })),
        // The rule of `isNewer`.
        sql`(workspace_id, account_id, dedupe_key) DO UPDATE SET kind = excluded.kind, text = excluded.text,
          edits = excluded.edits, at = excluded.at
          WHERE iif(excluded.kind = 'unreacted', excluded.at > early_amendments.at,
            excluded.edits > early_amendments.edits)`,
      ),
  ];
}
