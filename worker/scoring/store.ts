import type { SQL } from "drizzle-orm";
import { failIfChanged, updateRows } from "../db/bulk.ts";
import { type Mine, type Statement, sql, type TenantDb } from "../db/tenant.ts";
import type { Intent } from "../language/intents.ts";
import { addToCounter, countLeads, type LeadChanges } from "../leads/counting.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import type { CountedInteraction, CountedLead, Recount } from "./recount.ts";

/** The scoring columns of a workspace; `scoring` is JSON, null for the defaults. */
export type StoredScoring = { scoring: string | null; version: number; scoredUntil: number; zone: string };

export const findScoring = (tenant: TenantDb): Promise<StoredScoring | undefined> =>
  tenant.first<StoredScoring>(
    (mine) => sql`SELECT scoring, scoring_version AS version, scored_until AS scoredUntil, zone
      FROM workspace_settings WHERE workspace_id = ${mine.id}`,
  );

/** Moves the mark of the hourly run forward, never back, and only for the rules it worked by. */
export const markScored = (tenant: TenantDb, until: number, version: number): Promise<number> =>
  tenant.run(scoredMark(until, version));

export const scoredMark =
  (until: number, version: number): Statement =>
  (mine) =>
    sql`INSERT INTO workspace_settings AS w (workspace_id, scoring_version, scored_until, updated_at)
      VALUES (${mine.id}, ${version}, ${until}, ${until})
      ON CONFLICT (workspace_id) DO UPDATE SET scored_until = excluded.scored_until
      WHERE w.scored_until < excluded.scored_until AND w.scoring_version = ${version}`;

type LeadColumns = Omit<CountedLead, "target"> & { target: number };
const LEAD_COLUMNS = sql.raw(
  "id, account_id AS accountId, version, sum, sum_at AS sumAt, heat, target, interaction_count AS interactionCount",
);
const readLead = (row: LeadColumns): CountedLead => ({ ...row, target: row.target === 1 });

export async function listCountedLeads(
  tenant: TenantDb,
  after: string,
  limit: number,
): Promise<CountedLead[]> {
  const rows = await tenant.all<LeadColumns>(
    (mine) => sql`SELECT ${LEAD_COLUMNS} FROM leads WHERE workspace_id = ${mine.id} AND id > ${after}
      ORDER BY id LIMIT ${limit}`,
  );
  return rows.map(readLead);
}

export async function findCountedLead(tenant: TenantDb, id: string): Promise<CountedLead | undefined> {
  const row = await tenant.first<LeadColumns>(
    (mine) => sql`SELECT ${LEAD_COLUMNS} FROM leads WHERE workspace_id = ${mine.id} AND id = ${id}`,
  );
  return row && readLead(row);
}

export type StoredInteraction = CountedInteraction & {
  leadId: string;
  intent: Intent | null;
  text: string | null;
  /** It never had words, or they were taken back. */
  isSilent: boolean;
};

/** Every interaction of some leads. Texts are long: they are read only where a rule looks into them. */
export async function listInteractionsOf(
  tenant: TenantDb,
  leadIds: readonly string[],
  withTexts: boolean,
): Promise<StoredInteraction[]> {
  const text = sql.raw(withTexts ? "i.text" : "NULL");
  const rows = await tenant.all<
    Omit<StoredInteraction, "capped" | "isSilent"> & { capped: number; isSilent: number }
  >(
    (
      mine,
    ) => sql`SELECT i.account_id AS accountId, i.dedupe_key AS dedupeKey, i.id, i.lead_id AS leadId, i.kind,
        i.points, i.capped, i.at, i.intent, ${text} AS text, i.text IS NULL AS isSilent
      FROM json_each(${JSON.stringify(leadIds)}) j CROSS JOIN interactions i INDEXED BY interactions_lead
        ON i.workspace_id = ${mine.id} AND i.lead_id = j.value
      ORDER BY i.lead_id, i.at, i.id`,
  );
  return rows.map((row) => ({ ...row, capped: row.capped === 1, isSilent: row.isSilent === 1 }));
}

export type ExplainedInteraction = {
  id: string;
  kind: InteractionKind;
  dedupeKey: string;
  points: number;
  at: number;
  intent: Intent | null;
  /** As much of it as is quoted. */
  text: string | null;
  edits: number;
};
/** Characters read of a text that is only quoted. */
const QUOTED_CHARACTERS = 300;

/** The newest interactions of a lead, oldest of them first. */
export async function listNewestOf(
  tenant: TenantDb,
  leadId: string,
  limit: number,
): Promise<ExplainedInteraction[]> {
  const rows = await tenant.all<ExplainedInteraction>(
    (mine) => sql`SELECT id, kind, dedupe_key AS dedupeKey, points, at, intent,
        substr(text, 1, ${QUOTED_CHARACTERS}) AS text, edits
      FROM interactions
      WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} ORDER BY at DESC, id DESC LIMIT ${limit}`,
  );
  return rows.reverse();
}

/**
 * Writes recounts in one atomic batch, with what else belongs into it.
 * @throws when a lead, or the rules, changed since they were read
 */
export async function writeRecounts(
  tenant: TenantDb,
  recounts: readonly (Recount & { before: CountedLead })[],
  scoringVersion: number | null,
  now: number,
  also: readonly Statement[] = [],
): Promise<void> {
  const changed = recounts.filter((one) => one.lead !== null || one.interactions.length > 0);
  const guards = scoringVersion === null ? [] : [rulesUnchanged(scoringVersion)];
  if (changed.length === 0) {
    if (also.length > 0) await tenant.batch([...guards, ...also]);
    return;
  }
  const interactions = changed.flatMap((one) => one.interactions);
  const leads = changed.map(({ lead, before }) => ({ ...(lead ?? before), version: before.version + 1 }));
  const changes: LeadChanges = new Map();
  for (const { lead, before } of changed) {
    const delta = Number(lead?.target ?? before.target) - Number(before.target);
    addToCounter(changes, before.accountId, "target", delta);
  }
  const statements: Statement[] = [
    (mine) =>
      failIfChanged(
        mine,
        "leads",
        changed.map(({ before: { id, version } }) => ({ id, version })),
      ),
    (mine) =>
      updateRows(
        mine,
        "leads",
        ["id"],
        ["sum", "sum_at", "heat", "target", "version"],
        leads.map((lead) => ({
          id: lead.id,
          sum: lead.sum,
          sum_at: lead.sumAt,
          heat: lead.heat,
          target: Number(lead.target),
          version: lead.version,
        })),
      ),
  ];
  if (interactions.length > 0) {
    statements.push((mine) =>
      updateRows(
        mine,
        "interactions",
        ["account_id", "dedupe_key"],
        ["points", "capped"],
        interactions.map((one) => ({
          account_id: one.accountId,
          dedupe_key: one.dedupeKey,
          points: one.points,
          capped: Number(one.capped),
        })),
      ),
    );
  }
  await tenant.batch([...guards, ...statements, ...countLeads(now, changes), ...also]);
}

export const rulesUnchanged =
  (version: number): Statement =>
  (mine) =>
    failIfRulesChanged(mine, version);

/** Fails the batch when the rules are no longer those of `version`: what was computed by them must not be written. */
const failIfRulesChanged = (mine: Mine, version: number): SQL =>
  sql`SELECT json('lost race ' || workspace_id) FROM workspace_settings
    WHERE workspace_id = ${mine.id} AND scoring_version <> ${version}`;
