import type { SQL } from "drizzle-orm";
import { addRows, failIfChanged, updateRows } from "../db/bulk.ts";
import { type Mine, type Statement, sql, type TenantDb } from "../db/tenant.ts";
import type { Intent } from "../language/intents.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import type { CountedInteraction, CountedLead, Recount } from "./recount.ts";

/** The scoring columns of a workspace; `scoring` is JSON, null for the defaults. */
export type StoredScoring = { scoring: string | null; version: number; scoredUntil: number; zone: string };

export const findScoring = (tenant: TenantDb): Promise<StoredScoring | undefined> =>
  tenant.first<StoredScoring>(
    (mine) => sql`SELECT scoring, scoring_version AS version, scored_until AS scoredUntil, zone
      FROM workspace_settings WHERE workspace_id = ${mine.id}`,
  );

/**
 * New rules over version `expected`; `scored_until` 0 says that nothing is re-scored by them yet.
 * @returns the new version, or undefined when somebody else changed the rules first
 */
export async function writeScoring(
  tenant: TenantDb,
  scoring: string,
  expected: number,
  now: number,
): Promise<number | undefined> {
  const row = await tenant.first<{ version: number }>(
    (mine) => sql`INSERT INTO workspace_settings AS w (workspace_id, scoring, scoring_version, updated_at)
      VALUES (${mine.id}, ${scoring}, 1, ${now})
      ON CONFLICT (workspace_id) DO UPDATE SET scoring = excluded.scoring, scoring_version = w.scoring_version + 1,
        scored_until = 0, updated_at = excluded.updated_at
      WHERE w.scoring_version = ${expected}
      RETURNING scoring_version AS version`,
  );
  return row?.version;
}

/** Moves the mark of the hourly run forward, never back, and only for the rules it worked by. */
export async function markScored(tenant: TenantDb, until: number, version: number): Promise<void> {
  await tenant.run(
    (
      mine,
    ) => sql`INSERT INTO workspace_settings AS w (workspace_id, scoring_version, scored_until, updated_at)
      VALUES (${mine.id}, ${version}, ${until}, ${until})
      ON CONFLICT (workspace_id) DO UPDATE SET scored_until = excluded.scored_until
      WHERE w.scored_until < excluded.scored_until AND w.scoring_version = ${version}`,
  );
}

type LeadColumns = Omit<CountedLead, "target"> & { target: number };
const LEAD_COLUMNS = sql.raw(
  "id, platform, version, sum, sum_at AS sumAt, heat, target, interaction_count AS interactionCount",
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

/** The newest interactions of a lead, oldest of them first. */
export async function listNewestOf(
  tenant: TenantDb,
  leadId: string,
  limit: number,
): Promise<{ id: string; kind: InteractionKind; points: number; at: number }[]> {
  const rows = await tenant.all<{ id: string; kind: InteractionKind; points: number; at: number }>(
    (mine) => sql`SELECT id, kind, points, at FROM interactions
      WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} ORDER BY at DESC, id DESC LIMIT ${limit}`,
  );
  return rows.reverse();
}

/** Writes recounts in one atomic batch. @throws when a lead, or the rules, changed since they were read */
export async function writeRecounts(
  tenant: TenantDb,
  recounts: readonly (Recount & { before: CountedLead })[],
  scoringVersion: number | null,
): Promise<void> {
  const changed = recounts.filter((one) => one.lead !== null || one.interactions.length > 0);
  if (changed.length === 0) return;
  const interactions = changed.flatMap((one) => one.interactions);
  const leads = changed.map(({ lead, before }) => ({ ...(lead ?? before), version: before.version + 1 }));
  const deltas = new Map<string, number>();
  for (const { lead, before } of changed) {
    const delta = Number(lead?.target ?? before.target) - Number(before.target);
    if (delta !== 0) deltas.set(before.platform, (deltas.get(before.platform) ?? 0) + delta);
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
  if (scoringVersion !== null) {
    statements.unshift((mine) => failIfRulesChanged(mine, scoringVersion));
  }
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
  const counts = [...deltas].filter(([, delta]) => delta !== 0);
  if (counts.length > 0) {
    statements.push((mine) =>
      addRows(
        mine,
        "lead_counts",
        ["platform"],
        ["target"],
        counts.map(([platform, target]) => ({ platform, target })),
      ),
    );
  }
  await tenant.batch(statements);
}

/** Fails the batch when the rules are no longer those of `version`: what was computed by them must not be written. */
const failIfRulesChanged = (mine: Mine, version: number): SQL =>
  sql`SELECT json('lost race ' || workspace_id) FROM workspace_settings
    WHERE workspace_id = ${mine.id} AND scoring_version <> ${version}`;

export type WarmLead = { id: string; platform: string; version: number; heat: number; target: boolean };

/** Leads of a range of heat, hottest first, from behind `before`. */
export async function listHeatRange(
  tenant: TenantDb,
  range: { fromHeat: number; before: { heat: number; id: string } },
  limit: number,
): Promise<WarmLead[]> {
  const rows = await tenant.all<Omit<WarmLead, "target"> & { target: number }>(
    (mine) => sql`SELECT id, platform, version, heat, target FROM leads
      WHERE workspace_id = ${mine.id} AND heat >= ${range.fromHeat}
        AND (heat, id) < (${range.before.heat}, ${range.before.id})
      ORDER BY heat DESC, id DESC LIMIT ${limit}`,
  );
  return rows.map((row) => ({ ...row, target: row.target === 1 }));
}

/** Takes leads out of the target, and out of its count, in one atomic batch. @throws when one, or the rules, changed since */
export async function dropFromTarget(
  tenant: TenantDb,
  leads: readonly WarmLead[],
  scoringVersion: number,
): Promise<void> {
  const counts = new Map<string, number>();
  for (const { platform } of leads) counts.set(platform, (counts.get(platform) ?? 0) - 1);
  await tenant.batch([
    (mine) => failIfRulesChanged(mine, scoringVersion),
    (mine) =>
      failIfChanged(
        mine,
        "leads",
        leads.map(({ id, version }) => ({ id, version })),
      ),
    (mine) =>
      updateRows(
        mine,
        "leads",
        ["id"],
        ["target", "version"],
        leads.map(({ id, version }) => ({ id, target: 0, version: version + 1 })),
      ),
    (mine) =>
      addRows(
        mine,
        "lead_counts",
        ["platform"],
        ["target"],
        [...counts].map(([platform, target]) => ({ platform, target })),
      ),
  ]);
}
