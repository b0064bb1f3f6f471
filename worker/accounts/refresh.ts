import type { Deps } from "../deps.ts";
import { DAY_MS } from "../scoring/days.ts";
import { markReconnect, openAccount, tokenContext } from "./service.ts";
import { changeAccount } from "./store.ts";

/** Long-lived tokens live 60 days; every night of the last ten is a chance to refresh (platforms/instagram.md §2.3). */
const REFRESH_BEFORE_MS = 10 * DAY_MS;
const YOUNGEST_MS = DAY_MS;

/** Refreshes one account's token when it is due; a failure is tried again the next night. */
export async function refreshTokens(deps: Deps, workspaceId: string, accountId: string): Promise<void> {
  const tenant = deps.tenant(workspaceId);
  const ready = await openAccount(deps, tenant, accountId);
  if (ready.kind !== "ready") return;
  const { account, platform, token } = ready;
  const now = deps.now();
  const isDue = account.tokenExpiresAt !== null && account.tokenExpiresAt - now < REFRESH_BEFORE_MS;
  const isOldEnough = now - (account.tokenRefreshedAt ?? account.connectedAt) >= YOUNGEST_MS;
  if (!isDue || !isOldEnough) return;
  const refreshed = await platform.refreshToken(token, now);
  if (refreshed.kind === "reconnect") await markReconnect(tenant, accountId);
  if (refreshed.kind !== "ok") return;
  await changeAccount(tenant, accountId, {
    token: await deps.vault.seal(refreshed.value.token, tokenContext(account)),
    tokenExpiresAt: refreshed.value.expiresAt,
    tokenRefreshedAt: now,
  });
}
