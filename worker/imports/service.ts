import { findAccountRow } from "../accounts/service.ts";
import { isLostRace } from "../db/bulk.ts";
import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../http/context.ts";
import { badField, notFound, Problem } from "../http/problem.ts";
import { jobCreated } from "../jobs/service.ts";
import { isGivenUp, RING_AGAIN_MS } from "../privacy/tries.ts";
import { DAY_MS } from "../scoring/days.ts";
import { changeAdded, LEADS_PER_PART, UNDO_MS } from "../undo/service.ts";
import { ringChange } from "../undo/work.ts";
import {
  IMPORT_FIELDS,
  type Import,
  type ImportDetail,
  MAX_COLUMNS,
  MAX_IMPORT_ROWS,
  type Mapping,
} from "./contract.ts";
import { lookAtAll, lookAtEach, rowLensOf } from "./look.ts";
import { guessMapping } from "./mapping.ts";
import { type FileRow, readCsv, type Separator } from "./read-csv.ts";
import type { GivenLead, Refusal } from "./row.ts";
import { rowProblemText } from "./row-texts.ts";
import {
  failIfImportChanged,
  findImport,
  type ImportPart,
  type ImportRow,
  importAdded,
  importDropped,
  importWritten,
  linesNoted,
  listImportRows,
  listParts,
  partsKept,
} from "./store.ts";

/** A draft is kept so long; what was refused of one that was started as long as it can be undone. */
const DRAFT_MS = 7 * DAY_MS;
const PREVIEWED = 20;
const PROBLEMS_SHOWN = 100;
const LIST = "imports";

export { rowsForgotten } from "./store.ts";

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

function toImport(row: ImportRow): Import {
  return {
    id: row.id,
    accountId: row.accountId,
    fileName: row.fileName,
    state: stateOf(row),
    columns: row.columns,
    mapping: mappingOf(row.mapping),
    total: row.total,
    valid: row.valid,
    rejected: row.total - row.valid,
    createdAt: new Date(row.createdAt).toISOString(),
    startedAt: iso(row.startedAt),
    jobId: row.jobId,
    undoId: row.changeId,
    changed: row.changed,
  };
}

function stateOf({ state, changeState, changeTries }: ImportRow): Import["state"] {
  if (state === "draft") return "draft";
  if (changeState === "running") return isGivenUp(changeTries ?? 0) ? "failed" : "running";
  return changeState === "undone" || changeState === "partly-undone" || changeState === "undoing"
    ? "undone"
    : "done";
}

const mappingOf = (mapping: Mapping): Import["mapping"] =>
  Object.fromEntries(IMPORT_FIELDS.map((field) => [field, mapping[field] ?? null])) as Import["mapping"];

/** @throws Problem not-found, also for the import of another workspace */
export async function requireImport(tenant: TenantDb, id: string): Promise<ImportRow> {
  const row = await findImport(tenant, id);
  if (!row) throw notFound();
  return row;
}

/** Newest first. */
export async function listImports(
  deps: Deps,
  tenant: TenantDb,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Import[]; nextCursor: string | null }> {
  const [before] = cursor ? await deps.cursors.read(LIST, tenant.workspaceId, cursor) : [];
  const rows = await listImportRows(tenant, typeof before === "string" ? before : null, limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(toImport),
    nextCursor: last ? await deps.cursors.write(LIST, tenant.workspaceId, [last.id]) : null,
  };
}

