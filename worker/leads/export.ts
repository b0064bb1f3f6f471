import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { localDay } from "../scoring/days.ts";
import { BYTE_ORDER_MARK, csvHeader, csvRow, type Separator } from "./csv.ts";
import { lensOf } from "./lens.ts";
import { type LeadFilters, readLeadPage } from "./list.ts";
import type { Position } from "./list-store.ts";
import { toLead } from "./row.ts";

/** One page is in memory at a time; the invocation's 1,000 statements are enough for a million leads. */
const PAGE = { limit: 2000, budget: 8000 };

/**
 * Every lead that meets the filters as CSV, read page by page as fast as the caller takes it. Scores and reach are
 * those of the moment it began.
 */
export async function exportLeads(
  deps: Deps,
  tenant: TenantDb,
  filters: LeadFilters,
  separator: Separator,
): Promise<{ body: ReadableStream<Uint8Array>; fileName: string }> {
  const lens = await lensOf(deps, tenant);
  const encoder = new TextEncoder();
  const meant = { ...filters, q: filters.q || undefined };
  let after: Position | null = null;
  let isStarted = false;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (!isStarted) {
          isStarted = true;
          controller.enqueue(encoder.encode(BYTE_ORDER_MARK + csvHeader(separator)));
        }
        const { rows, next } = await readLeadPage(tenant, meant, lens, after, PAGE);
        if (rows.length > 0) {
          controller.enqueue(
            encoder.encode(rows.map((row) => csvRow(toLead(row, lens), separator)).join("")),
          );
        }
        after = next;
        if (next === null) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { body, fileName: `leads-${localDay(lens.now, lens.zone)}.csv` };
}
