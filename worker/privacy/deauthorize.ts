import { findAccountRow, forgetConnection } from "../accounts/service.ts";
import type { Deps } from "../deps.ts";
import { raiseNotice } from "../notifications/service.ts";

/** The platform tells whole seconds, and its clock is not ours. */
const CLOCK_SLACK_MS = 60_000;

/**
 * Somebody removed the app in the platform's settings: the account is disconnected wherever it was connected, as if
 * they had done it here, and its owner is told. Leads, rules and history stay. An account connected again since, which
 * an old request that is played again would hit, is left alone.
 * @param issuedAt epoch ms; null when the request does not say
 */
export async function deauthorize(
  deps: Deps,
  request: { platform: string; userId: string; issuedAt: number | null },
): Promise<void> {
  for (const entry of await deps.system.findAccountsByAnyId(request.platform, request.userId)) {
    const tenant = deps.tenant(entry.workspaceId);
    const account = await findAccountRow(tenant, entry.accountId);
    if (!account || account.status === "disconnected") continue;
    if (request.issuedAt !== null && request.issuedAt + CLOCK_SLACK_MS < account.connectedAt) continue;
    await forgetConnection(deps, tenant, account);
    await raiseNotice(deps, tenant, { kind: "deauthorized", accountId: account.id, data: {} });
  }
}
