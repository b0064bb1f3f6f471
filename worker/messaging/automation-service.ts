import { findAccountRow } from "../accounts/service.ts";
import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { FieldError } from "../http/contract.ts";
import { notFound, Problem } from "../http/problem.ts";
import { detectIntent } from "../language/intent.ts";
import { matchKeywords } from "../language/keywords.ts";
import { isOptOut } from "../language/opt-out.ts";
import { DAY_MS } from "../scoring/days.ts";
import {
  deleteAutomation,
  findAutomationRow,
  insertAutomation,
  listAutomationRows,
  listHeard,
  missingTemplates,
  updateAutomation,
} from "./automation-store.ts";
import type { Automation, AutomationActions, AutomationFilters, Trigger } from "./contract.ts";
import { wouldHaveWritten } from "./match.ts";

const OBSERVED_MS = 30 * DAY_MS;
const INTERACTIONS_OBSERVED = 1000;

type NewAutomation = {
  name: string;
  accountId: string;
  trigger: Trigger;
  templateIds: string[];
  filters: AutomationFilters;
  actions: AutomationActions;
  active: boolean;
};
type AutomationPatch = Partial<Omit<NewAutomation, "accountId">>;

export async function listAutomations(
  deps: Deps,
  tenant: TenantDb,
  query: { limit: number; cursor?: string },
) {
  const [after] = query.cursor
    ? await deps.cursors.read("automations", tenant.workspaceId, query.cursor)
    : [];
  const rows = await listAutomationRows(tenant, {
    after: typeof after === "string" ? after : "",
    limit: query.limit + 1,
  });
  const items = await withObservations(deps, tenant, rows.slice(0, query.limit));
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return {
    items,
    nextCursor: last ? await deps.cursors.write("automations", tenant.workspaceId, [last.id]) : null,
  };
}

/** An automation that is off observes: its count is of the people it would have written to these 30 days. */
async function withObservations(
  deps: Deps,
  tenant: TenantDb,
  automations: Automation[],
): Promise<Automation[]> {
  if (automations.every((automation) => automation.active)) return automations;
  const heard = await listHeard(tenant, deps.now() - OBSERVED_MS, INTERACTIONS_OBSERVED);
  return automations.map((automation) => {
    if (automation.active) return automation;
    const own = heard.filter((one) => one.accountId === automation.accountId);
    return { ...automation, matchedCount: wouldHaveWritten(automation.trigger, own) };
  });
}

export async function requireAutomation(tenant: TenantDb, id: string): Promise<Automation> {
  const found = await findAutomationRow(tenant, id);
  if (!found) throw notFound();
  return found;
}

/** Names every reference that leads nowhere. Another workspace's id is as unknown as a missing one. */
async function checkReferences(
  tenant: TenantDb,
  one: { accountId: string; trigger: Trigger; templateIds: string[] },
) {
  const [account, missing] = await Promise.all([
    findAccountRow(tenant, one.accountId),
    missingTemplates(tenant, one.templateIds),
  ]);
  const errors: FieldError[] = missing.map((id) => ({
    pointer: `/templateIds/${one.templateIds.indexOf(id)}`,
    code: "unknown-template",
    detail: "no template with this id",
  }));
  if (!account)
    errors.unshift({ pointer: "/accountId", code: "unknown-account", detail: "no account with this id" });
  if (one.trigger.kind === "score" && one.trigger.minScore === undefined) {
    errors.push({
      pointer: "/trigger/minScore",
      code: "required",
      detail: "a score trigger needs the score to reach",
    });
  }
  if (errors.length > 0) throw new Problem("invalid-input", { errors });
}

/** `active: true` is live at once: it acts on what happens from this second on. */
export async function addAutomation(deps: Deps, tenant: TenantDb, input: NewAutomation): Promise<Automation> {
  await checkReferences(tenant, input);
  const now = deps.now();
  const id = newId("aut", now);
  await insertAutomation(tenant, id, { ...input, activatedAt: input.active ? now : null }, now);
  return requireAutomation(tenant, id);
}

export async function changeAutomation(
  deps: Deps,
  tenant: TenantDb,
  id: string,
  patch: AutomationPatch,
): Promise<Automation> {
  const before = await requireAutomation(tenant, id);
  const next = { ...before, ...patch };
  await checkReferences(tenant, next);
  await updateAutomation(tenant, id, next, deps.now());
  return requireAutomation(tenant, id);
}

export async function removeAutomation(tenant: TenantDb, id: string): Promise<void> {
  if ((await deleteAutomation(tenant, id)) === 0) throw notFound();
}

/** What an automation with these words would make of a text, without anything happening. */
export function dryRun({
  keywords,
  excludes,
  text,
}: {
  keywords: string[];
  excludes?: string[];
  text: string;
}) {
  const optOut = isOptOut(text);
  const intent = detectIntent(text);
  const match = matchKeywords(text, keywords, excludes);
  const reason = optOut ? "opted-out" : match.reason;
  return { matched: match.matched && !optOut, reason, optOut, intent };
}
