import { plannedCapabilities } from "../accounts/capabilities.ts";
import { findAccountRow, limitsOf } from "../accounts/service.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { badField } from "../http/problem.ts";
import { readWorkspace } from "../identity/service.ts";
import type { PlatformId } from "../platforms/contract.ts";
import { DAY_MS } from "../scoring/days.ts";
import { readScoring } from "../scoring/service.ts";
import { checkAutomation } from "./automation-check.ts";
import { requireAutomation } from "./automation-service.ts";
import type { AutomationActions, AutomationFilters, Rehearsal, Trigger } from "./contract.ts";
import { type RehearsedInteraction, type RehearsedLead, rehearse } from "./rehearsal.ts";
import { listRehearsed, readRehearsedLeads, templatesOf } from "./rehearsal-store.ts";

const REHEARSED_MS = 30 * DAY_MS;
/** Interactions, their leads and their messages make 2,000 rows read together. */
const INTERACTIONS_LOOKED_AT = 400;
const MESSAGES_LOOKED_AT = 300;
/** A message may have been made a week before it went. */
const MADE_BEFORE_MS = 7 * DAY_MS;
const ITEMS = 50;

type Input = {
  automationId?: string;
  accountId?: string;
  trigger?: Trigger;
  templateIds?: string[];
  filters?: AutomationFilters;
  actions?: AutomationActions;
};

/** What an automation would have done with the real interactions of the last 30 days. Writes nothing. */
export async function rehearseAutomation(deps: Deps, tenant: TenantDb, input: Input): Promise<Rehearsal> {
  const now = deps.now();
  const { automationId, ...given } = input;
  const kept = automationId === undefined ? undefined : await requireAutomation(tenant, automationId);
  const asked = {
    accountId: given.accountId ?? kept?.accountId ?? "",
    trigger: given.trigger ?? kept?.trigger ?? { kind: "comment" as const },
    templateIds: given.templateIds ?? kept?.templateIds ?? [],
    filters: given.filters ?? kept?.filters ?? {},
    actions: given.actions ?? kept?.actions ?? {},
  };
  await checkAutomation(tenant, { ...asked, active: false });
  const [account, workspace, { scoring }, templates] = await Promise.all([
    findAccountRow(tenant, asked.accountId),
    readWorkspace(tenant),
    readScoring(tenant),
    templatesOf(tenant, asked.templateIds),
  ]);
  if (!account) throw badField("/accountId", "unknown-account", "no account with this id");
  const since = now - REHEARSED_MS;
  const found = await listRehearsed(tenant, account.id, since, INTERACTIONS_LOOKED_AT);
  const leadIds = [...new Set(found.interactions.map(({ leadId }) => leadId))];
  const { leads, messages } = await readRehearsedLeads(
    tenant,
    leadIds,
    since - MADE_BEFORE_MS,
    MESSAGES_LOOKED_AT,
  );
  const platform = account.platform as PlatformId;
  const { written, declined, overQuota } = rehearse({
    automation: {
      id: automationId ?? "rehearsed",
      trigger: asked.trigger,
      filters: asked.filters,
      actions: asked.actions,
      active: true,
      activatedAt: 0,
      createdAt: 0,
      templates,
    },
    account: {
      id: account.id,
      platform,
      holdUntil: 0,
      capabilities: deps.platform(platform)?.capabilities ?? plannedCapabilities(platform),
    },
    zone: workspace.zone,
    halfLifeDays: scoring.halfLifeDays,
    // As set by people: what slows an account down today did not then.
    limits: limitsOf({ ...account, guardLevel: 0, warmUpSince: null }, workspace.zone),
    interactions: [...found.interactions].reverse(),
    leads,
    messages,
  });
  const people = new Map(leads.map((lead) => [lead.id, lead]));
  const reasons: Record<string, number> = {};
  for (const { reason } of declined) reasons[reason] = (reasons[reason] ?? 0) + 1;
  return {
    since: new Date(found.isComplete ? since : (found.oldest ?? since)).toISOString(),
    looked: found.interactions.length,
    isComplete: found.isComplete && messages.length < MESSAGES_LOOKED_AT,
    wouldWrite: {
      people: new Set(written.map(({ draft }) => draft.leadId)).size,
      items: newest(written).map(({ interaction, draft }) => ({
        ...heardOf(interaction, people),
        message: draft.text,
      })),
    },
    declined: {
      count: declined.length,
      reasons,
      items: newest(declined).map(({ interaction, reason }) => ({ ...heardOf(interaction, people), reason })),
    },
    overQuota,
  };
}

const newest = <T>(oldestFirst: readonly T[]): T[] => oldestFirst.slice(-ITEMS).reverse();

const heardOf = (one: RehearsedInteraction, people: ReadonlyMap<string, RehearsedLead>) => ({
  interactionId: one.id,
  leadId: one.leadId,
  username: people.get(one.leadId)?.username ?? "",
  kind: one.kind,
  text: one.text,
  at: new Date(one.at).toISOString(),
});
