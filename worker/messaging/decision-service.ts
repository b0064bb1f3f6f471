import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { DecisionItem, DecisionOutcome } from "./contract.ts";
import {
  type DecidedRow,
  type DecisionPlace,
  decisionKey,
  nameDecisions,
  scanDecisions,
} from "./decision-store.ts";

/** Rows looked at for one page: one that stays short, or empty, still has a cursor. */
const SCAN_BUDGET = 1000;

type Query = {
  limit: number;
  cursor?: string;
  outcome?: DecisionOutcome[];
  automationId?: string;
  accountId?: string;
};
type Place = { from: DecisionPlace; skip: number };

/** What automations decided about what people did, newest first: each interaction once per automation that saw it. */
export async function listDecisions(
  deps: Deps,
  tenant: TenantDb,
  query: Query,
): Promise<{ items: DecisionItem[]; nextCursor: string | null }> {
  // A cursor of one automation's list says nothing about another's.
  const list = `decisions:${query.automationId ?? ""}:${query.accountId ?? ""}`;
  const place = await placeOf(deps, tenant, list, query.cursor);
  const { automationId, accountId } = query;
  const rows = await scanDecisions(tenant, { from: place.from, automationId, accountId, scan: SCAN_BUDGET });
  const { found, next } = takePage(rows, place, query);
  const named = await nameDecisions(
    tenant,
    found.map(({ row, decision }) => ({
      leadId: row.leadId,
      automationId: decision.automationId,
      interactionId: row.id,
    })),
  );
  return {
    items: found.map(({ row, decision }) => ({
      interactionId: row.id,
      leadId: row.leadId,
      username: named.leads.get(row.leadId) ?? "",
      kind: row.kind,
      text: row.text,
      at: new Date(row.at).toISOString(),
      automationId: decision.automationId,
      automationName: named.automations.get(decision.automationId) ?? null,
      outcome: decision.outcome,
      reason: decision.reason,
      messageId:
        named.messages.get(decisionKey({ automationId: decision.automationId, interactionId: row.id })) ??
        null,
    })),
    nextCursor: next?.from
      ? await deps.cursors.write(list, tenant.workspaceId, [next.from.at, next.from.id, next.skip])
      : null,
  };
}

async function placeOf(
  deps: Deps,
  tenant: TenantDb,
  list: string,
  cursor: string | undefined,
): Promise<Place> {
  if (cursor === undefined) return { from: null, skip: 0 };
  const [at, id, skip] = await deps.cursors.read(list, tenant.workspaceId, cursor);
  return { from: { at: Number(at), id: String(id) }, skip: Number(skip) };
}

type Found = { row: DecidedRow; decision: DecidedRow["decisions"][number] };

/** Of one interaction some decisions may fall on this page and the others on the next. */
function takePage(
  rows: readonly DecidedRow[],
  place: Place,
  { limit, outcome, automationId }: Query,
): { found: Found[]; next: Place | null } {
  const found: Found[] = [];
  for (const [index, row] of rows.entries()) {
    const skip = index === 0 ? place.skip : 0;
    for (const [nth, decision] of row.decisions.entries()) {
      if (nth < skip) continue;
      if (automationId !== undefined && decision.automationId !== automationId) continue;
      if (outcome !== undefined && !outcome.includes(decision.outcome)) continue;
      if (found.length === limit) return { found, next: { from: { at: row.at, id: row.id }, skip: nth } };
      found.push({ row, decision });
    }
  }
  const last = rows.at(-1);
  const isMore = rows.length === SCAN_BUDGET && last !== undefined;
  return {
    found,
    next: isMore ? { from: { at: last.at, id: last.id }, skip: last.decisions.length } : null,
  };
}
