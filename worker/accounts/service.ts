import { auditStatements } from "../audit/record.ts";
import type { Statement, TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Guard } from "../guard/contract.ts";
import { slowed } from "../guard/rule.ts";
import { guardText } from "../guard/texts.ts";
import type { Actor } from "../http/context.ts";
import { notFound } from "../http/problem.ts";
import { readWorkspace } from "../identity/service.ts";
import { DM_JOB_VERSION } from "../messaging/jobs.ts";
import type { SendLimits } from "../messaging/quota.ts";
import { resolveNotices } from "../notifications/service.ts";
import type { PlatformId } from "../platforms/contract.ts";
import type { Platform } from "../platforms/platform.ts";
import { addDays, DAY_MS, localDay } from "../scoring/days.ts";
import { plannedCapabilities } from "./capabilities.ts";
import { type Account, type AccountPatch, QUARTER_MINUTES } from "./contract.ts";
import { settledLosses, youngOf } from "./loss.ts";
import { lossRate } from "./loss-rule.ts";
import {
  type AccountFigures,
  type AccountRow,
  changeAccount,
  dropConnection,
  findAccountRow,
  listAccountRows,
  readFigures,
} from "./store.ts";

export type { AccountChange, AccountRow } from "./store.ts";
export { changeAccount, findAccountRow, listAccountRows } from "./store.ts";

/** Counting stops here: nobody reads a longer queue to the digit. */
export const OPEN_MESSAGES_COUNTED = 2000;
const LOSS_DAYS = 7;

export async function requireAccountRow(tenant: TenantDb, id: string): Promise<AccountRow> {
  const row = await findAccountRow(tenant, id);
  if (!row) throw notFound();
  return row;
}

/** What a person set: the messages that people write by hand go by it. */
export const ownLimitsOf = (account: AccountRow, zone: string): SendLimits => ({
  dailyLimit: account.dailyDmLimit,
  hourlyLimit: account.hourlyDmLimit,
  minSpacingMs: account.minSpacingMs,
  warmUp: account.warmUpSince === null ? null : { since: account.warmUpSince },
  activeHours: account.activeHours,
  zone,
});

/** What the gate grants automatic messages by: what a person set, or less while the account is slowed down. */
export const limitsOf = (account: AccountRow, zone: string): SendLimits =>
  slowed(ownLimitsOf(account, zone), account.guardLevel);

/** The context a token is sealed in: a record moved to another row does not open. */
export const tokenContext = (account: Pick<AccountRow, "workspaceId" | "id" | "platform">): string[] => [
  account.workspaceId,
  account.id,
  account.platform,
  "access-token",
];

/** The token in clear, only for the call that needs it. Undefined when the account has none. */
export const openToken = async (deps: Deps, account: AccountRow): Promise<string | undefined> =>
  account.token === null ? undefined : deps.vault.open(account.token, tokenContext(account));

/** Every account as the contract shows it; a gate that does not answer leaves its two figures empty. */
export async function listAccounts(
  deps: Deps,
  tenant: TenantDb,
  withDisconnected: boolean,
  language: "fr" | "en" = "en",
): Promise<Account[]> {
  const workspace = await readWorkspace(tenant);
  const today = localDay(deps.now(), workspace.zone);
  const [rows, figures] = await Promise.all([
    listAccountRows(tenant),
    readFigures(tenant, today, addDays(today, -LOSS_DAYS), OPEN_MESSAGES_COUNTED),
  ]);
  const young = await youngOf(tenant, figures, deps.now());
  const byId = new Map(figures.map((one) => [one.accountId, { ...one, byPoll: settledLosses(one, young) }]));
  return Promise.all(
    rows
      .filter((row) => withDisconnected || row.status !== "disconnected")
      .map((row) => describe(deps, row, { zone: workspace.zone, language }, byId.get(row.id))),
  );
}

export async function describeAccount(
  deps: Deps,
  tenant: TenantDb,
  id: string,
  language: "fr" | "en" = "en",
): Promise<Account> {
  const found = (await listAccounts(deps, tenant, true, language)).find((account) => account.id === id);
  if (!found) throw notFound();
  return found;
}

async function describe(
  deps: Deps,
  row: AccountRow,
  { zone, language }: { zone: string; language: "fr" | "en" },
  figures?: AccountFigures,
): Promise<Account> {
  const platform = deps.platform(row.platform);
  const usage = await usageOf(deps, row, zone);
  return {
    id: row.id,
    platform: row.platform as PlatformId,
    externalId: row.externalId,
    username: row.username,
    status: row.status === "connected" && row.paused ? "paused" : row.status,
    mode: row.mode,
    capabilities: platform?.capabilities ?? plannedCapabilities(row.platform as PlatformId),
    dailyDmLimit: row.dailyDmLimit,
    dmSentToday: figures?.sentToday ?? 0,
    dmSentLast24h: usage?.used24h ?? null,
    nextSlotAt: time(usage?.nextSlotAtMs ?? null),
    lastCollectedAt: time(row.lastCollectedAt),
    tokenExpiresAt: time(row.tokenExpiresAt),
    lossRate: row.mode === "instant" && figures ? lossRate(figures) : null,
    hourlyDmLimit: row.hourlyDmLimit,
    minSpacingMs: row.minSpacingMs,
    warmUp: row.warmUpSince !== null,
    activeHours: row.activeHours,
    paused: row.paused,
    holdUntil: row.holdUntil > deps.now() ? time(row.holdUntil) : null,
    pendingMessages: figures?.open ?? 0,
    pollMinutes: row.pollMinutes,
    lossAlarmPercent: row.lossAlarmPercent,
    lastWebhookAt: time(row.lastWebhookAt),
    quietUntil: row.quietUntil > deps.now() ? time(row.quietUntil) : null,
    collecting: row.readingUntil > deps.now(),
    // A platform that listed none has not said that any is missing.
    missingScopes:
      platform && row.scopes.length > 0
        ? platform.requiredScopes.filter((scope) => !row.scopes.includes(scope))
        : [],
    guard: describeGuard(row, zone, language, deps.now()),
  };
}

