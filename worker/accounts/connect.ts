import { JOB_VERSION } from "../collection/jobs.ts";
import { isLostRace } from "../db/bulk.ts";
import { newId } from "../db/ids.ts";
import type { OAuthState } from "../db/system.ts";
import type { Deps } from "../deps.ts";
import { Problem } from "../http/problem.ts";
import { DM_JOB_VERSION } from "../messaging/jobs.ts";
import { resolveNotices } from "../notifications/service.ts";
import type { ConnectedIdentity, GrantedToken, Platform } from "../platforms/platform.ts";
import { failIfErasing } from "../privacy/erasing.ts";
import { DEFAULT_DAILY_DM_LIMIT, DEFAULT_LOSS_ALARM_PERCENT, QUARTER_MINUTES } from "./contract.ts";
import { issueState } from "./oauth-state.ts";
import { tokenContext } from "./service.ts";
import { type AccountRow, findAccountByExternalId, saveConnected } from "./store.ts";

const DAY_MS = 24 * 60 * 60_000;
const FIRST_IMPORT_MS = 7 * DAY_MS;
const BACKGROUND_IMPORT_MS = 30 * DAY_MS;
const MINUTE_MS = 60_000;

export const redirectUri = (deps: Deps, platform: string): string =>
  `${deps.config.PUBLIC_API_URL}/oauth/${platform}/callback`;

/** @throws Problem `not-found` for an unknown platform, `switched-off` when its app is not set up here */
export function requirePlatform(deps: Deps, id: string): Platform {
  const platform = deps.platform(id);
  if (!platform) throw new Problem("switched-off");
  return platform;
}

/** The platform's consent page for this person and workspace. */
export async function startConnect(deps: Deps, platform: Platform, asked: OAuthState): Promise<string> {
  const state = await issueState(deps, platform.id, asked);
  return platform.authorizeUrl(state, redirectUri(deps, platform.id));
}

export type ConnectResult =
  | { kind: "connected"; accountId: string }
  | { kind: "failed"; reason: "exchange-failed" | "identity-failed" | "account-connected-elsewhere" };

/**
 * From the code of the consent page to a connected account: token, identity, the one workspace it may be in,
 * webhooks, and the first import. Reconnecting finds its leads, rules and limits again.
 */
export async function finishConnect(
  deps: Deps,
  platform: Platform,
  code: string,
  asked: OAuthState,
): Promise<ConnectResult> {
  const exchanged = await platform.exchangeCode(code, redirectUri(deps, platform.id), deps.now());
  if (exchanged.kind !== "ok") {
    console.warn(JSON.stringify({ event: "oauth.refused", platform: platform.id, cause: exchanged.cause }));
    return { kind: "failed", reason: "exchange-failed" };
  }
  const identified = await platform.identify(exchanged.granted.token);
  if (identified.kind !== "ok") return { kind: "failed", reason: "identity-failed" };
  return keepConnection(deps, platform, exchanged.granted, identified.value, asked);
}

/**
 * An account whose erasure began while the platform was asked is gone, and its id with it: the second time it is a
 * new one.
 */
async function keepConnection(
  deps: Deps,
  platform: Platform,
  granted: GrantedToken,
  identity: ConnectedIdentity,
  asked: OAuthState,
  isAgain = false,
): Promise<ConnectResult> {
  const { workspaceId } = asked;
  const tenant = deps.tenant(workspaceId);
  const now = deps.now();
  const before = await findAccountByExternalId(tenant, platform.id, identity.externalId);
  const id = before?.id ?? newId("acc", now);
  const claimed = await deps.system.claimAccount({
    platform: platform.id,
    externalId: identity.externalId,
    appScopedId: identity.appScopedId,
    workspaceId,
    accountId: id,
  });
  if (!claimed) return { kind: "failed", reason: "account-connected-elsewhere" };

  const isSubscribed = await platform.subscribe(granted.token, identity.externalId).catch(() => false);
  const account: AccountRow = {
    workspaceId,
    id,
    platform: platform.id,
    externalId: identity.externalId,
    appScopedId: identity.appScopedId,
    username: identity.username,
    displayName: identity.displayName,
    status: "connected",
    paused: before?.paused ?? false,
    // Instant once a comment has come by webhook: before Meta's advanced access a subscription alone brings none.
    mode: isSubscribed ? (before?.mode ?? "polling") : "polling",
    scopes: granted.scopes.length > 0 ? granted.scopes : (before?.scopes ?? []),
    token: await deps.vault.seal(granted.token, tokenContext({ workspaceId, id, platform: platform.id })),
    tokenExpiresAt: granted.expiresAt,
    tokenRefreshedAt: now,
    dailyDmLimit: before?.dailyDmLimit ?? DEFAULT_DAILY_DM_LIMIT,
    hourlyDmLimit: before?.hourlyDmLimit ?? null,
    minSpacingMs: before?.minSpacingMs ?? deps.config.DEFAULT_MIN_SPACING_MS,
    warmUpSince: before?.warmUpSince ?? null,
    activeHours: before?.activeHours ?? null,
    holdUntil: before ? before.holdUntil : now + deps.config.CONNECT_HOLD_MINUTES * MINUTE_MS,
    connectedBy: asked.personId,
    connectedSession: asked.sessionId,
    connectedAt: now,
    importedAt: before?.importedAt ?? null,
    lastCollectedAt: before?.lastCollectedAt ?? null,
    createdAt: before?.createdAt ?? now,
    pollMinutes: before?.pollMinutes ?? QUARTER_MINUTES,
    lossAlarmPercent: before ? before.lossAlarmPercent : DEFAULT_LOSS_ALARM_PERCENT,
    lastWebhookAt: before?.lastWebhookAt ?? null,
    quietUntil: 0,
    readingId: null,
    readingUntil: 0,
    refreshFailedAt: null,
    erasureVersion: before?.erasureVersion ?? 0,
    guardLevel: before?.guardLevel ?? 0,
    guardReason: before?.guardReason ?? null,
    guardSince: before?.guardSince ?? null,
    guardChangedAt: before?.guardChangedAt ?? null,
    guardUntil: before?.guardUntil ?? null,
  };
  try {
    await saveConnected(tenant, account, [failIfErasing(id)]);
  } catch (error) {
    if (isAgain || !isLostRace(error)) throw error;
    return keepConnection(deps, platform, granted, identity, asked, true);
  }
  await resolveNotices(tenant, id, ["reconnect", "deauthorized", "token-expiring"]);
  await askForCollection(deps, account, before === undefined);
  return { kind: "connected", accountId: id };
}

/** A new account: the last 7 days at once, then 30 days behind; a known one: what happened meanwhile, and what waits. */
async function askForCollection(
  deps: Deps,
  { workspaceId, id: accountId }: AccountRow,
  isNew: boolean,
): Promise<void> {
  const job = { v: JOB_VERSION, workspaceId, accountId, cursor: null };
  const now = deps.now();
  if (isNew) {
    await deps.env.COLLECT.send({ ...job, reason: "import", since: now - FIRST_IMPORT_MS });
    await deps.env.COLLECT.send(
      { ...job, reason: "import", since: now - BACKGROUND_IMPORT_MS },
      { delaySeconds: 5 },
    );
    return;
  }
  await deps.env.COLLECT.send({ ...job, reason: "poll", since: 0 });
  await deps.env.DM.send({ v: DM_JOB_VERSION, workspaceId, kind: "account", accountId });
}
