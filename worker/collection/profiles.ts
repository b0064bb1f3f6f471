import { loseToken } from "../accounts/reconnect.ts";
import { type AccountRow, openAccount } from "../accounts/service.ts";
import type { Deps } from "../deps.ts";
import { nameLead } from "../leads/contactable.ts";
import type { Platform } from "../platforms/platform.ts";

const MAX_LOOK_UPS = 5;

/**
 * A message names nobody: only the person's id. Asks the platform who it is, for a few people at a time. A
 * refusal (no consent yet, blocked) is no failure: the lead stays without a name until the next message.
 */
export async function nameUnknown(
  deps: Deps,
  account: AccountRow,
  platform: Platform,
  leads: readonly { id: string; externalId: string; username: string }[],
): Promise<void> {
  const unnamed = leads.filter((lead) => lead.username === "").slice(0, MAX_LOOK_UPS);
  if (unnamed.length === 0) return;
  const tenant = deps.tenant(account.workspaceId);
  const ready = await openAccount(deps, tenant, account.id);
  if (ready.kind !== "ready") return;
  for (const lead of unnamed) {
    const profile = await platform.readProfile(ready.token, lead.externalId);
    if (profile.kind === "reconnect") {
      await loseToken(deps, tenant, account.id, profile.code, ready.token);
      return;
    }
    if (profile.kind === "ok" && profile.value.username) {
      await nameLead(tenant, lead.id, profile.value.username, profile.value.displayName ?? null);
    }
  }
}