function describeGuard(row: AccountRow, zone: string, language: "fr" | "en", now: number): Guard {
  const { guardLevel: level, guardReason: reason, guardChangedAt: changedAt } = row;
  const limitNow = limitsOf(row, zone).dailyLimit;
  const isSlow = level > 0 && reason !== null;
  const isBack = level === 0 && changedAt !== null && now - changedAt < DAY_MS;
  return {
    level,
    reason,
    text: isSlow ? guardText({ level, reason, limitNow }, language) : null,
    since: time(row.guardSince),
    until: time(row.guardUntil),
    limitNow,
    recoveredAt: isBack ? time(changedAt) : null,
  };
}

const time = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

async function usageOf(deps: Deps, row: AccountRow, zone: string) {
  try {
    return await deps.gate(row.platform, row.externalId).usage(limitsOf(row, zone), deps.now());
  } catch {
    return undefined;
  }
}

/** Changes limits and pauses. What waits is looked at again at once: a higher limit frees slots now. */
export async function patchAccount(
  deps: Deps,
  tenant: TenantDb,
  id: string,
  patch: AccountPatch,
  by: Actor,
): Promise<Account> {
  const row = await requireAccountRow(tenant, id);
  const { warmUp, ...rest } = patch;
  const warmUpSince = warmUp === undefined ? undefined : warmUp ? (row.warmUpSince ?? deps.now()) : null;
  const change = { ...rest, ...(warmUpSince === undefined ? {} : { warmUpSince }) };
  await changeAccount(tenant, id, change, undefined, limitsWrittenDown(deps, by, row, patch));
  if (patch.pollMinutes !== undefined) {
    // An account that is told by itself is left to the quarter of an hour, whatever pace it would have.
    const pollMinutes = row.mode === "polling" ? patch.pollMinutes : QUARTER_MINUTES;
    await deps.system.setPace({ ...row, accountId: id }, pollMinutes);
  }
  if (row.status === "connected") {
    await deps.env.DM.send({
      v: DM_JOB_VERSION,
      workspaceId: tenant.workspaceId,
      kind: "account",
      accountId: id,
    });
  }
  return describeAccount(deps, tenant, id);
}

const LIMITS = ["dailyDmLimit", "hourlyDmLimit", "minSpacingMs", "warmUp", "activeHours", "paused"] as const;

/** The audit's entry of the limits that change; nothing where none does. */
function limitsWrittenDown(deps: Deps, by: Actor, row: AccountRow, patch: AccountPatch): Statement[] {
  const was = { ...row, warmUp: row.warmUpSince !== null };
  const changed = LIMITS.filter(
    (name) => patch[name] !== undefined && JSON.stringify(patch[name]) !== JSON.stringify(was[name]),
  );
  if (changed.length === 0) return [];
  return auditStatements(
    {
      at: deps.now(),
      by,
      action: "account.limits-changed",
      target: { kind: "account", id: row.id },
      before: Object.fromEntries(changed.map((name) => [name, was[name]])),
      after: Object.fromEntries(changed.map((name) => [name, patch[name]])),
    },
    "changed",
  );
}

/** Hands the account back: revokes, forgets the token, keeps leads, rules and history. */
export async function disconnect(deps: Deps, tenant: TenantDb, id: string): Promise<void> {
  const row = await requireAccountRow(tenant, id);
  if (row.status === "disconnected") return;
  const platform = deps.platform(row.platform);
  const token = await openToken(deps, row).catch(() => undefined);
  if (platform && token) {
    // The account is disconnected here whatever the platform answers; it may be unreachable.
    await platform.unsubscribe(token, row.externalId).catch(() => undefined);
  }
  await forgetConnection(deps, tenant, row);
}

/** Drops the token, what waited to be sent, and the directory entry, e.g. when the platform says that the person removed the app. */
export async function forgetConnection(deps: Deps, tenant: TenantDb, row: AccountRow): Promise<void> {
  await dropConnection(tenant, row.id);
  await deps.system.releaseAccount(row.platform, row.externalId, tenant.workspaceId);
  await resolveNotices(tenant, row.id, ["reconnect", "token-expiring", "loss"]);
}

/** An account and its platform with a usable token, or why there is none. */
export type ReadyAccount =
  | { kind: "ready"; account: AccountRow; platform: Platform; token: string }
  | { kind: "not-ready"; reason: "missing" | "reconnect" | "disconnected" | "switched-off" };

export async function openAccount(deps: Deps, tenant: TenantDb, id: string): Promise<ReadyAccount> {
  const account = await findAccountRow(tenant, id);
  if (!account) return { kind: "not-ready", reason: "missing" };
  if (account.status !== "connected") return { kind: "not-ready", reason: account.status };
  const platform = deps.platform(account.platform);
  if (!platform) return { kind: "not-ready", reason: "switched-off" };
  const token = await openToken(deps, account);
  return token === undefined
    ? { kind: "not-ready", reason: "reconnect" }
    : { kind: "ready", account, platform, token };
}
