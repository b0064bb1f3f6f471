import { auditStatements } from "../audit/record.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { readWorkspace } from "../identity/service.ts";
import { DM_JOB_VERSION } from "../messaging/jobs.ts";
import { raiseNotice, resolveNotices } from "../notifications/service.ts";
import type { PlatformId } from "../platforms/contract.ts";
import type { SendResult } from "../platforms/platform.ts";
import { addDays, localDay } from "../scoring/days.ts";
import { type AutoBlock, blockStatements } from "./block.ts";
import { BLOCK_REASONS, type Blocked } from "./contract.ts";
import { type GuardState, nextGuard, type SignalKind, slowedLimit } from "./rule.ts";
import {
  listBlockedRows,
  readGuardFacts,
  signalStatement,
  wasOftenUnavailable,
  writeGuard,
} from "./store.ts";

/** From this level on the owners are told. */
const TOLD_FROM = 2;

/** Which sign a platform's answer to a send is; null for an ordinary one. */
export function signalOf(result: SendResult): SignalKind | null {
  switch (result.kind) {
    case "later":
      return result.reason === "blocked-by-platform" ? "blocked" : "rate-limited";
    case "unknown":
      return "error";
    case "refused":
      return REFUSALS[result.reason] ?? null;
    default:
      return null;
  }
}
/** What says nothing of the account (a window that closed, a text that is too long) is no sign. */
const REFUSALS: Partial<Record<Extract<SendResult, { kind: "refused" }>["reason"], SignalKind>> = {
  "person-unavailable": "unavailable",
  "person-blocked-us": "unavailable",
  "no-such-person": "unavailable",
  restricted: "blocked",
  "messages-disabled": "error",
  "permission-missing": "error",
  refused: "error",
};

/**
 * Notes what a send showed of the account, and slows it down at once where that asks for it. An ordinary answer costs
 * nothing. Never fails its caller: the message's own row is already written.
 */
export async function noteSend(
  deps: Deps,
  tenant: TenantDb,
  message: { accountId: string; leadId: string },
  result: SendResult,
): Promise<void> {
  const kind = signalOf(result);
  if (kind === null) return;
  await safely(async () => {
    if (result.kind === "refused" && result.reason === "person-unavailable") {
      await blockUnavailable(deps, tenant, message.leadId);
    }
    await noteSignal(deps, tenant, message.accountId, kind);
  });
}

/** Notes some signs of one kind, e.g. what people wrote from the platform's own app, or that they asked to stop. */
export const noteSignals = (
  deps: Deps,
  tenant: TenantDb,
  accountId: string,
  kind: SignalKind,
  count: number,
): Promise<void> =>
  count > 0 ? safely(() => noteSignal(deps, tenant, accountId, kind, count)) : Promise.resolve();

async function safely(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const name = error instanceof Error ? error.name : "unknown";
    console.error(JSON.stringify({ event: "guard.not-noted", error: name }));
  }
}

async function noteSignal(
  deps: Deps,
  tenant: TenantDb,
  accountId: string,
  kind: SignalKind,
  count = 1,
): Promise<void> {
  await look(deps, tenant, accountId, [signalStatement(accountId, kind, count, deps.now())]);
}

/** Looks again at an account that was slowed down: time has passed, nothing else. */
export const recover = (deps: Deps, { workspaceId, accountId }: { workspaceId: string; accountId: string }) =>
  look(deps, deps.tenant(workspaceId), accountId, null);

const TRIES = 3;

/** @param news what just happened; null when only time has passed */
async function look(
  deps: Deps,
  tenant: TenantDb,
  accountId: string,
  news: Parameters<typeof readGuardFacts>[4] | null,
): Promise<void> {
  const { zone } = await readWorkspace(tenant);
  let before = news ?? [];
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const now = deps.now();
    const today = localDay(now, zone);
    const days = { today, yesterday: addDays(today, -1) };
    const facts = await readGuardFacts(tenant, accountId, now, days, before);
    before = [];
    if (!facts) return;
    const { state, dailyLimit, ...rest } = facts;
    const next = nextGuard(state, { ...rest, limits: { dailyLimit } }, now, news !== null);
    if (isSame(state, next)) return;
    if (await change(deps, tenant, { id: accountId, dailyLimit }, state, next, now)) return;
    // Another sign was first: what it decided is what this one goes on from.
  }
}

const isSame = (a: GuardState, b: GuardState): boolean =>
  a.level === b.level && a.reason === b.reason && a.until === b.until && a.changedAt === b.changedAt;

async function change(
  deps: Deps,
  tenant: TenantDb,
  { id: accountId, dailyLimit }: { id: string; dailyLimit: number },
  before: GuardState,
  next: GuardState,
  now: number,
): Promise<boolean> {
  const isMoved = next.level !== before.level;
  const entry = auditStatements(
    {
      at: now,
      by: "guard",
      action: "account.guard-changed",
      target: { kind: "account", id: accountId },
      before: { level: before.level, reason: before.reason },
      after: { level: next.level, reason: next.reason },
    },
    "changed",
  );
  if (!(await writeGuard(tenant, accountId, before, next, isMoved ? entry : []))) return false;
  if (!isMoved) return true;
  // What waits is planned anew by what may go now.
  const { workspaceId } = tenant;
  await deps.env.DM.send({ v: DM_JOB_VERSION, workspaceId, kind: "account", accountId });
  if (next.level < before.level && next.level >= TOLD_FROM) return true;
  await resolveNotices(tenant, accountId, ["slowed-down"]);
  if (next.level > before.level && next.level >= TOLD_FROM) {
    await raiseNotice(deps, tenant, {
      kind: "slowed-down",
      accountId,
      data: { level: next.level, reason: next.reason, limitNow: slowedLimit(dailyLimit, next.level) },
    });
  }
  return true;
}

async function blockUnavailable(deps: Deps, tenant: TenantDb, leadId: string): Promise<void> {
  const block: AutoBlock = { leadId, reason: "unavailable", words: "unavailable", at: deps.now() };
  await tenant.batch(blockStatements(block, wasOftenUnavailable(leadId)));
}

/** Who is blocked and why, newest first. */
export async function listBlocked(
  deps: Deps,
  tenant: TenantDb,
  query: { limit: number; cursor?: string },
): Promise<{ items: Blocked[]; nextCursor: string | null }> {
  const [at, id] = query.cursor ? await deps.cursors.read("blocked", tenant.workspaceId, query.cursor) : [];
  const before = typeof at === "number" && typeof id === "string" ? { at, id } : null;
  const rows = await listBlockedRows(tenant, before, query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => ({
      leadId: row.leadId,
      username: row.username,
      displayName: row.displayName,
      platform: row.platform as PlatformId,
      reason: BLOCK_REASONS.find((one) => one === row.reason) ?? "hand",
      words: row.reason === "insult" ? row.words : null,
      at: row.at === 0 ? null : new Date(row.at).toISOString(),
    })),
    nextCursor: last ? await deps.cursors.write("blocked", tenant.workspaceId, [last.at, last.leadId]) : null,
  };
}
