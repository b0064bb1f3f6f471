import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { DM_JOB_VERSION } from "../messaging/jobs.ts";
import { requireAccountRow } from "./service.ts";
import { changeAccount, releaseHeldMessages } from "./store.ts";

/**
 * A new account sends nothing for a while, so that somebody tricked into connecting theirs to a stranger's
 * workspace has time to say no. The session that asked, landing again, is proof that it was no trick.
 */
export async function confirmConnection(
  deps: Deps,
  tenant: TenantDb,
  accountId: string,
  sessionId: string,
): Promise<void> {
  const account = await requireAccountRow(tenant, accountId);
  if (account.connectedSession !== sessionId || account.holdUntil <= deps.now()) return;
  await changeAccount(tenant, accountId, { holdUntil: 0 });
  await releaseHeldMessages(tenant, accountId, account.holdUntil);
  await deps.env.DM.send({ v: DM_JOB_VERSION, workspaceId: tenant.workspaceId, kind: "account", accountId });
}
