import type { AccountRow } from "../accounts/service.ts";
import { isLostRace } from "../db/bulk.ts";
import type { Deps } from "../deps.ts";
import { aiSetup, mayLeave } from "../phones/ai-setup.ts";
import { ringReadings } from "../phones/reading-ring.ts";
import { withErasuresSince, withoutErasedPeople } from "../privacy/tombstones.ts";
import { planAmendments } from "./amend-plan.ts";
import { amendWrites, readForAmendments } from "./amend-store.ts";
import type { Amendment } from "./amendment.ts";

const TRIES = 3;
/** Each may concern another person with all they ever said. */
const AMEND_CHUNK = 50;

/**
 * People edited or took back what they had sent: our copies follow, as the platform asks, and the score
 * with them. The row of an unsent message stays without its text, so that polling does not bring it back. What
 * concerns something that has not come yet is kept until it comes.
 *
 * @returns false when everything was known already
 */
export async function amend(
  deps: Deps,
  account: AccountRow,
  amendments: readonly Amendment[],
): Promise<boolean> {
  let hasWritten = false;
  for (let start = 0; start < amendments.length; start += AMEND_CHUNK) {
    const written = await amendChunk(deps, account, amendments.slice(start, start + AMEND_CHUNK));
    hasWritten ||= written;
  }
  return hasWritten;
}

async function amendChunk(deps: Deps, found: AccountRow, all: readonly Amendment[]): Promise<boolean> {
  const tenant = deps.tenant(found.workspaceId);
  let [account, amendments] = [found, all];
  for (let attempt = 1; ; attempt++) {
    const now = deps.now();
    const keys = [...new Set(amendments.map((one) => one.dedupeKey))];
    const { settings, rules, ...read } = await readForAmendments(tenant, account.id, keys);
    const plan = planAmendments({
      now,
      accountId: account.id,
      zone: settings.zone,
      country: settings.country,
      reads: settings.aiDailyCalls > 0 && aiSetup(deps.config) !== null && mayLeave(account.platform),
      scoring: rules.scoring,
      amendments,
      ...read,
    });
    const statements = amendWrites(plan, {
      accountId: account.id,
      scoringVersion: rules.version,
      erasureVersion: account.erasureVersion,
      now,
      leads: read.leads,
    });
    if (statements.length === 0) return false;
    try {
      const results = await tenant.batch(statements);
      if (plan.readings.length > 0) await ringReadings(deps, tenant.workspaceId, plan.readings);
      return results.some((result) => result.changes > 0);
    } catch (error) {
      if (!isLostRace(error) || attempt === TRIES) throw error;
      // Somebody may have been erased since the account was read.
      account = await withErasuresSince(tenant, account);
      amendments = await withoutErasedPeople(deps, tenant, account, amendments, (one) => [one.personId]);
    }
  }
}
