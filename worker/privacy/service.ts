import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { notFound, Problem } from "../http/problem.ts";
import type { Erasure } from "./contract.ts";
import { type ErasureRow, erasureLifted, findErasure, listErasureRows } from "./erasure-store.ts";
import { liftTombstones } from "./tombstone-store.ts";

/** @throws Problem not-found, also for another workspace's, and for one that was lifted */
export async function requireErasure(tenant: TenantDb, id: string): Promise<ErasureRow> {
  const row = await findErasure(tenant, id);
  if (!row) throw notFound();
  return row;
}

/** Newest first; those whose block was lifted are left out. */
export async function listErasures(
  deps: Deps,
  tenant: TenantDb,
  query: { limit: number; cursor?: string },
): Promise<{ items: Erasure[]; nextCursor: string | null }> {
  const { workspaceId } = tenant;
  const [before] = query.cursor ? await deps.cursors.read("erasures", workspaceId, query.cursor) : [];
  const rows = await listErasureRows(tenant, typeof before === "string" ? before : null, query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => ({
      id: row.id,
      at: new Date(row.createdAt).toISOString(),
      requestedBy: row.requestedBy,
      subject: row.subject,
      state: row.state,
      erasedRows: row.erasedRows,
    })),
    nextCursor: last ? await deps.cursors.write("erasures", workspaceId, [last.id]) : null,
  };
}

/** Lets the person be collected again. @throws Problem not-found; conflict while it is still being done */
export async function liftErasure(deps: Deps, tenant: TenantDb, id: string): Promise<void> {
  const erasure = await requireErasure(tenant, id);
  if (erasure.state !== "done") throw new Problem("conflict");
  await tenant.batch([liftTombstones(id), erasureLifted(id, deps.now())]);
}
