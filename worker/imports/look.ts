import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { listMembers, readWorkspace } from "../identity/service.ts";
import { type GivenLead, type Refusal, type RowLens, readRow } from "./row.ts";
import type { ImportPart, ImportRow } from "./store.ts";

/** What the rows of an import say, and what is wrong with them. */
export type Looked = { leads: GivenLead[]; refused: Refusal[]; refusedRows: number };

/** What every row of an import is read with; its time is that of the import, so that a row reads the same twice. */
export async function rowLensOf(
  deps: Deps,
  tenant: TenantDb,
  { columns, mapping, createdAt }: Pick<ImportRow, "columns" | "mapping" | "createdAt">,
): Promise<RowLens> {
  const [{ country }, members] = await Promise.all([
    readWorkspace(tenant),
    mapping.assignedTo == null ? [] : listMembers(deps, tenant.workspaceId),
  ]);
  return {
    columns,
    mapping,
    country,
    now: createdAt,
    members: new Map(members.map(({ id, email }) => [email.toLowerCase(), id])),
  };
}

/** Reads one part; lines that are noted are refused, whether their row is kept or not. */
export function lookAtPart({ rows, noted }: ImportPart, lens: RowLens): Looked {
  const reasons = new Map(noted);
  const field = lens.mapping.externalId == null ? "username" : "externalId";
  const looked: Looked = { leads: [], refused: [], refusedRows: 0 };
  for (const row of rows) {
    const [line] = row;
    const found = readRow(row, lens);
    if ("refused" in found) {
      looked.refused.push(...found.refused);
      looked.refusedRows += 1;
      reasons.delete(line);
    } else if (!reasons.has(line)) looked.leads.push(found.lead);
  }
  for (const [line, reason] of reasons) looked.refused.push({ line, field, reason });
  looked.refusedRows += reasons.size;
  looked.refused.sort((a, b) => a.line - b.line);
  return looked;
}

/** Reads parts one by one, as they are noted. */
export function lookAtEach(parts: readonly ImportPart[], lens: RowLens): Looked {
  const all: Looked = { leads: [], refused: [], refusedRows: 0 };
  for (const part of parts) {
    const { leads, refused, refusedRows } = lookAtPart(part, lens);
    all.leads.push(...leads);
    all.refused.push(...refused);
    all.refusedRows += refusedRows;
  }
  return all;
}

/**
 * Reads the parts of a draft together: whoever stands twice in the file counts where they stand first.
 * @returns the parts whose note of that changed, too
 */
export function lookAtAll(parts: readonly ImportPart[], lens: RowLens): Looked & { renoted: ImportPart[] } {
  const seen = new Set<string>();
  const renoted: ImportPart[] = [];
  const asNoted = parts.map((part): ImportPart => {
    const noted: ImportPart["noted"] = [];
    for (const { personId, line } of lookAtPart({ ...part, noted: [] }, lens).leads) {
      if (seen.has(personId)) noted.push([line, "twice-in-file"]);
      seen.add(personId);
    }
    if (noted.join() === part.noted.join()) return part;
    const anew = { ...part, noted };
    renoted.push(anew);
    return anew;
  });
  return { ...lookAtEach(asNoted, lens), renoted };
}
