import type { SQL } from "drizzle-orm";
import { failIfChanged, insertRows, rowsInParts, updateRows } from "../db/bulk.ts";
import { type Mine, type Statement, sql, type TenantDb } from "../db/tenant.ts";
import type { StoredState } from "../undo/service.ts";
import type { Mapping } from "./contract.ts";
import type { FileRow, Separator } from "./read-csv.ts";

/** An import as stored. Times are epoch ms. */
export type ImportRow = {
  id: string;
  accountId: string;
  fileName: string;
  separator: Separator;
  state: "draft" | "started";
  columns: string[];
  mapping: Mapping;
  parts: number;
  lines: number;
  total: number;
  valid: number;
  createdBy: string;
  createdAt: number;
  startedAt: number | null;
  jobId: string | null;
  changeId: string | null;
  expiresAt: number;
  version: number;
  /** Of the change that makes it; null for a draft. */
  changeState: StoredState | null;
  changeTries: number | null;
  changed: number | null;
};
/** A line that is refused for what stands elsewhere: further up in the file, or among the erased. */
export type NotedLine = [line: number, reason: "twice-in-file" | "erased"];
export type ImportPart = { part: number; rows: FileRow[]; noted: NotedLine[] };

type Stored = Omit<ImportRow, "columns" | "mapping"> & { columns: string; mapping: string };
const read = (row: Stored): ImportRow => ({
  ...row,
  columns: JSON.parse(row.columns) as string[],
  mapping: JSON.parse(row.mapping) as Mapping,
});

const COLUMNS =
  sql.raw(`i.id, i.account_id AS accountId, i.file_name AS fileName, i.separator, i.state, i.columns, i.mapping, i.parts,
  i.lines, i.total, i.valid, i.created_by AS createdBy, i.created_at AS createdAt, i.started_at AS startedAt,
  i.job_id AS jobId, i.change_id AS changeId, i.expires_at AS expiresAt, i.version, c.state AS changeState,
  c.tries AS changeTries, c.count AS changed`);
const CHANGE = sql.raw("LEFT JOIN undo_changes c ON c.workspace_id = i.workspace_id AND c.id = i.change_id");

export async function findImport(tenant: TenantDb, id: string): Promise<ImportRow | undefined> {
  const row = await tenant.first<Stored>(
    (mine) =>
      sql`SELECT ${COLUMNS} FROM imports i ${CHANGE} WHERE i.workspace_id = ${mine.id} AND i.id = ${id}`,
  );
  return row && read(row);
}

/** Newest first, behind an id. */
export async function listImportRows(
  tenant: TenantDb,
  before: string | null,
  limit: number,
): Promise<ImportRow[]> {
  const rows = await tenant.all<Stored>(
    (mine) => sql`SELECT ${COLUMNS} FROM imports i ${CHANGE} WHERE i.workspace_id = ${mine.id}
      AND ${before === null ? sql`1` : sql`i.id < ${before}`} ORDER BY i.id DESC LIMIT ${limit}`,
  );
  return rows.map(read);
}

type StoredPart = { part: number; rows: string; noted: string };
const readPart = ({ part, rows, noted }: StoredPart): ImportPart => ({
  part,
  rows: JSON.parse(rows) as FileRow[],
  noted: JSON.parse(noted) as NotedLine[],
});

/** Rows of a part are some ten kB: so many parts make one answer of the database. */
const PARTS_PER_READ = 100;

export async function listParts(tenant: TenantDb, importId: string): Promise<ImportPart[]> {
  const parts: ImportPart[] = [];
  for (let after = -1; ; ) {
    const rows = await tenant.all<StoredPart>(
      (mine) => sql`SELECT part, rows, noted FROM import_parts
        WHERE workspace_id = ${mine.id} AND import_id = ${importId} AND part > ${after}
        ORDER BY part LIMIT ${PARTS_PER_READ}`,
    );
    parts.push(...rows.map(readPart));
    const last = rows.at(-1);
    if (!last || rows.length < PARTS_PER_READ) return parts;
    after = last.part;
  }
}

export async function findImportPart(
  tenant: TenantDb,
  importId: string,
  part: number,
): Promise<ImportPart | undefined> {
  const row = await tenant.first<StoredPart>(
    (mine) => sql`SELECT part, rows, noted FROM import_parts
      WHERE workspace_id = ${mine.id} AND import_id = ${importId} AND part = ${part}`,
  );
  return row && readPart(row);
}

export type NewImport = Pick<
  ImportRow,
  | "id"
  | "accountId"
  | "fileName"
  | "separator"
  | "columns"
  | "mapping"
  | "createdBy"
  | "createdAt"
  | "expiresAt"
>;

export const importAdded =
  (one: NewImport): Statement =>
  (mine) =>
    sql`INSERT INTO imports (workspace_id, id, account_id, file_name, separator, state, columns, mapping, created_by,
        created_at, expires_at)
      VALUES (${mine.id}, ${one.id}, ${one.accountId}, ${one.fileName}, ${one.separator}, 'draft',
        ${JSON.stringify(one.columns)}, ${JSON.stringify(one.mapping)}, ${one.createdBy}, ${one.createdAt},
        ${one.expiresAt})`;

