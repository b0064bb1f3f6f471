import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { DM_JOB_VERSION } from "../messaging/jobs.ts";
import { raiseNotice, resolveNotices } from "../notifications/service.ts";
import { openToken } from "./service.ts";
import { findAccountRow, markReconnect } from "./store.ts";

const MOST_TRIES = 3;

/**
 * The platform says that a token is dead (error 190, or its time is over). Once, however many notice it together:
 * the account waits for reconnecting, its messages wait with it, and the owner is told.
 *
 * @param code what the platform said, for the log and the notice; never shown to people
 * @param used the token in clear that was refused: an account that has another by now has been reconnected
 * @returns true for the caller that marked it
 */
export async function loseToken(
  deps: Deps,
  tenant: TenantDb,
  accountId: string,
  code: string,
  used?: string,
): Promise<boolean> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const account = await findAccountRow(tenant, accountId);
    if (account?.status !== "connected") return false;
    if (used !== undefined && (await openToken(deps, account).catch(() => used)) !== used) return false;
    if (await markReconnect(tenant, accountId, account.token)) {
      console.warn(JSON.stringify({ event: "token.lost", platform: account.platform, accountId, code }));
      await tell(deps, tenant, accountId, code);
      await deps.env.DM.send({
        v: DM_JOB_VERSION,
        workspaceId: tenant.workspaceId,
        kind: "account",
        accountId,
      });
      return true;
    }
  }
  return false;
}

/** Raises the notice of an account that waits for reconnecting, should the process have died before it could. */
export const retellLoss = (deps: Deps, tenant: TenantDb, accountId: string): Promise<void> =>
  tell(deps, tenant, accountId, null);

async function tell(deps: Deps, tenant: TenantDb, accountId: string, code: string | null): Promise<void> {
  await raiseNotice(deps, tenant, { kind: "reconnect", accountId, data: { code } });
  await resolveNotices(tenant, accountId, ["token-expiring"]);
}
