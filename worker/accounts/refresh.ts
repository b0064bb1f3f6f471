import type { DirectoryEntry } from "../db/system.ts";
import { sql, type TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { sendAll } from "../doorbell/send.ts";
import { raiseNotice, resolveNotices } from "../notifications/service.ts";
import type { GrantedToken } from "../platforms/platform.ts";
import { SYNC_JOB_VERSION } from "../scoring/jobs.ts";
import type { TokenJob } from "./jobs.ts";
import { loseToken, retellLoss } from "./reconnect.ts";
import { tokenContext } from "./service.ts";
import { type AccountRow, changeAccount, findAccountRow, replaceToken } from "./store.ts";
import { isWorrying, tokenStep } from "./token-life.ts";

/** A token may be sealed anew while the platform answers: then its record changes and it does not. */
const MOST_TRIES = 3;

/** Asks for a look at the tokens of these accounts: each has a message of its own, so none waits for another. */
export const askForTokens = (
  deps: Deps,
  accounts: readonly Pick<DirectoryEntry, "workspaceId" | "accountId">[],
): Promise<void> =>
  sendAll(
    deps.env.SYNC,
    accounts.map(({ workspaceId, accountId }) => ({
      v: SYNC_JOB_VERSION,
      kind: "token" as const,
      workspaceId,
      accountId,
    })),
  );

/** One account's token tonight. What fails is noted and tried again the next night. */
export async function tendToken(deps: Deps, { workspaceId, accountId }: TokenJob): Promise<void> {
  const tenant = deps.tenant(workspaceId);
  const account = await findAccountRow(tenant, accountId);
  if (account?.status === "reconnect") return retellLoss(deps, tenant, accountId);
  if (account?.status !== "connected" || account.token === null) return;
  const now = deps.now();
  const life = {
    expiresAt: account.tokenExpiresAt,
    refreshedAt: account.tokenRefreshedAt,
    connectedAt: account.connectedAt,
  };
  const step = tokenStep(life, now);
  const token = step === "keep" ? undefined : await open(deps, account);
  if (step === "expired") await loseToken(deps, tenant, accountId, "expired", token);
  if (step !== "refresh") return;
  const platform = deps.platform(account.platform);
  if (!platform) return;
  if (token === undefined) return noteFailure(deps, tenant, account);
  const refreshed = await platform.refreshToken(token, now);
  if (refreshed.kind === "reconnect") {
    await loseToken(deps, tenant, accountId, refreshed.code, token);
  } else if (refreshed.kind === "ok") {
    await keep(deps, tenant, account, token, refreshed.value);
  } else {
    await noteFailure(deps, tenant, account);
  }
}

/** undefined when no key of the ring opens it: a key may come back, so that is a failure and no loss. */
const open = (deps: Deps, account: AccountRow): Promise<string | undefined> =>
  deps.vault.open(account.token ?? "", tokenContext(account)).catch(() => undefined);

/** Stores the new token in the place of the one it was made from, and of no other: somebody may have reconnected. */
async function keep(
  deps: Deps,
  tenant: TenantDb,
  account: AccountRow,
  used: string,
  granted: GrantedToken,
): Promise<void> {
  const token = await deps.vault.seal(granted.token, tokenContext(account));
  const change = {
    token,
    tokenExpiresAt: granted.expiresAt,
    tokenRefreshedAt: deps.now(),
    refreshFailedAt: null,
    ...(granted.scopes.length > 0 ? { scopes: granted.scopes } : {}),
  };
  let present: AccountRow | undefined = account;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if (present?.status !== "connected" || present.token === null) return;
    if (present !== account && (await open(deps, present)) !== used) return;
    if (await replaceToken(tenant, account.id, present.token, change)) {
      await resolveNotices(tenant, account.id, ["token-expiring"]);
      return;
    }
    present = await findAccountRow(tenant, account.id);
  }
}

/** Of the token that was used, and of no other: whoever reconnected meanwhile has one that did not fail. */
async function noteFailure(deps: Deps, tenant: TenantDb, account: AccountRow): Promise<void> {
  const now = deps.now();
  const isStillTheirs = await changeAccount(
    tenant,
    account.id,
    { refreshFailedAt: now },
    sql`status = 'connected' AND token IS ${account.token}`,
  );
  if (!isStillTheirs) return;
  if (account.tokenExpiresAt === null || !isWorrying(account.tokenExpiresAt, now)) return;
  await raiseNotice(deps, tenant, {
    kind: "token-expiring",
    accountId: account.id,
    data: { expiresAt: account.tokenExpiresAt },
  });
}
