import { type Statement, sql, type TenantDb } from "../db/tenant.ts";
import type { Intent } from "../language/intents.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import type { Automation, AutomationActions, AutomationFilters, Trigger } from "./contract.ts";

type Row = {
  id: string;
  name: string;
  accountId: string;
  trigger: string;
  templateIds: string;
  filters: string;
  actions: string;
  active: number;
  activatedAt: number | null;
  createdAt: number;
  matchedCount: number | null;
};

/** `matchedCount` looks at the workspace's newest messages only: a counter per automation would cost a row a message. */
const MESSAGES_COUNTED = 2000;
const COLUMNS =
  sql.raw(`a.id, a.name, a.account_id AS accountId, a.trigger, a.template_ids AS templateIds, a.filters, a.actions, a.active,
  a.activated_at AS activatedAt, a.created_at AS createdAt`);

const read = (row: Row): Automation => ({
  id: row.id,
  name: row.name,
  accountId: row.accountId,
  trigger: JSON.parse(row.trigger) as Trigger,
  templateIds: JSON.parse(row.templateIds) as string[],
  filters: JSON.parse(row.filters) as AutomationFilters,
  actions: JSON.parse(row.actions) as AutomationActions,
  active: row.active === 1,
  activatedAt: row.activatedAt === null ? null : new Date(row.activatedAt).toISOString(),
  createdAt: new Date(row.createdAt).toISOString(),
  matchedCount: row.matchedCount,
});

export async function listAutomationRows(
  tenant: TenantDb,
  query: { after: string; limit: number },
): Promise<Automation[]> {
  const rows = await tenant.all<Row>(
    (mine) => sql`SELECT ${COLUMNS}, coalesce(n.count, 0) AS matchedCount FROM automations a LEFT JOIN (
        SELECT automation_id, count(*) AS count FROM (
          SELECT automation_id FROM messages INDEXED BY messages_id WHERE workspace_id = ${mine.id}
          ORDER BY id DESC LIMIT ${MESSAGES_COUNTED})
        WHERE automation_id IS NOT NULL GROUP BY automation_id) n ON n.automation_id = a.id
      WHERE a.workspace_id = ${mine.id} AND a.id > ${query.after} ORDER BY a.id LIMIT ${query.limit}`,
  );
  return rows.map(read);
}

export async function findAutomationRow(tenant: TenantDb, id: string): Promise<Automation | undefined> {
  const row = await tenant.first<Row>(
    (mine) => sql`SELECT ${COLUMNS}, NULL AS matchedCount FROM automations a
      WHERE a.workspace_id = ${mine.id} AND a.id = ${id}`,
  );
  return row && read(row);
}

export type AutomationFields = {
  name: string;
  accountId: string;
  trigger: Trigger;
  templateIds: string[];
  filters: AutomationFilters;
  actions: AutomationActions;
  active: boolean;
  activatedAt: number | null;
};

/** @param also right behind it in the same batch, here and below; each must ask whether it changed anything */
export const insertAutomation = (
  tenant: TenantDb,
  id: string,
  fields: AutomationFields,
  now: number,
  also: readonly Statement[],
) =>
  tenant.batch([
    (
      mine,
    ) => sql`INSERT INTO automations (workspace_id, id, name, account_id, trigger, template_ids, filters, actions,
        active, activated_at, created_at, updated_at)
      VALUES (${mine.id}, ${id}, ${fields.name}, ${fields.accountId}, ${JSON.stringify(fields.trigger)},
        ${JSON.stringify(fields.templateIds)}, ${JSON.stringify(fields.filters)}, ${JSON.stringify(fields.actions)},
        ${Number(fields.active)}, ${fields.activatedAt}, ${now}, ${now})`,
    ...also,
  ]);

/** Switching on notes the time, once: what was already on keeps the time from which it acts. */
export const updateAutomation = (
  tenant: TenantDb,
  id: string,
  fields: Omit<AutomationFields, "accountId" | "activatedAt">,
  now: number,
  also: readonly Statement[],
) =>
  tenant.batch([
    (mine) => sql`UPDATE automations SET name = ${fields.name}, trigger = ${JSON.stringify(fields.trigger)},
        template_ids = ${JSON.stringify(fields.templateIds)}, filters = ${JSON.stringify(fields.filters)},
        actions = ${JSON.stringify(fields.actions)},
        activated_at = CASE WHEN ${Number(fields.active)} = 0 THEN NULL WHEN active = 1 THEN activated_at ELSE ${now} END,
        active = ${Number(fields.active)}, updated_at = ${now}
      WHERE workspace_id = ${mine.id} AND id = ${id}`,
    ...also,
  ]);

/** @returns false when there is none */
export async function deleteAutomation(
  tenant: TenantDb,
  id: string,
  also: readonly Statement[],
): Promise<boolean> {
  const results = await tenant.batch([
    (mine) => sql`DELETE FROM automations WHERE workspace_id = ${mine.id} AND id = ${id}`,
    ...also,
  ]);
  return results[0]!.changes > 0;
}

/** How many automations of an account are on, beside one. */
export async function countActive(tenant: TenantDb, accountId: string, besideId: string): Promise<number> {
  const row = await tenant.first<{ count: number }>(
    (mine) => sql`SELECT count(*) AS count FROM automations
      WHERE workspace_id = ${mine.id} AND account_id = ${accountId} AND active = 1 AND id <> ${besideId}`,
  );
  return row?.count ?? 0;
}

/** Ids of this list that are not templates of the workspace. */
export async function missingTemplates(tenant: TenantDb, ids: readonly string[]): Promise<string[]> {
  const rows = await tenant.all<{ id: string }>(
    (mine) => sql`SELECT j.value AS id FROM json_each(${JSON.stringify(ids)}) j WHERE NOT EXISTS (
      SELECT 1 FROM templates t WHERE t.workspace_id = ${mine.id} AND t.id = j.value)`,
  );
  return rows.map((row) => row.id);
}

export type HeardRow = {
  leadId: string;
  accountId: string;
  kind: InteractionKind;
  text: string | null;
  mediaId: string | null;
  parentId: string | null;
  intent: Intent | null;
};

/** The newest interactions since a time, for what an observing automation would have done. */
export const listHeard = (tenant: TenantDb, since: number, limit: number): Promise<HeardRow[]> =>
  tenant.all<HeardRow>(
    (mine) => sql`SELECT lead_id AS leadId, account_id AS accountId, kind, text, media_id AS mediaId,
        parent_id AS parentId, intent
      FROM interactions INDEXED BY interactions_at WHERE workspace_id = ${mine.id} AND at >= ${since}
      ORDER BY at DESC, id DESC LIMIT ${limit}`,
  );
