import { type Statement, sql, type TenantDb } from "../db/tenant.ts";

/** `sending` that never ended was cut off: it may have gone, and is not repeated. */
export type DeliveryState = "sending" | "sent" | "waiting" | "dropped" | "unknown";
export type DeliveryRow = {
  alertId: string;
  personId: string;
  channel: string;
  state: DeliveryState;
  postId: string;
  attempts: number;
  /** Epoch ms. */
  at: number;
  nextAt: number | null;
};

/** Alerts that are due by now, oldest first. */
export const listDue = (
  tenant: TenantDb,
  { now, only, limit }: { now: number; only: string | null; limit: number },
): Promise<{ id: string; dueAt: number }[]> =>
  only === null
    ? tenant.all(
        (mine) => sql`SELECT id, due_at AS dueAt FROM alerts INDEXED BY alerts_due
          WHERE workspace_id = ${mine.id} AND due_at IS NOT NULL AND due_at <= ${now} ORDER BY id LIMIT ${limit}`,
      )
    : tenant.all(
        (mine) => sql`SELECT id, due_at AS dueAt FROM alerts
          WHERE workspace_id = ${mine.id} AND id = ${only} AND due_at IS NOT NULL`,
      );

/** What was done about these alerts, and about others of the last ten minutes. */
export const listDeliveries = (
  tenant: TenantDb,
  { fromId, ids, since }: { fromId: string; ids: readonly string[]; since: number },
): Promise<DeliveryRow[]> =>
  tenant.all(
    (
      mine,
    ) => sql`SELECT alert_id AS alertId, person_id AS personId, channel, state, post_id AS postId, attempts, at,
        next_at AS nextAt FROM alert_deliveries
      WHERE workspace_id = ${mine.id} AND alert_id >= ${fromId}
        AND (at > ${since} OR alert_id IN (SELECT value FROM json_each(${JSON.stringify(ids)})))`,
  );

/**
 * Takes alerts for one mail or push: whoever else wants them at the same moment gets none of them.
 * @returns those that were taken
 */
export async function claim(
  tenant: TenantDb,
  post: { id: string; personId: string; channel: string; alertIds: readonly string[] },
  now: number,
): Promise<{ alertId: string; attempts: number }[]> {
  return tenant.all(
    (
      mine,
    ) => sql`INSERT INTO alert_deliveries (workspace_id, alert_id, person_id, channel, state, post_id, attempts, at)
      SELECT ${mine.id}, e.value, ${post.personId}, ${post.channel}, 'sending', ${post.id}, 1, ${now}
      FROM json_each(${JSON.stringify(post.alertIds)}) e WHERE true
      ON CONFLICT (workspace_id, alert_id, person_id, channel) DO UPDATE SET state = 'sending',
        post_id = excluded.post_id, attempts = attempts + 1, at = excluded.at, next_at = NULL
      WHERE state = 'waiting' AND next_at <= excluded.at
      RETURNING alert_id AS alertId, attempts`,
  );
}

export const settled =
  (
    post: { id: string; personId: string; channel: string; alertIds: readonly string[] },
    state: DeliveryState,
    nextAt: number | null,
  ): Statement =>
  (mine) =>
    sql`UPDATE alert_deliveries SET state = ${state}, next_at = ${nextAt}
    WHERE workspace_id = ${mine.id} AND alert_id IN (SELECT value FROM json_each(${JSON.stringify(post.alertIds)}))
      AND person_id = ${post.personId} AND channel = ${post.channel} AND post_id = ${post.id}`;

/** When an alert is looked at again; with null only if nobody else set another time meanwhile. */
export const dueMoved =
  (id: string, before: number, dueAt: number | null): Statement =>
  (mine) =>
    dueAt === null
      ? sql`UPDATE alerts SET due_at = NULL WHERE workspace_id = ${mine.id} AND id = ${id} AND due_at = ${before}`
      : sql`UPDATE alerts SET due_at = ${dueAt} WHERE workspace_id = ${mine.id} AND id = ${id}
          AND due_at IS NOT ${dueAt}`;

/** Which of these alerts each of these people has read by itself. */
export const listReads = (
  tenant: TenantDb,
  personIds: readonly string[],
  alertIds: readonly string[],
): Promise<{ personId: string; alertId: string }[]> =>
  tenant.all(
    (mine) => sql`SELECT r.person_id AS personId, r.alert_id AS alertId
      FROM json_each(${JSON.stringify(personIds)}) p CROSS JOIN json_each(${JSON.stringify(alertIds)}) a
      CROSS JOIN alert_reads r ON r.workspace_id = ${mine.id} AND r.person_id = p.value AND r.alert_id = a.value`,
  );
