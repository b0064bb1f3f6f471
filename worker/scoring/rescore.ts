import { isLostRace } from "../db/bulk.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { RescoreJob } from "./jobs.ts";
import { pointsBy } from "./points.ts";
import { type CountedLead, recount } from "./recount.ts";
import { readScoring, type WorkspaceScoring } from "./service.ts";
import {
  listCountedLeads,
  listInteractionsOf,
  markScored,
  type StoredInteraction,
  writeRecounts,
} from "./store.ts";

const LEADS_PER_CHUNK = 500;
/** What one chunk may read at most, unless a single lead has more. */
const INTERACTIONS_PER_CHUNK = 5000;
/** About five statements each: far below the 1,000 of an invocation. */
const CHUNKS_PER_MESSAGE = 20;
const TRIES = 3;

/**
 * Re-scores everybody in a workspace by its present rules, some chunks per queue message. Rows that would not
 * change are not written, so a repeated or interrupted run costs only reading. Superseded rules stop it.
 */
export async function rescore(deps: Deps, job: RescoreJob): Promise<void> {
  let rest: RescoreJob | null = job;
  for (let chunk = 0; rest !== null && chunk < CHUNKS_PER_MESSAGE; chunk++) {
    rest = await rescoreChunk(deps, rest);
  }
  if (rest) await deps.env.SYNC.send(rest);
}

/** @returns the job that remains, or null when all is done. @throws when leads keep changing under it */
export async function rescoreChunk(deps: Deps, job: RescoreJob): Promise<RescoreJob | null> {
  const tenant = deps.tenant(job.workspaceId);
  for (let attempt = 1; ; attempt++) {
    try {
      return await takeChunk(tenant, job, deps.now());
    } catch (error) {
      if (!isLostRace(error) || attempt === TRIES) throw error;
    }
  }
}

async function takeChunk(tenant: TenantDb, job: RescoreJob, now: number): Promise<RescoreJob | null> {
  const rules = await readScoring(tenant);
  if (rules.version !== job.scoringVersion) return null;
  const found = await listCountedLeads(tenant, job.after ?? "", LEADS_PER_CHUNK);
  const leads = within(found, INTERACTIONS_PER_CHUNK);
  const last = leads.at(-1);
  if (last) {
    const interactions = await listInteractionsOf(
      tenant,
      leads.map((lead) => lead.id),
      rules.scoring.rules.length > 0,
    );
    const byLead = new Map<string, StoredInteraction[]>(leads.map((lead) => [lead.id, []]));
    for (const one of interactions) byLead.get(one.leadId)?.push(one);
    const recounts = leads.map((before) => {
      const own = (byLead.get(before.id) ?? []).map((stored) => ({
        stored,
        points: pointsNow(stored, rules),
      }));
      return { before, ...recount(before, own, rules.scoring, rules.zone, now) };
    });
    await writeRecounts(tenant, recounts, job.scoringVersion);
    if (found.length === LEADS_PER_CHUNK || leads.length < found.length) return { ...job, after: last.id };
  }
  await markScored(tenant, job.startedAt, job.scoringVersion);
  return null;
}

/** As many leads from the front as stay within the budget, at least one. */
function within(leads: readonly CountedLead[], budget: number): CountedLead[] {
  let sum = 0;
  const taken = leads.findIndex((lead, index) => {
    sum += lead.interactionCount;
    return index > 0 && sum > budget;
  });
  return taken === -1 ? [...leads] : leads.slice(0, taken);
}

/** What was taken back has neither words nor points, and gets none by new rules. */
const pointsNow = (one: StoredInteraction, { scoring }: WorkspaceScoring): number =>
  one.isSilent && one.points === 0 ? 0 : pointsBy(scoring, one);
