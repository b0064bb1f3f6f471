import { failIfChanged, insertRows, rowsInParts } from "../db/bulk.ts";
import { type Statement, sql, type TenantDb } from "../db/tenant.ts";
import type { ChangeKindName } from "./contract.ts";

export type StoredState = "running" | "done" | "undoing" | "undone" | "partly-undone" | "expired";
/** What is done next with a change; null when nothing is left. */
export type ChangePhase = "collect" | "apply" | "undo";

/** A change as stored. Times are epoch ms. */
export type ChangeRow = {
  id: string;
  kind: ChangeKindName;
  at: number;
  madeBy: string;
  summary: Record<string, unknown>;
  /** What is still to be done, in its kind's own shape; null once it is. */
  work: unknown;
  state: StoredState;
  phase: ChangePhase | null;
  cursor: (string | number)[] | null;
  parts: number;
  part: number;
  count: number;
  unfit: number;
  restored: number;
  skipped: number;
  jobId: string | null;
  undoneBy: string | null;
  undoneAt: number | null;
  tries: number;
  expiresAt: number;
  version: number;
};

type Stored = Omit<ChangeRow, "summary" | "work" | "cursor"> & {
  summary: string;
  work: string | null;
  cursor: string | null;
};
const COLUMNS =
  sql.raw(`id, kind, at, made_by AS madeBy, summary, work, state, phase, cursor, parts, part, count, unfit,
  restored, skipped, job_id AS jobId, undone_by AS undoneBy, undone_at AS undoneAt, tries, expires_at AS expiresAt, version`);
const json = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
const read = (row: Stored): ChangeRow => ({
  ...row,
  summary: json(row.summary) as ChangeRow["summary"],
  work: json(row.work),
  cursor: json(row.cursor) as ChangeRow["cursor"],
});

export async function findChange(tenant: TenantDb, id: string): Promise<ChangeRow | undefined> {
  const row = await tenant.first<Stored>(
    (mine) => sql`SELECT ${COLUMNS} FROM undo_changes WHERE workspace_id = ${mine.id} AND id = ${id}`,
  );
  return row && read(row);
}

/** Newest first; what changed nobody is not shown. */
export async function listChangeRows(
  tenant: TenantDb,
  before: string | null,
  limit: number,
): Promise<ChangeRow[]> {
  const rows = await tenant.all<Stored>(
    (mine) => sql`SELECT ${COLUMNS} FROM undo_changes WHERE workspace_id = ${mine.id}
      AND ${before === null ? sql`1` : sql`id < ${before}`} AND (count > 0 OR phase IS NOT NULL)
      ORDER BY id DESC LIMIT ${limit}`,
  );
  return rows.map(read);
}

export type NewChange = Pick<ChangeRow, "id" | "kind" | "at" | "madeBy" | "summary" | "count"> & {
  state: "running" | "done";
  expiresAt: number;
  work?: unknown;
  phase?: ChangePhase;
  parts: number;
  jobId?: string;
  dueAt?: number;
};

export const changeAdded =
  (one: NewChange): Statement =>
  (mine) =>
    sql`INSERT INTO undo_changes (workspace_id, id, kind, at, made_by, summary, work, state, phase, parts, count, job_id,
        due_at, expires_at)
      VALUES (${mine.id}, ${one.id}, ${one.kind}, ${one.at}, ${one.madeBy}, ${JSON.stringify(one.summary)},
        ${one.work === undefined ? null : JSON.stringify(one.work)}, ${one.state}, ${one.phase ?? null}, ${one.parts},
        ${one.count}, ${one.jobId ?? null}, ${one.dueAt ?? null}, ${one.expiresAt})`;

/** Fails its batch when another worker took the step first. */
export const failIfStepTaken =
  ({ id, version }: Pick<ChangeRow, "id" | "version">): Statement =>
  (mine) =>
    failIfChanged(mine, "undo_changes", [{ id, version }]);

export type ChangeStep = Partial<
  Pick<
    ChangeRow,
    "state" | "phase" | "cursor" | "part" | "parts" | "jobId" | "undoneBy" | "undoneAt" | "summary"
  >
> & {
  dueAt: number | null;
  /** Nothing of the work is left to do: what it says of people goes. */
  isOver?: true;
  /** Added to what is counted already. */
  count?: number;
  unfit?: number;
  restored?: number;
  skipped?: number;
};

/** One step further. What is not given stays. */
export const changeStepped =
  (from: ChangeRow, to: ChangeStep): Statement =>
  (mine) => {
    const next = { ...from, ...to };
    return sql`UPDATE undo_changes SET state = ${next.state}, phase = ${next.phase},
        cursor = ${next.cursor === null ? null : JSON.stringify(next.cursor)}, part = ${next.part}, parts = ${next.parts},
        job_id = ${next.jobId}, undone_by = ${next.undoneBy}, undone_at = ${next.undoneAt},
        summary = ${JSON.stringify(next.summary)}, work = iif(${Number(to.isOver ?? false)}, NULL, work),
        count = ${from.count + (to.count ?? 0)}, unfit = ${from.unfit + (to.unfit ?? 0)},
        restored = ${from.restored + (to.restored ?? 0)}, skipped = ${from.skipped + (to.skipped ?? 0)},
        due_at = ${to.dueAt}, tries = 0, version = version + 1
      WHERE workspace_id = ${mine.id} AND id = ${from.id}`;
  };

