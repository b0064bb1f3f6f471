import type { AccountRow } from "../accounts/service.ts";
import { isLostRace } from "../db/bulk.ts";
import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { moveHome } from "../leads/doors.ts";
import { ringAlerts } from "../notifications/alert-service.ts";
import { aiSetup, mayLeave } from "../phones/ai-setup.ts";
import { ringReadings } from "../phones/reading-ring.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import type { InboundInteraction, Platform } from "../platforms/platform.ts";
import { withErasuresSince, withoutErased } from "../privacy/tombstones.ts";
import { type Amendment, newestOf } from "./amendment.ts";
import type { FoundBy } from "./contract.ts";
import type { KnownInteraction } from "./draft.ts";
import { cutIntoChunks } from "./intake-chunks.ts";
import { type IntakePlan, planIntake } from "./intake-plan.ts";
import { type Elsewhere, readForIntake } from "./intake-read-store.ts";
import { writesOf } from "./intake-write-store.ts";

const TRIES = 3;

/** Interactions of one account, with the edits and take-backs that came along with them. */
export type Intake = {
  account: AccountRow;
  platform: Platform;
  events: readonly InboundInteraction[];
  amendments: readonly Amendment[];
  foundBy: FoundBy;
};
export type IntakeOutcome = {
  messageIds: string[];
  newLeads: { id: string; externalId: string; username: string }[];
  /** People we had written to who now asked to stop. */
  optOuts: number;
  /** False for what was known already. */
  hasWritten: boolean;
};

/**
 * Takes in interactions of one account, a chunk at a time: one batch reads what it needs, a plan is made, and at
 * most one batch writes it. A lost race (another consumer changed a lead in between) reads again; after three
 * tries the queue repeats the whole, which changes nothing twice.
 */
export async function takeIn(deps: Deps, intake: Intake): Promise<IntakeOutcome> {
  const outcome: IntakeOutcome = { messageIds: [], newLeads: [], optOuts: 0, hasWritten: false };
  for (const events of cutIntoChunks(intake.events)) {
    const { plan, hasWritten } = await takeInChunk(deps, { ...intake, events });
    outcome.hasWritten ||= hasWritten;
    if (hasWritten && intake.foundBy !== "import") outcome.optOuts += optOutsIn(plan);
    outcome.messageIds.push(...plan.messages.map((message) => message.id));
    outcome.newLeads.push(
      ...plan.leads
        .filter((lead) => lead.isNew)
        .map(({ id, externalId, username }) => ({ id, externalId, username })),
    );
  }
  return outcome;
}

/** Who was never written to says nothing of what we send. */
function optOutsIn({ leads, silenced }: IntakePlan): number {
  const stopped = new Set(silenced);
  return leads.filter(({ id, lastSentAt }) => lastSentAt !== null && stopped.has(id)).length;
}

async function takeInChunk(
  deps: Deps,
  { account: found, platform, events: all, amendments, foundBy }: Intake,
): Promise<{ plan: IntakePlan; hasWritten: boolean }> {
  const tenant = deps.tenant(found.workspaceId);
  let [account, events] = [found, all];
  for (let attempt = 1; ; attempt++) {
    const now = deps.now();
    const { settings, scoring: rules, elsewhere, ...read } = await readForIntake(tenant, account.id, events);
    if (await bringHome(tenant, account, elsewhere, opensDoor(events, read.known), now)) {
      if (attempt >= TRIES) throw new Error("a merged lead keeps changing");
      continue;
    }
    const { scoring, version } = rules;
    const plan = planIntake({
      now,
      foundBy,
      account: {
        id: account.id,
        platform: platform.id,
        externalId: account.externalId,
        appScopedId: account.appScopedId,
        username: account.username,
        connectedAt: account.createdAt,
        liveSince: account.connectedAt,
        instant: account.mode === "instant",
        holdUntil: account.holdUntil,
        capabilities: platform.capabilities,
      },
      ...settings,
      reads: settings.aiDailyCalls > 0 && aiSetup(deps.config) !== null && mayLeave(platform.id),
      scoring,
      events: [...events],
      ...read,
      changes: newestOf([...read.early, ...amendments]),
      newId,
    });
    const statements = writesOf(plan, {
      accountId: account.id,
      platform: platform.id,
      receivedAt: now,
      halfLifeDays: scoring.halfLifeDays,
      scoringVersion: version,
      erasureVersion: account.erasureVersion,
    });
    if (statements.length === 0) return { plan, hasWritten: false };
    try {
      await tenant.batch(statements);
      if (plan.readings.length > 0) await ringReadings(deps, tenant.workspaceId, plan.readings);
      if (plan.alerts.length > 0) await ringAlerts(deps, tenant.workspaceId);
      return { plan, hasWritten: true };
    } catch (error) {
      if (!isLostRace(error) || attempt >= TRIES) throw error;
      // Somebody may have been erased since the account was read.
      account = await withErasuresSince(tenant, account);
      events = await withoutErased(deps, tenant, account, events);
    }
  }
}

const OPENING: ReadonlySet<InteractionKind> = new Set(["comment", "message", "story_reply", "mention"]);

/** Ids of people who did something new that may be answered. */
const opensDoor = (
  events: readonly InboundInteraction[],
  known: readonly KnownInteraction[],
): ReadonlySet<string> => {
  const old = new Set(known.map(({ dedupeKey }) => dedupeKey));
  return new Set(
    events
      .filter(({ kind, dedupeKey }) => OPENING.has(kind) && !old.has(dedupeKey))
      .map(({ person }) => person.externalId),
  );
};

/**
 * Merged people who were last met under another account are answered under this one from now on.
 * @returns whether anything was tried: what was read is then to be read again
 */
async function bringHome(
  tenant: TenantDb,
  { id: accountId, platform }: AccountRow,
  elsewhere: readonly Elsewhere[],
  people: ReadonlySet<string>,
  now: number,
): Promise<boolean> {
  const coming = new Map(
    elsewhere.filter(({ personId }) => people.has(personId)).map((lead) => [lead.leadId, lead]),
  );
  for (const lead of coming.values()) {
    try {
      await moveHome(tenant, lead, { accountId, platform, externalId: lead.personId }, now);
    } catch (error) {
      if (!isLostRace(error)) throw error;
    }
  }
  return coming.size > 0;
}
