import { auditStatements } from "../audit/record.ts";
import { newId } from "../db/ids.ts";
import type { Statement, TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../http/context.ts";
import { notFound } from "../http/problem.ts";
import { detectIntent } from "../language/intent.ts";
import { matchKeywords } from "../language/keywords.ts";
import { isOptOut } from "../language/opt-out.ts";
import { DAY_MS } from "../scoring/days.ts";
import { checkAutomation } from "./automation-check.ts";
import {
  deleteAutomation,
  findAutomationRow,
  insertAutomation,
  listAutomationRows,
  listHeard,
  updateAutomation,
} from "./automation-store.ts";
import type { Automation, AutomationActions, AutomationFilters, Trigger } from "./contract.ts";
import { wouldHaveWritten } from "./trigger.ts";

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
    return { ...automation, matchedCount: wouldHaveWritten(automation, own) };
  });
}

export async function requireAutomation(tenant: TenantDb, id: string): Promise<Automation> {
  const found = await findAutomationRow(tenant, id);
  if (!found) throw notFound();
  return found;
}

/** `active: true` is live at once: it acts on what happens from this second on. */
export async function addAutomation(
  deps: Deps,
  tenant: TenantDb,
  input: NewAutomation,
  by: Actor,
): Promise<Automation> {
  await checkAutomation(tenant, input);
  const now = deps.now();
  const id = newId("aut", now);
  const entry = writtenDown(by, now, id, null, input);
  await insertAutomation(tenant, id, { ...input, activatedAt: input.active ? now : null }, now, entry);
  return requireAutomation(tenant, id);
}

export async function changeAutomation(
  deps: Deps,
  tenant: TenantDb,
  id: string,
  patch: AutomationPatch,
  by: Actor,
): Promise<Automation> {
  const before = await requireAutomation(tenant, id);
  const next = { ...before, ...patch };
  await checkAutomation(tenant, next);
  const now = deps.now();
  await updateAutomation(tenant, id, next, now, writtenDown(by, now, id, before, next));
  return requireAutomation(tenant, id);
}

export async function removeAutomation(deps: Deps, tenant: TenantDb, id: string, by: Actor): Promise<void> {
  const before = await requireAutomation(tenant, id);
  if (!(await deleteAutomation(tenant, id, writtenDown(by, deps.now(), id, before, null)))) throw notFound();
}

const WRITTEN_DOWN = ["name", "trigger", "templateIds", "filters", "actions", "active"] as const;
type Written = Pick<NewAutomation, (typeof WRITTEN_DOWN)[number]>;

/** The audit's entry of what changes; nothing where nothing does. */
function writtenDown(
  by: Actor,
  at: number,
  id: string,
  before: Written | null,
  after: Written | null,
): Statement[] {
  const changed = WRITTEN_DOWN.filter(
    (name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]),
  );
  if (changed.length === 0) return [];
  const part = (one: Written | null) => one && Object.fromEntries(changed.map((name) => [name, one[name]]));
  const action =
    before === null
      ? "automation.added"
      : after === null
        ? "automation.removed"
        : before.active === after.active
          ? "automation.changed"
          : after.active
            ? "automation.switched-on"
            : "automation.switched-off";
  const target = { kind: "automation" as const, id };
  return auditStatements({ at, by, action, target, before: part(before), after: part(after) }, "changed");
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