/** A step failed: the next try is later. One that another worker has taken meanwhile did not fail. */
export const changeFailed =
  ({ id, version }: ChangeRow, dueAt: number): Statement =>
  (mine) =>
    sql`UPDATE undo_changes SET tries = tries + 1, due_at = ${dueAt}
      WHERE workspace_id = ${mine.id} AND id = ${id} AND version = ${version}`;

/** Further parts of a change that some other job makes; its count grows. */
export const changeGrew =
  (id: string, { parts, count }: { parts: number; count: number }): Statement =>
  (mine) =>
    sql`UPDATE undo_changes SET parts = max(parts, ${parts}), count = count + ${count}, version = version + 1
      WHERE workspace_id = ${mine.id} AND id = ${id}`;

export const changeEnded =
  (id: string): Statement =>
  (mine) =>
    sql`UPDATE undo_changes SET state = 'done', version = version + 1
      WHERE workspace_id = ${mine.id} AND id = ${id} AND state = 'running'`;

/** What happened to one lead, in its kind's own shape. */
export type Entry = { id: string } & Record<string, unknown>;
export type Part = {
  part: number;
  /** What all have in common: names nobody. */
  shared: Record<string, unknown>;
  leads: readonly Entry[];
};

const partRow = (changeId: string, { part, shared, leads }: Part) => {
  const ids = leads.map(({ id }) => id).sort();
  return {
    change_id: changeId,
    part,
    first_id: ids[0] ?? "",
    last_id: ids.at(-1) ?? "",
    shared: JSON.stringify(shared),
    leads: JSON.stringify(leads),
  };
};
const PART_COLUMNS = ["change_id", "part", "first_id", "last_id", "shared", "leads"] as const;

/** Parts that are not there yet; a part twice fails the batch. */
export const partsAdded = (changeId: string, parts: readonly Part[]): Statement[] =>
  rowsInParts(parts.map((part) => partRow(changeId, part))).map(
    (rows): Statement =>
      (mine) =>
        insertRows(mine, "undo_parts", PART_COLUMNS, rows),
  );

export const partWritten =
  (changeId: string, part: Part): Statement =>
  (mine) => {
    const row = partRow(changeId, part);
    return sql`UPDATE undo_parts SET first_id = ${row.first_id}, last_id = ${row.last_id}, shared = ${row.shared},
        leads = ${row.leads}
      WHERE workspace_id = ${mine.id} AND change_id = ${changeId} AND part = ${part.part}`;
  };

export const partDropped =
  (changeId: string, part: number): Statement =>
  (mine) =>
    sql`DELETE FROM undo_parts WHERE workspace_id = ${mine.id} AND change_id = ${changeId} AND part = ${part}`;

type StoredPart = { part: number; shared: string; leads: string };
const readPart = ({ part, shared, leads }: StoredPart): Part => ({
  part,
  shared: JSON.parse(shared) as Part["shared"],
  leads: JSON.parse(leads) as Entry[],
});

export async function findPart(tenant: TenantDb, changeId: string, part: number): Promise<Part | undefined> {
  const row = await tenant.first<StoredPart>(
    (mine) => sql`SELECT part, shared, leads FROM undo_parts
      WHERE workspace_id = ${mine.id} AND change_id = ${changeId} AND part = ${part}`,
  );
  return row && readPart(row);
}

/** The newest part before `before`: what came last is undone first. */
export async function findPartBefore(
  tenant: TenantDb,
  changeId: string,
  before: number,
): Promise<Part | undefined> {
  const row = await tenant.first<StoredPart>(
    (mine) => sql`SELECT part, shared, leads FROM undo_parts
      WHERE workspace_id = ${mine.id} AND change_id = ${changeId} AND part < ${before} ORDER BY part DESC LIMIT 1`,
  );
  return row && readPart(row);
}

/** The next parts go; how many went. */
export const deleteParts = (tenant: TenantDb, changeId: string, limit: number): Promise<number> =>
  tenant.run(
    (
      mine,
    ) => sql`DELETE FROM undo_parts WHERE workspace_id = ${mine.id} AND change_id = ${changeId} AND part IN (
      SELECT part FROM undo_parts WHERE workspace_id = ${mine.id} AND change_id = ${changeId} LIMIT ${limit})`,
  );

/** Without parts a change cannot be undone: its line in the history stays until `until`. */
export const expireChange = (tenant: TenantDb, id: string, until: number): Promise<number> =>
  tenant.run(
    (mine) => sql`UPDATE undo_changes SET expires_at = ${until}, phase = NULL, due_at = NULL, work = NULL,
        state = iif(state IN ('undone', 'partly-undone'), state, 'expired'), version = version + 1
      WHERE workspace_id = ${mine.id} AND id = ${id}`,
  );

export const deleteChange = (tenant: TenantDb, id: string): Promise<number> =>
  tenant.run((mine) => sql`DELETE FROM undo_changes WHERE workspace_id = ${mine.id} AND id = ${id}`);
