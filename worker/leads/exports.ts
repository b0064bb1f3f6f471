import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { namePeople } from "../identity/service.ts";
import type { Export } from "./exports-contract.ts";
import { listExportRows } from "./exports-store.ts";

const LIST = "exports";

/** Newest first. */
export async function listExports(
  deps: Deps,
  tenant: TenantDb,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Export[]; nextCursor: string | null }> {
  const [before] = cursor ? await deps.cursors.read(LIST, tenant.workspaceId, cursor) : [];
  const rows = await listExportRows(tenant, typeof before === "string" ? before : null, limit + 1);
  const page = rows.slice(0, limit);
  const names = await namePeople(deps, [...new Set(page.map(({ madeBy }) => madeBy))]);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ id, at, madeBy, format, filter, count }) => {
      const name = names.get(madeBy);
      return {
        id,
        at: new Date(at).toISOString(),
        by: name === undefined ? null : { id: madeBy, name },
        format,
        filter,
        count,
      };
    }),
    nextCursor: last ? await deps.cursors.write(LIST, tenant.workspaceId, [last.id]) : null,
  };
}
