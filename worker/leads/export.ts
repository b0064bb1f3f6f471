import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../http/context.ts";
import { localDay } from "../scoring/days.ts";
import { BYTE_ORDER_MARK, csvHeader, csvRow, type Separator } from "./csv.ts";
import { exportGrew, exportNoted, leadsExported } from "./exports-store.ts";
import { lensOf } from "./lens.ts";
import { type LeadFilters, type Position, readLeadPage, statementsPerPage } from "./list.ts";
import { type LeadRow, toLead } from "./row.ts";

/**
 * One page is in memory at a time; the invocation's 1,000 statements are enough for a million leads. By score a page
 * takes several statements where there are many accounts: it is larger then, as far as memory allows.
 */
const PAGE = { limit: 2000, budget: 8000 };
const LARGEST_PAGE = 3;
/** So many people of an export are noted one by one, a row each; of larger ones the first. */
const NOTED_LEADS = 10_000;
/** The count of a long export is written now and then. */
const COUNTED_AT_ONCE = 50_000;

/**
 * Every lead that meets the filters as CSV, read page by page as fast as the caller takes it. Scores and reach are
 * those of the moment it began. Who took it, and whom it is about, is noted as it is read.
 */
export async function exportLeads(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  filters: LeadFilters,
  separator: Separator,
): Promise<{ body: ReadableStream<Uint8Array>; fileName: string }> {
  const lens = await lensOf(deps, tenant);
  const encoder = new TextEncoder();
  const meant = { ...filters, q: filters.q || undefined };
  const noted = await noteExport(deps, tenant, actor, "csv", meant);
  const larger = Math.min(LARGEST_PAGE, await statementsPerPage(tenant, meant, lens));
  const size = { limit: PAGE.limit * larger, budget: PAGE.budget * larger };
  let after: Position | null = null;
  let isStarted = false;
  let written = 0;
  let counted = 0;
  const count = async (named: readonly LeadRow[]): Promise<void> => {
    const ids = named.map(({ id }) => id);
    await tenant.batch([
      exportGrew(noted.id, written - counted),
      ...(ids.length > 0 ? [leadsExported(noted.id, noted.at, ids)] : []),
    ]);
    counted = written;
  };
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (!isStarted) {
          isStarted = true;
          controller.enqueue(encoder.encode(BYTE_ORDER_MARK + csvHeader(separator)));
        }
        const { rows, next } = await readLeadPage(tenant, meant, lens, after, size);
        const named = noted.isAll ? [] : rows.slice(0, Math.max(0, NOTED_LEADS - written));
        written += rows.length;
        if (
          named.length > 0 ||
          written - counted >= COUNTED_AT_ONCE ||
          (next === null && written > counted)
        ) {
          await count(named);
        }
        if (rows.length > 0) {
          controller.enqueue(
            encoder.encode(rows.map((row) => csvRow(toLead(row, lens), separator)).join("")),
          );
        }
        after = next;
        if (next === null) controller.close();
      },
      // Whoever stops halfway has what was written until then.
      cancel: () => (written > counted ? count([]) : undefined),
    },
    { highWaterMark: 0 },
  );
  return { body, fileName: `leads-${localDay(lens.now, lens.zone)}.csv` };
}

/** Notes that leads leave as a file. What was searched for is not kept: it may name somebody. */
export async function noteExport(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  format: "csv" | "json",
  filters: Partial<LeadFilters>,
): Promise<{ id: string; at: number; isAll: boolean }> {
  const { q, sort, ...named } = filters;
  const given = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  const at = deps.now();
  const id = newId("exp", at);
  const isAll = format === "csv" && q === undefined && Object.keys(given).length === 0;
  await tenant.batch([
    exportNoted({
      id,
      at,
      madeBy: actor.kind === "person" ? actor.personId : actor.keyId,
      format,
      filter: { ...given, ...(q === undefined ? {} : { search: true }), ...(sort ? { sort } : {}) },
      isAll,
      count: 0,
    }),
  ]);
  return { id, at, isAll };
}

/** Notes that one person's data was taken out. */
export async function noteLeadExport(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  leadId: string,
): Promise<void> {
  const { id, at } = await noteExport(deps, tenant, actor, "json", {});
  await tenant.batch([exportGrew(id, 1), leadsExported(id, at, [leadId])]);
}
