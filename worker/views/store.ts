import { sql, type TenantDb } from "../db/tenant.ts";
import type { View } from "./contract.ts";

type Row = Omit<View, "filter" | "shared" | "createdAt"> & {
  filter: string;
  shared: number;
  createdAt: number;
};
const COLUMNS = sql.raw("id, name, filter, sort, shared, created_by AS createdBy, created_at AS createdAt");

const read = ({ filter, shared, createdAt, ...row }: Row): View => ({
  ...row,
  filter: JSON.parse(filter) as View["filter"],
  shared: shared === 1,
  createdAt: new Date(createdAt).toISOString(),
});

/** Every view of the workspace, oldest first; they are few. */
export async function listViewRows(tenant: TenantDb): Promise<View[]> {
  const rows = await tenant.all<Row>(
    (mine) => sql`SELECT ${COLUMNS} FROM saved_views WHERE workspace_id = ${mine.id} ORDER BY id`,
  );
  return rows.map(read);
}

export async function findViewRow(tenant: TenantDb, id: string): Promise<View | undefined> {
  const row = await tenant.first<Row>(
    (mine) => sql`SELECT ${COLUMNS} FROM saved_views WHERE workspace_id = ${mine.id} AND id = ${id}`,
  );
  return row && read(row);
}

export type ViewFields = Pick<View, "name" | "filter" | "sort" | "shared">;

/** False when there are `most` already. @throws when the name is taken */
export async function insertView(
  tenant: TenantDb,
  { id, by, at, nameKey }: { id: string; by: string; at: number; nameKey: string },
  { name, filter, sort, shared }: ViewFields,
  most: number,
): Promise<boolean> {
  const written = await tenant.run(
    (mine) => sql`INSERT INTO saved_views
        (workspace_id, id, name, name_key, filter, sort, shared, created_by, created_at)
      SELECT ${mine.id}, ${id}, ${name}, ${nameKey}, ${JSON.stringify(filter)}, ${sort}, ${Number(shared)}, ${by}, ${at}
      WHERE (SELECT count(*) FROM saved_views WHERE workspace_id = ${mine.id}) < ${most}`,
  );
  return written > 0;
}

/** @throws when the name is taken */
export const updateView = (
  tenant: TenantDb,
  id: string,
  nameKey: string,
  { name, filter, sort, shared }: ViewFields,
): Promise<number> =>
  tenant.run(
    (mine) => sql`UPDATE saved_views SET name = ${name}, name_key = ${nameKey},
        filter = ${JSON.stringify(filter)}, sort = ${sort}, shared = ${Number(shared)}
      WHERE workspace_id = ${mine.id} AND id = ${id}`,
  );

export const deleteView = (tenant: TenantDb, id: string): Promise<number> =>
  tenant.run((mine) => sql`DELETE FROM saved_views WHERE workspace_id = ${mine.id} AND id = ${id}`);
