import { insertRows } from "../db/bulk.ts";
import { type Statement, sql, type TenantDb } from "../db/tenant.ts";

/** An export as stored. Times are epoch ms. */
export type ExportRow = {
  id: string;
  at: number;
  madeBy: string;
  format: "csv" | "json";
  filter: Record<string, unknown>;
  isAll: boolean;
  count: number;
};

export const exportNoted =
  (one: ExportRow): Statement =>
  (mine) =>
    sql`INSERT INTO exports (workspace_id, id, at, made_by, format, filter, is_all, count)
      VALUES (${mine.id}, ${one.id}, ${one.at}, ${one.madeBy}, ${one.format}, ${JSON.stringify(one.filter)},
        ${Number(one.isAll)}, ${one.count})`;

export const exportGrew =
  (id: string, by: number): Statement =>
  (mine) =>
    sql`UPDATE exports SET count = count + ${by} WHERE workspace_id = ${mine.id} AND id = ${id}`;

export const leadsExported =
  (exportId: string, at: number, leadIds: readonly string[]): Statement =>
  (mine) =>
    insertRows(
      mine,
      "lead_exports",
      ["lead_id", "at", "export_id"],
      leadIds.map((id) => ({ lead_id: id, at, export_id: exportId })),
      sql`DO NOTHING`,
    );

type Stored = Omit<ExportRow, "filter" | "isAll"> & { filter: string; isAll: number };
const COLUMNS = sql.raw("e.id, e.at, e.made_by AS madeBy, e.format, e.filter, e.is_all AS isAll, e.count");
const read = (row: Stored): ExportRow => ({
  ...row,
  filter: JSON.parse(row.filter) as Record<string, unknown>,
  isAll: row.isAll === 1,
});

/** Newest first, behind an id. */
export async function listExportRows(
  tenant: TenantDb,
  before: string | null,
  limit: number,
): Promise<ExportRow[]> {
  const rows = await tenant.all<Stored>(
    (mine) => sql`SELECT ${COLUMNS} FROM exports e WHERE e.workspace_id = ${mine.id}
      AND ${before === null ? sql`1` : sql`e.id < ${before}`} ORDER BY e.id DESC LIMIT ${limit}`,
  );
  return rows.map(read);
}

/**
 * Exports that a lead was part of, newest first: those that name it, and those of everybody since it was there.
 * @param since epoch ms, when the lead was made
 * @param before only exports behind this place
 */
export const exportsOfLead =
  (leadId: string, since: number, before: { at: number; id: string } | null, limit: number): Statement =>
  (mine) =>
    sql`SELECT * FROM (
        SELECT * FROM (SELECT ${COLUMNS} FROM lead_exports x CROSS JOIN exports e
            ON e.workspace_id = ${mine.id} AND e.id = x.export_id
          WHERE x.workspace_id = ${mine.id} AND x.lead_id = ${leadId}
            ${before ? sql`AND (x.at, x.export_id) < (${before.at}, ${before.id})` : sql``}
          ORDER BY x.at DESC, x.export_id DESC LIMIT ${limit})
        UNION ALL
        SELECT * FROM (SELECT ${COLUMNS} FROM exports e INDEXED BY exports_all
          WHERE e.workspace_id = ${mine.id} AND e.is_all = 1 AND e.at >= ${since}
            ${before ? sql`AND (e.at, e.id) < (${before.at}, ${before.id})` : sql``}
          ORDER BY e.at DESC, e.id DESC LIMIT ${limit})
      ) ORDER BY at DESC, id DESC LIMIT ${limit}`;