/** A draft of a file: nobody is made a lead yet. */
export async function draftImport(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  language: "fr" | "en",
  given: { accountId: string; fileName: string; csv: string; separator?: Separator | undefined },
): Promise<ImportDetail> {
  const account = await findAccountRow(tenant, given.accountId);
  if (!account) throw badField("/accountId", "unknown-account", "no account with this id");
  const { rows, lines, separator } = readCsv(given.csv, given.separator);
  const [header, ...body] = rows;
  if (!header) throw badField("/csv", "empty", "the file has no line");
  if (header[1].length > MAX_COLUMNS)
    throw badField("/csv", "too-many-columns", `${MAX_COLUMNS} columns at most`);
  const columns = namedApart(header[1]);
  const now = deps.now();
  const id = newId("imp", now);
  const row: ImportRow = {
    id,
    accountId: account.id,
    fileName: given.fileName,
    separator,
    state: "draft",
    columns,
    mapping: guessMapping(columns),
    parts: 0,
    lines,
    total: 0,
    valid: 0,
    createdBy: actor.kind === "person" ? actor.personId : actor.keyId,
    createdAt: now,
    startedAt: null,
    jobId: null,
    changeId: null,
    expiresAt: now + DRAFT_MS,
    version: 1,
    changeState: null,
    changeTries: null,
    changed: null,
  };
  return keep(deps, tenant, language, row, { body, before: [], lines, isNew: true });
}

/** Adds the next lines of the file. */
export async function addRowsToImport(
  deps: Deps,
  tenant: TenantDb,
  language: "fr" | "en",
  row: ImportRow,
  csv: string,
): Promise<ImportDetail> {
  requireDraft(row);
  const { rows, lines } = readCsv(csv, row.separator);
  const body = rows.map(([line, cells]): FileRow => [row.lines + line, cells]);
  return keep(deps, tenant, language, row, {
    body,
    before: await listParts(tenant, row.id),
    lines: row.lines + lines,
    isNew: false,
  });
}

/** Reads the file by other columns. */
export async function remapImport(
  deps: Deps,
  tenant: TenantDb,
  language: "fr" | "en",
  row: ImportRow,
  mapping: Mapping,
): Promise<ImportDetail> {
  requireDraft(row);
  for (const field of IMPORT_FIELDS) {
    const column = mapping[field];
    if (column != null && !row.columns.includes(column)) {
      throw badField(`/mapping/${field}`, "unknown-column", "the file has no column of this name");
    }
  }
  const before = await listParts(tenant, row.id);
  return keep(
    deps,
    tenant,
    language,
    { ...row, mapping },
    { body: [], before, lines: row.lines, isNew: false },
  );
}

async function keep(
  deps: Deps,
  tenant: TenantDb,
  language: "fr" | "en",
  row: ImportRow,
  { body, before, lines, isNew }: { body: FileRow[]; before: ImportPart[]; lines: number; isNew: boolean },
): Promise<ImportDetail> {
  const total = row.total + body.length;
  if (total > MAX_IMPORT_ROWS) {
    throw badField("/csv", "too-many-rows", `${MAX_IMPORT_ROWS} rows at most in a file`);
  }
  const added: ImportPart[] = [];
  for (let from = 0; from < body.length; from += LEADS_PER_PART) {
    added.push({
      part: row.parts + added.length,
      rows: body.slice(from, from + LEADS_PER_PART),
      noted: [],
    });
  }
  const lens = await rowLensOf(deps, tenant, row);
  const looked = lookAtAll([...before, ...added], lens);
  const renoted = new Map(looked.renoted.map((part) => [part.part, part]));
  const next = {
    parts: row.parts + added.length,
    lines,
    total,
    valid: looked.leads.length,
    mapping: row.mapping,
  };
  try {
    await tenant.batch([
      ...(isNew ? [importAdded(row)] : [failIfImportChanged(row)]),
      ...partsKept(
        row.id,
        added.map((part) => renoted.get(part.part) ?? part),
      ),
      ...linesNoted(
        row.id,
        looked.renoted.filter(({ part }) => part < row.parts),
      ),
      importWritten(row, next),
    ]);
  } catch (error) {
    if (isLostRace(error)) throw new Problem("conflict");
    throw error;
  }
  return toDetail({ ...row, ...next }, looked, language);
}

