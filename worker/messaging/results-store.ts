import { type SQL, sql } from "drizzle-orm";
import type { Mine, Statement, TenantDb } from "../db/tenant.ts";
import { DAY_MS } from "../scoring/days.ts";

/** An answer, or a number, counts for a message this long after it. */
const COUNTED_MS = 7 * DAY_MS;

export type VariantCounts = { variant: number; sent: number; answered: number; phones: number };

/** What became of the messages `m` that `from` yields, by template and wording. */
const counted = (mine: Mine, from: SQL): SQL => {
  const since = sql`m.sent_at AND m.sent_at + ${COUNTED_MS}`;
  return sql`SELECT m.template_id, m.variant, count(*) AS sent,
      sum(EXISTS (SELECT 1 FROM interactions i INDEXED BY interactions_lead WHERE i.workspace_id = ${mine.id}
        AND i.lead_id = m.lead_id AND i.at BETWEEN ${since} AND i.kind IN ('message', 'story_reply'))) AS answered,
      sum(EXISTS (SELECT 1 FROM contact_points c WHERE c.workspace_id = ${mine.id} AND c.lead_id = m.lead_id
        AND c.kind = 'phone' AND c.found_at BETWEEN ${since} AND c.found_in <> 'import')) AS phones
    FROM ${from} m JOIN templates t ON t.workspace_id = ${mine.id} AND t.id = m.template_id
    WHERE m.state IN ('sent', 'delivered', 'read') AND m.variant IS NOT NULL AND m.sent_at IS NOT NULL
      AND m.created_at >= coalesce(t.worded_at, 0)`;
};

const settledId = (mine: Mine): SQL =>
  sql`coalesce((SELECT k.settled_id FROM template_result_marks k WHERE k.workspace_id = ${mine.id}), '')`;

/** Messages behind those that are counted for good, oldest first. */
const unsettled = (mine: Mine, until: SQL, limit: number): SQL =>
  sql`(SELECT * FROM messages INDEXED BY messages_id WHERE workspace_id = ${mine.id} AND id > ${settledId(mine)}
    AND id <= ${until} ORDER BY id LIMIT ${limit})`;

/** Nothing sorts behind it: ids are ASCII. */
const LAST = sql`char(127)`;

/**
 * Counts up to `limit` messages for good, and everything newer as it stands now; in one batch, so that a message is
 * always in exactly one of both.
 * @param until the newest id that nothing more can happen to
 */
export async function countResults(
  tenant: TenantDb,
  { until, limit, recentLimit, now }: { until: string; limit: number; recentLimit: number; now: number },
): Promise<void> {
  const added: Statement = (
    mine,
  ) => sql`INSERT INTO template_results (workspace_id, template_id, variant, settled_sent,
      settled_answered, settled_phones)
    SELECT ${mine.id}, * FROM (${counted(mine, unsettled(mine, sql`${until}`, limit))} GROUP BY m.template_id, m.variant)
    WHERE true ON CONFLICT (workspace_id, template_id, variant) DO UPDATE SET
      settled_sent = settled_sent + excluded.settled_sent,
      settled_answered = settled_answered + excluded.settled_answered,
      settled_phones = settled_phones + excluded.settled_phones`;
  const marked: Statement = (
    mine,
  ) => sql`INSERT INTO template_result_marks (workspace_id, settled_id, counted_at)
    SELECT ${mine.id}, coalesce((SELECT max(id) FROM ${unsettled(mine, sql`${until}`, limit)}), ${settledId(mine)}), ${now}
    WHERE true ON CONFLICT (workspace_id) DO UPDATE SET settled_id = excluded.settled_id, counted_at = excluded.counted_at`;
  const forgotten: Statement = (
    mine,
  ) => sql`UPDATE template_results SET recent_sent = 0, recent_answered = 0, recent_phones = 0
    WHERE workspace_id = ${mine.id} AND recent_sent <> 0 AND (template_id, variant) NOT IN (
      SELECT template_id, variant FROM (${counted(mine, unsettled(mine, LAST, recentLimit))} GROUP BY m.template_id, m.variant))`;
  const recent: Statement = (
    mine,
  ) => sql`INSERT INTO template_results (workspace_id, template_id, variant, recent_sent,
      recent_answered, recent_phones)
    SELECT ${mine.id}, * FROM (${counted(mine, unsettled(mine, LAST, recentLimit))} GROUP BY m.template_id, m.variant)
    WHERE true ON CONFLICT (workspace_id, template_id, variant) DO UPDATE SET recent_sent = excluded.recent_sent,
      recent_answered = excluded.recent_answered, recent_phones = excluded.recent_phones
    WHERE (recent_sent, recent_answered, recent_phones)
      IS NOT (excluded.recent_sent, excluded.recent_answered, excluded.recent_phones)`;
  await tenant.batch([added, marked, forgotten, recent]);
}

type Kept = VariantCounts & { recentSent: number; recentAnswered: number; recentPhones: number };

/** What is counted of one template, and what came since, as far as `limit` messages of the workspace reach. */
export async function readResults(tenant: TenantDb, templateId: string, limit: number) {
  const [kept, marks, looked, live] = await tenant.batch<
    [Kept, { countedAt: number }, { count: number }, VariantCounts]
  >([
    (
      mine,
    ) => sql`SELECT variant, settled_sent AS sent, settled_answered AS answered, settled_phones AS phones,
        recent_sent AS recentSent, recent_answered AS recentAnswered, recent_phones AS recentPhones
      FROM template_results WHERE workspace_id = ${mine.id} AND template_id = ${templateId}`,
    (mine) => sql`SELECT counted_at AS countedAt FROM template_result_marks WHERE workspace_id = ${mine.id}`,
    (mine) => sql`SELECT count(*) AS count FROM ${unsettled(mine, LAST, limit + 1)}`,
    (mine) => sql`${counted(mine, unsettled(mine, LAST, limit))} AND m.template_id = ${templateId}
      GROUP BY m.variant`,
  ]);
  return {
    kept: kept.rows,
    countedAt: marks.rows[0]?.countedAt ?? null,
    isAllLooked: (looked.rows[0]?.count ?? 0) <= limit,
    live: live.rows,
  };
}
