import { type Mine, type Statement, sql, type TenantDb } from "../db/tenant.ts";
import type { Template } from "./contract.ts";

type Row = {
  id: string;
  name: string;
  body: string;
  variants: string;
  imageUrl: string | null;
  createdAt: number;
  updatedAt: number;
};
const COLUMNS = sql.raw(
  "id, name, body, variants, image_url AS imageUrl, created_at AS createdAt, updated_at AS updatedAt",
);

const read = ({ variants, createdAt, updatedAt, ...row }: Row): Template => ({
  ...row,
  variants: JSON.parse(variants) as string[],
  createdAt: new Date(createdAt).toISOString(),
  updatedAt: new Date(updatedAt).toISOString(),
});

/** By id, which is by time of creation: oldest first. */
export async function listTemplateRows(tenant: TenantDb, after: string, limit: number): Promise<Template[]> {
  const rows = await tenant.all<Row>(
    (mine) => sql`SELECT ${COLUMNS} FROM templates WHERE workspace_id = ${mine.id} AND id > ${after}
      ORDER BY id LIMIT ${limit}`,
  );
  return rows.map(read);
}

export async function findTemplateRow(tenant: TenantDb, id: string): Promise<Template | undefined> {
  const row = await tenant.first<Row>(
    (mine) => sql`SELECT ${COLUMNS} FROM templates WHERE workspace_id = ${mine.id} AND id = ${id}`,
  );
  return row && read(row);
}

export type TemplateFields = { name: string; body: string; variants: string[]; imageUrl: string | null };

export const insertTemplate = (tenant: TenantDb, id: string, fields: TemplateFields, now: number) =>
  tenant.run(
    (
      mine,
    ) => sql`INSERT INTO templates (workspace_id, id, name, body, variants, image_url, created_at, updated_at)
      VALUES (${mine.id}, ${id}, ${fields.name}, ${fields.body}, ${JSON.stringify(fields.variants)},
        ${fields.imageUrl}, ${now}, ${now})`,
  );

/** Other words begin to be counted anew: what became of the old ones says nothing of them. */
export const updateTemplate = (tenant: TenantDb, id: string, fields: TemplateFields, now: number) => {
  const variants = JSON.stringify(fields.variants);
  const isReworded = sql`(body <> ${fields.body} OR variants <> ${variants})`;
  const statements: Statement[] = [
    (mine: Mine) => sql`DELETE FROM template_results WHERE workspace_id = ${mine.id} AND template_id = ${id}
      AND EXISTS (SELECT 1 FROM templates WHERE workspace_id = ${mine.id} AND id = ${id} AND ${isReworded})`,
    (
      mine,
    ) => sql`UPDATE templates SET name = ${fields.name}, image_url = ${fields.imageUrl}, updated_at = ${now},
        worded_at = iif(${isReworded}, ${now}, worded_at), body = ${fields.body}, variants = ${variants}
      WHERE workspace_id = ${mine.id} AND id = ${id}`,
  ];
  return tenant.batch(statements);
};

/** False when it is not there, or an automation writes with it. */
export async function deleteUnusedTemplate(tenant: TenantDb, id: string): Promise<boolean> {
  const deleted = await tenant.run(
    (mine) => sql`DELETE FROM templates WHERE workspace_id = ${mine.id} AND id = ${id} AND NOT EXISTS (
      SELECT 1 FROM automations a, json_each(a.template_ids) j WHERE a.workspace_id = ${mine.id} AND j.value = ${id}
      UNION ALL SELECT 1 FROM automations a, json_each(a.actions, '$.followUps') f
        WHERE a.workspace_id = ${mine.id} AND f.value ->> '$.templateId' = ${id})`,
  );
  return deleted > 0;
}