const toDetail = (
  row: ImportRow,
  { leads, refused }: { leads: readonly GivenLead[]; refused: readonly Refusal[] },
  language: "fr" | "en",
): ImportDetail => ({
  ...toImport(row),
  preview: leads.slice(0, PREVIEWED).map((lead) => ({
    line: lead.line,
    username: lead.username,
    displayName: lead.displayName,
    status: lead.status ?? "new",
    amount: lead.amount,
    phones: lead.contacts.filter(({ kind }) => kind === "phone").map(({ value }) => value),
    emails: lead.contacts.filter(({ kind }) => kind === "email").map(({ value }) => value),
    tags: lead.tags,
    note: lead.note,
    assignedTo: lead.assignedTo,
    firstSeenAt: iso(lead.firstSeenAt),
    consent: lead.consent,
  })),
  problems: problemsOf(refused.slice(0, PROBLEMS_SHOWN), row.mapping, language),
});

export const problemsOf = (refused: readonly Refusal[], mapping: Mapping, language: "fr" | "en") =>
  refused.map(({ line, field, reason }) => ({
    line,
    column: mapping[field] ?? null,
    reason,
    text: rowProblemText(reason, language),
  }));

/** An import with what its rows say; of one that was started only what was refused is left. */
export async function showImport(
  deps: Deps,
  tenant: TenantDb,
  language: "fr" | "en",
  row: ImportRow,
): Promise<ImportDetail> {
  const [parts, lens] = await Promise.all([listParts(tenant, row.id), rowLensOf(deps, tenant, row)]);
  const looked = row.state === "draft" ? lookAtAll(parts, lens) : { ...lookAtEach(parts, lens), leads: [] };
  return toDetail(row, looked, language);
}

/** Makes leads of the rows that are right, in the background. */
export async function startImport(
  deps: Deps,
  tenant: TenantDb,
  row: ImportRow,
  actor: Actor,
): Promise<{ jobId: string; undoId: string }> {
  requireDraft(row);
  if (row.valid === 0)
    throw badField("/mapping/username", "nothing-to-import", "no row of the file can be imported");
  const now = deps.now();
  const changeId = newId("undo", now);
  const jobId = newId("job", now);
  try {
    await tenant.batch([
      failIfImportChanged(row),
      importWritten(row, { state: "started", startedAt: now, jobId, changeId, expiresAt: now + UNDO_MS }),
      changeAdded({
        id: changeId,
        kind: "import",
        at: now,
        madeBy: actor.kind === "person" ? actor.personId : actor.keyId,
        summary: { importId: row.id, fileName: row.fileName, accountId: row.accountId },
        count: 0,
        state: "running",
        work: { importId: row.id },
        phase: "apply",
        parts: row.parts,
        jobId,
        dueAt: now + RING_AGAIN_MS,
        expiresAt: now + UNDO_MS,
      }),
      jobCreated({ id: jobId, kind: "import", total: row.total, createdAt: now }),
    ]);
  } catch (error) {
    if (isLostRace(error)) throw new Problem("conflict");
    throw error;
  }
  await ringChange(deps, tenant.workspaceId, changeId);
  return { jobId, undoId: changeId };
}

/** A draft, or a finished one, is forgotten with its rows; leads stay. */
export async function dropImport(tenant: TenantDb, row: ImportRow): Promise<void> {
  if (stateOf(row) === "running") throw new Problem("still-running");
  await tenant.batch(importDropped(row.id));
}

function requireDraft(row: ImportRow): void {
  if (row.state !== "draft") throw new Problem("import-started");
}

/** "Nom", "Nom" → "Nom", "Nom (2)"; a column without a name is named by its place. */
function namedApart(cells: readonly string[]): string[] {
  const names: string[] = [];
  cells.forEach((cell, index) => {
    const name = cell.replaceAll("\0", "").trim().slice(0, 180) || `#${index + 1}`;
    let unique = name;
    for (let count = 2; names.includes(unique); count++) unique = `${name} (${count})`;
    names.push(unique);
  });
  return names;
}
