import type { Row } from "../db/bulk.ts";
import { type Statement, sql } from "../db/tenant.ts";
import type { AlertDraft } from "./occasions.ts";

/** Time for whoever looks at the page to read it there first. */
export const GRACE_MS = 10_000;

/**
 * Statements that tell people of these occasions, for the batch in which they happen: one row each, and one more where
 * somebody of the workspace wants it by e-mail or push. An occasion that is known writes nothing. Behind the numbers
 * of the same batch: one that was known already is no news.
 */
export function alertsRaised(drafts: readonly AlertDraft[], now: number): Statement[] {
  if (drafts.length === 0) return [];
  const rows = drafts.map(
    ({ id, kind, leadId, accountId, interactionKey, untilAt, at, interactionId }): Row => ({
      id,
      kind,
      lead_id: leadId,
      account_id: accountId,
      interaction_key: interactionKey,
      until_at: untilAt,
      at,
      interaction_id: interactionId,
    }),
  );
  return [
    (
      mine,
    ) => sql`INSERT INTO alerts (workspace_id, id, kind, lead_id, account_id, interaction_key, until_at, at, due_at)
      SELECT ${mine.id}, e.value ->> '$.id', e.value ->> '$.kind', e.value ->> '$.lead_id', e.value ->> '$.account_id',
        e.value ->> '$.interaction_key', e.value ->> '$.until_at', e.value ->> '$.at',
        (SELECT ${now + GRACE_MS} WHERE EXISTS (SELECT 1 FROM alert_people w WHERE w.workspace_id = ${mine.id}
          AND (w.email ->> ('$."' || (e.value ->> '$.kind') || '"') = 1
            OR w.push ->> ('$."' || (e.value ->> '$.kind') || '"') = 1)))
      FROM json_each(${JSON.stringify(rows)}) e
      WHERE e.value ->> '$.kind' <> 'phone-received' OR EXISTS (SELECT 1 FROM contact_points c
        WHERE c.workspace_id = ${mine.id} AND c.lead_id = e.value ->> '$.lead_id' AND c.kind = 'phone'
          AND c.interaction_id = e.value ->> '$.interaction_id')
      ON CONFLICT DO NOTHING`,
  ];
}

/** The same for a notice, in the batch that adds it and only if it was added. Due at once: owners are told by default. */
export const noticeAlerted = (draft: AlertDraft, now: number): Statement[] => [
  (mine) => sql`INSERT INTO alerts (workspace_id, id, kind, account_id, at, due_at)
    SELECT n.workspace_id, ${draft.id}, ${draft.kind}, n.account_id, n.at, ${now}
    FROM notices n WHERE n.workspace_id = ${mine.id} AND n.id = ${draft.interactionKey}
    ON CONFLICT DO NOTHING`,
];
