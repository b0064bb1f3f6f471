import type { AccountRow } from "../accounts/service.ts";
import { isLostRace } from "../db/bulk.ts";
import { newId } from "../db/ids.ts";
import type { Deps } from "../deps.ts";
import { readWorkspace } from "../identity/service.ts";
import type { InboundInteraction, Platform } from "../platforms/platform.ts";
import { readScoring } from "../scoring/service.ts";
import type { FoundBy } from "./contract.ts";
import { type IntakePlan, planIntake } from "./intake-plan.ts";
import { readForIntake } from "./intake-read-store.ts";
import { writesOf } from "./intake-write-store.ts";

const TRIES = 3;
/** Fits D1's parameter size with long texts, and a queue message's worth of CPU. */
export const INTAKE_CHUNK = 100;

export type IntakeOutcome = {
  messageIds: string[];
  newLeads: { id: string; externalId: string; username: string }[];
};

/**
 * Takes in one chunk of interactions of one account: reads what it needs, plans, and writes everything in one
 * atomic step. A lost race (another consumer changed a lead in between) reads again; after three tries the
 * queue repeats the whole chunk, which changes nothing twice.
 */
export async function takeIn(
  deps: Deps,
  account: AccountRow,
  platform: Platform,
  events: readonly InboundInteraction[],
  foundBy: FoundBy,
): Promise<IntakeOutcome> {
  const outcome: IntakeOutcome = { messageIds: [], newLeads: [] };
  for (let start = 0; start < events.length; start += INTAKE_CHUNK) {
    const plan = await takeInChunk(
      deps,
      account,
      platform,
      events.slice(start, start + INTAKE_CHUNK),
      foundBy,
    );
    outcome.messageIds.push(...plan.messages.map((message) => message.id));
    outcome.newLeads.push(
      ...plan.leads
        .filter((lead) => lead.isNew)
        .map(({ id, externalId, username }) => ({ id, externalId, username })),
    );
  }
  return outcome;
}

async function takeInChunk(
  deps: Deps,
  account: AccountRow,
  platform: Platform,
  events: readonly InboundInteraction[],
  foundBy: FoundBy,
): Promise<IntakePlan> {
  const tenant = deps.tenant(account.workspaceId);
  for (let attempt = 1; ; attempt++) {
    const now = deps.now();
    const [workspace, { scoring, version }, read] = await Promise.all([
      readWorkspace(tenant),
      readScoring(tenant),
      readForIntake(tenant, account.id, events),
    ]);
    const plan = planIntake({
      now,
      foundBy,
      account: {
        id: account.id,
        platform: platform.id,
        externalId: account.externalId,
        appScopedId: account.appScopedId,
        connectedAt: account.createdAt,
        instant: account.mode === "instant",
        holdUntil: account.holdUntil,
        capabilities: platform.capabilities,
      },
      zone: workspace.zone,
      country: workspace.country,
      stopped: workspace.stopped,
      scoring,
      events: [...events],
      ...read,
      newId,
    });
    const statements = writesOf(plan, {
      accountId: account.id,
      platform: platform.id,
      receivedAt: now,
      halfLifeDays: scoring.halfLifeDays,
      scoringVersion: version,
    });
    if (statements.length === 0) return plan;
    try {
      await tenant.batch(statements);
      return plan;
    } catch (error) {
      if (!isLostRace(error) || attempt === TRIES) throw error;
    }
  }
}
