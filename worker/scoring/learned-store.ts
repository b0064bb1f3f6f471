import { type Statement, sql, type TenantDb } from "../db/tenant.ts";
import type { Intent } from "../language/intents.ts";
import type { LeadStatus } from "../leads/contract.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import type { Learned } from "./contract.ts";

/** What was last learned. Times are epoch ms. */
export type LearnedRow = {
  state: Learned["state"];
  converted: number;
  refused: number;
  listed: number;
  newestAt: number;
  scoringVersion: number;
  heldOut: number;
  /** JSON of `StoredMeasures`; null while collecting. */
  measures: string | null;
  /** JSON of `StoredModel`; null unless ready. */
  model: string | null;
  trainedAt: number;
};
const COLUMNS = sql.raw(
  "state, converted, refused, listed, newest_at AS newestAt, scoring_version AS scoringVersion, held_out AS heldOut, measures, model, trained_at AS trainedAt",
);

export const findLearned = (tenant: TenantDb): Promise<LearnedRow | undefined> =>
  tenant.first<LearnedRow>(
    (mine) => sql`SELECT ${COLUMNS} FROM learned_scores WHERE workspace_id = ${mine.id}`,
  );

export const learnedWritten =
  (row: LearnedRow): Statement =>
  (mine) =>
    sql`INSERT INTO learned_scores (workspace_id, state, converted, refused, listed, newest_at, scoring_version, held_out,
        measures, model, trained_at)
      VALUES (${mine.id}, ${row.state}, ${row.converted}, ${row.refused}, ${row.listed}, ${row.newestAt}, ${row.scoringVersion},
        ${row.heldOut}, ${row.measures}, ${row.model}, ${row.trainedAt})
      ON CONFLICT (workspace_id) DO UPDATE SET state = excluded.state, converted = excluded.converted,
        refused = excluded.refused, listed = excluded.listed, newest_at = excluded.newest_at, scoring_version = excluded.scoring_version,
        held_out = excluded.held_out, measures = excluded.measures, model = excluded.model,
        trained_at = excluded.trained_at`;

export type OutcomeRow = { id: string; status: LeadStatus; at: number; interactionCount: number };

/** The newest outcomes of people who did something, newest first. Reads those alone. */
export const listOutcomes = (tenant: TenantDb, limit: number): Promise<OutcomeRow[]> =>
  tenant.all<OutcomeRow>(
    (mine) => sql`SELECT id, status, status_at AS at, interaction_count AS interactionCount
      FROM leads INDEXED BY leads_outcome
      WHERE workspace_id = ${mine.id} AND status IN ('converted', 'refused') AND interaction_count > 0
      ORDER BY status_at DESC, id DESC LIMIT ${limit}`,
  );

export type OutcomeCounts = { converted: number; refused: number; newestAt: number };

/** How many of the newest outcomes are of each kind. */
export async function countOutcomes(tenant: TenantDb, limit: number): Promise<OutcomeCounts> {
  const row = await tenant.first<{
    converted: number | null;
    refused: number | null;
    newestAt: number | null;
  }>(
    (mine) => sql`SELECT sum(status = 'converted') AS converted, sum(status = 'refused') AS refused,
        max(status_at) AS newestAt
      FROM (SELECT status, status_at FROM leads INDEXED BY leads_outcome
        WHERE workspace_id = ${mine.id} AND status IN ('converted', 'refused') AND interaction_count > 0
        ORDER BY status_at DESC, id DESC LIMIT ${limit})`,
  );
  return { converted: row?.converted ?? 0, refused: row?.refused ?? 0, newestAt: row?.newestAt ?? 0 };
}

export type PastInteraction = {
  leadId: string;
  kind: InteractionKind;
  intent: Intent | null;
  points: number;
  capped: number;
  at: number;
};

/** What some people did, and when we wrote to them, before their outcome and never after it. */
export async function listPast(
  tenant: TenantDb,
  outcomes: readonly Pick<OutcomeRow, "id" | "at">[],
): Promise<{ interactions: PastInteraction[]; sent: { leadId: string; at: number }[] }> {
  const list = JSON.stringify(outcomes.map(({ id, at }) => ({ id, at })));
  const [interactions, sent] = await tenant.batch<[PastInteraction, { leadId: string; at: number }]>([
    (mine) => sql`SELECT i.lead_id AS leadId, i.kind, i.intent, i.points, i.capped, i.at
      FROM json_each(${list}) j CROSS JOIN interactions i INDEXED BY interactions_lead
        ON i.workspace_id = ${mine.id} AND i.lead_id = j.value ->> '$.id' AND i.at < j.value ->> '$.at'`,
    (mine) => sql`SELECT m.lead_id AS leadId, m.sent_at AS at
      FROM json_each(${list}) j CROSS JOIN messages m
        ON m.workspace_id = ${mine.id} AND m.lead_id = j.value ->> '$.id'
      WHERE m.sent_at < j.value ->> '$.at'`,
  ]);
  return { interactions: interactions.rows, sent: sent.rows };
}

/** A job of the same kind among the newest that has not ended yet. */
export const findLearning = async (tenant: TenantDb, since: number): Promise<string | undefined> =>
  (
    await tenant.first<{ id: string }>(
      (
        mine,
      ) => sql`SELECT id FROM (SELECT id, kind, state, created_at FROM jobs WHERE workspace_id = ${mine.id}
          ORDER BY id DESC LIMIT 50)
        WHERE kind = 'learn' AND state IN ('waiting', 'running') AND created_at > ${since} LIMIT 1`,
    )
  )?.id;

/** What a prediction about one lead needs besides what they did. */
export async function findForPrediction(
  tenant: TenantDb,
  leadId: string,
): Promise<
  | { model: string; scoringVersion: number; status: LeadStatus; statusAt: number; sentAt: number[] }
  | undefined
> {
  const row = await tenant.first<{
    model: string;
    scoringVersion: number;
    status: LeadStatus;
    statusAt: number;
    sentAt: string;
  }>(
    (mine) => sql`SELECT s.model, s.scoring_version AS scoringVersion, l.status, l.status_at AS statusAt,
        (SELECT json_group_array(m.sent_at) FROM messages m WHERE m.workspace_id = ${mine.id}
          AND m.lead_id = l.id AND m.sent_at IS NOT NULL) AS sentAt
      FROM learned_scores s CROSS JOIN leads l ON l.workspace_id = s.workspace_id AND l.id = ${leadId}
      WHERE s.workspace_id = ${mine.id} AND s.state = 'ready' AND s.model IS NOT NULL`,
  );
  return row && { ...row, sentAt: JSON.parse(row.sentAt) as number[] };
}
