import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Interaction } from "./contract.ts";
import {
  findInteractionScanEnd,
  type InteractionRow,
  type Place,
  scanInteractions,
} from "./interactions-store.ts";

const LIST = "interactions";
/** Rows that a page of one account may look at; the place where it stopped costs as many again. */
const FILTERED_ROWS = 900;

export type InteractionFilters = {
  limit: number;
  cursor?: string | undefined;
  leadId?: string | undefined;
  accountId?: string | undefined;
};

const iso = <Row extends { at: number }>(row: Row): Omit<Row, "at"> & { at: string } => ({
  ...row,
  at: new Date(row.at).toISOString(),
});

/** Newest first. A page that an account's filter left short still has a cursor. */
export async function listInteractions(
  deps: Deps,
  tenant: TenantDb,
  { limit, cursor, leadId, accountId }: InteractionFilters,
): Promise<{ items: Interaction[]; nextCursor: string | null }> {
  const [at, id] = cursor ? await deps.cursors.read(LIST, tenant.workspaceId, cursor) : [];
  const want = limit + 1;
  const isFiltered = accountId !== undefined;
  const scan = {
    before: at === undefined ? null : { at: Number(at), id: String(id) },
    leadId,
    accountId,
    want,
    budget: isFiltered ? Math.max(FILTERED_ROWS, want) : want,
  };
  const rows: InteractionRow[] = await scanInteractions(tenant, scan);
  const page = rows.slice(0, limit);
  const next: Place | undefined =
    rows.length > limit ? page.at(-1) : isFiltered ? await findInteractionScanEnd(tenant, scan) : undefined;
  return {
    items: page.map(iso),
    nextCursor: next ? await deps.cursors.write(LIST, tenant.workspaceId, [next.at, next.id]) : null,
  };
}
