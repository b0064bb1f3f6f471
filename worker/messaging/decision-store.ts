import { sql } from "drizzle-orm";
import type { Decision } from "../collection/draft.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { InteractionKind } from "../platforms/contract.ts";

export type DecidedRow = {
  id: string;
  leadId: string;
  accountId: string;
  kind: InteractionKind;
  text: string | null;
  at: number;
  decisions: Decision[];
};
/** Of a page: where it begins, this interaction included. */
export type DecisionPlace = { at: number; id: string } | null;

/** The newest interactions from a place on, each with what was decided about it, if anything was; looks at `scan` rows. */
export async function scanDecisions(
  tenant: TenantDb,
  query: { from: DecisionPlace; automationId?: string; accountId?: string; scan: number },
): Promise<DecidedRow[]> {
  const { from, automationId, accountId } = query;
  const isWanted = sql`decisions IS NOT NULL
    AND ${automationId === undefined ? sql`1` : sql`instr(decisions, ${automationId}) > 0`}
    AND ${accountId === undefined ? sql`1` : sql`account_id = ${accountId}`}`;
  const rows = await tenant.all<Omit<DecidedRow, "decisions"> & { decisions: string | null }>(
    (
      mine,
    ) => sql`SELECT id, lead_id AS leadId, account_id AS accountId, kind, iif(${isWanted}, text, NULL) AS text, at,
        iif(${isWanted}, decisions, NULL) AS decisions
      FROM interactions INDEXED BY interactions_at WHERE workspace_id = ${mine.id}
        AND ${from === null ? sql`1` : sql`(at, id) <= (${from.at}, ${from.id})`}
      ORDER BY at DESC, id DESC LIMIT ${query.scan}`,
  );
  return rows.map((row) => ({
    ...row,
    decisions: row.decisions === null ? [] : (JSON.parse(row.decisions) as Decision[]),
  }));
}

type Named = { leads: Map<string, string>; automations: Map<string, string>; messages: Map<string, string> };
type Asked = { leadId: string; automationId: string; interactionId: string };

/** Names of the people and automations, and the ids of the messages that were made of it. */
export async function nameDecisions(tenant: TenantDb, items: readonly Asked[]): Promise<Named> {
  const asked = JSON.stringify(items);
  const [leads, automations, messages] = await tenant.batch<
    [{ id: string; name: string }, { id: string; name: string }, Asked & { id: string }]
  >([
    (mine) => sql`SELECT DISTINCT l.id, l.username AS name FROM json_each(${asked}) j
      CROSS JOIN leads l ON l.workspace_id = ${mine.id} AND l.id = j.value ->> '$.leadId'`,
    (mine) => sql`SELECT DISTINCT a.id, a.name FROM json_each(${asked}) j
      CROSS JOIN automations a ON a.workspace_id = ${mine.id} AND a.id = j.value ->> '$.automationId'`,
    // Of several that came of it, follow-ups and pictures, the first.
    (mine) => sql`SELECT min(m.id) AS id, m.lead_id AS leadId, m.automation_id AS automationId,
        m.interaction_id AS interactionId
      FROM json_each(${asked}) j CROSS JOIN messages m ON m.workspace_id = ${mine.id}
        AND m.lead_id = j.value ->> '$.leadId'
      WHERE m.automation_id = j.value ->> '$.automationId' AND m.interaction_id = j.value ->> '$.interactionId'
      GROUP BY m.automation_id, m.interaction_id`,
  ]);
  return {
    leads: new Map(leads.rows.map(({ id, name }) => [id, name])),
    automations: new Map(automations.rows.map(({ id, name }) => [id, name])),
    messages: new Map(messages.rows.map((one) => [decisionKey(one), one.id])),
  };
}

export const decisionKey = ({ automationId, interactionId }: Omit<Asked, "leadId">): string =>
  `${automationId} ${interactionId}`;