/** Fails its batch when another request changed the import first. */
export const failIfImportChanged =
  ({ id, version }: Pick<ImportRow, "id" | "version">): Statement =>
  (mine) =>
    failIfChanged(mine, "imports", [{ id, version }]);

export type ImportStep = Partial<
  Pick<
    ImportRow,
    | "state"
    | "mapping"
    | "parts"
    | "lines"
    | "total"
    | "valid"
    | "startedAt"
    | "jobId"
    | "changeId"
    | "expiresAt"
  >
>;
/** What is not given stays. */
export const importWritten =
  (from: Omit<ImportRow, "changeState" | "changeTries" | "changed">, to: ImportStep): Statement =>
  (mine) => {
    const next = { ...from, ...to };
    return sql`UPDATE imports SET state = ${next.state}, mapping = ${JSON.stringify(next.mapping)},
        parts = ${next.parts}, lines = ${next.lines}, total = ${next.total}, valid = ${next.valid},
        started_at = ${next.startedAt}, job_id = ${next.jobId}, change_id = ${next.changeId},
        expires_at = ${next.expiresAt}, version = version + 1
      WHERE workspace_id = ${mine.id} AND id = ${from.id}`;
  };

export const partsKept = (importId: string, parts: readonly ImportPart[]): Statement[] =>
  rowsInParts(
    parts.map(({ part, rows, noted }) => ({
      import_id: importId,
      part,
      rows: JSON.stringify(rows),
      noted: JSON.stringify(noted),
    })),
  ).map(
    (rows): Statement =>
      (mine) =>
        insertRows(mine, "import_parts", ["import_id", "part", "rows", "noted"], rows),
  );

/** Notes which lines stand twice in the file. */
export const linesNoted = (importId: string, parts: readonly ImportPart[]): Statement[] =>
  parts.length === 0
    ? []
    : [
        (mine) =>
          updateRows(
            mine,
            "import_parts",
            ["import_id", "part"],
            ["noted"],
            parts.map(({ part, noted }) => ({ import_id: importId, part, noted: JSON.stringify(noted) })),
          ),
      ];

/** What was imported is kept as leads; only rows that were refused stay, to be shown. */
export const onlyRefusedKept =
  (importId: string, { part, rows, noted }: ImportPart): Statement =>
  (mine) =>
    sql`UPDATE import_parts SET rows = ${JSON.stringify(rows)}, noted = ${JSON.stringify(noted)}
      WHERE workspace_id = ${mine.id} AND import_id = ${importId} AND part = ${part}`;

export const importDropped = (id: string): Statement[] => [
  (mine) => sql`DELETE FROM import_parts WHERE workspace_id = ${mine.id} AND import_id = ${id}`,
  (mine) => sql`DELETE FROM imports WHERE workspace_id = ${mine.id} AND id = ${id}`,
];

/** How these leads may stand in a cell: their id, their name with or without its mark or address, what they gave. */
const namesOf = (mine: Mine, leadIds: readonly string[]): SQL => sql`SELECT value FROM (
    SELECT lower(l.username) AS value FROM json_each(${JSON.stringify(leadIds)}) e
      CROSS JOIN leads l ON l.workspace_id = ${mine.id} AND l.id = e.value
    UNION SELECT lower(l.external_id) FROM json_each(${JSON.stringify(leadIds)}) e
      CROSS JOIN leads l ON l.workspace_id = ${mine.id} AND l.id = e.value
    UNION SELECT lower(trim(p.quote)) FROM json_each(${JSON.stringify(leadIds)}) e
      CROSS JOIN contact_points p ON p.workspace_id = ${mine.id} AND p.lead_id = e.value AND p.found_in = 'import'
  ) WHERE length(value) > 1`;

/**
 * Rows of a file that say the name, the id or a number of any of these leads are cut out, before the leads go. Looks
 * into the cells of a part only when one of the names is anywhere in it.
 */
export const rowsForgotten = (leadIds: readonly string[]): Statement[] => [
  (mine) => sql`WITH names AS MATERIALIZED (${namesOf(mine, leadIds)})
    UPDATE import_parts SET rows = (
      SELECT json_group_array(json(r.value)) FROM json_each(import_parts.rows) r
      WHERE NOT EXISTS (
        SELECT 1 FROM json_each(r.value, '$[1]') c CROSS JOIN names n
        WHERE n.value IN (lower(trim(c.value)), lower(ltrim(trim(c.value), '@')))
          OR substr(lower(rtrim(trim(c.value), '/')), -length(n.value) - 1) = '/' || n.value))
    WHERE workspace_id = ${mine.id}
      AND EXISTS (SELECT 1 FROM names n WHERE instr(lower(import_parts.rows), n.value) > 0)`,
  // A draft says how many rows it has; how many of them are right is looked at anew each time.
  (mine) => sql`UPDATE imports SET version = version + 1, (total, valid) = (
      SELECT coalesce(sum(json_array_length(p.rows)), 0), min(imports.valid, coalesce(sum(json_array_length(p.rows)), 0))
      FROM import_parts p WHERE p.workspace_id = imports.workspace_id AND p.import_id = imports.id)
    WHERE workspace_id = ${mine.id} AND state = 'draft' AND total <> (
      SELECT coalesce(sum(json_array_length(p.rows)), 0) FROM import_parts p
      WHERE p.workspace_id = imports.workspace_id AND p.import_id = imports.id)`,
];
