import { plannedCapabilities } from "../accounts/capabilities.ts";
import { loseToken } from "../accounts/reconnect.ts";
import { type AccountRow, findAccountRow, limitsOf, openToken, ownLimitsOf } from "../accounts/service.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { digestsOfLead, isAnyOfThemListed } from "../do-not-contact/service.ts";
import type { Settlement } from "../doorbell/settle.ts";
import { readWorkspace, type WorkspaceSettings } from "../identity/service.ts";
import type { PlatformId } from "../platforms/contract.ts";
import type { Platform, SendContent, SendTarget } from "../platforms/platform.ts";
import { addDays, localDay } from "../scoring/days.ts";
import { type Heard, MISSES_TO_OPEN } from "./breaker.ts";
import { checkComment } from "./comment-check.ts";
import { judge } from "./judge.ts";
import { heardOf, outcomeOf, record, waitAfter, yieldToSends } from "./outcome.ts";
import { planAccount } from "./schedule.ts";
import {
  beginSending,
  type DueMessage,
  endIfOffLimits,
  endUnsent,
  findDue,
  holdFor,
  markUnknown,
  returnToWaiting,
} from "./sending-store.ts";

const DONE: Settlement = { kind: "done" };
/** Waits shorter than this stay in the queue; longer ones are the sweep's. */
const SHORT_WAIT_MS = 60_000;

/**
 * Sends one message if it may go now. The row is the truth: whatever the queue repeats, reorders or loses, the
 * guarded step to `sending` happens once, and from then on nothing repeats the call.
 */
export async function deliver(deps: Deps, workspaceId: string, messageId: string): Promise<Settlement> {
  const tenant = deps.tenant(workspaceId);
  const now = deps.now();
  const workspace = await readWorkspace(tenant);
  const today = localDay(now, workspace.zone);
  const message = await findDue(tenant, messageId, MOST_WAITING, addDays(today, -1));
  if (!message || message.open === 0 || (message.state !== "pending" && message.state !== "scheduled"))
    return DONE;
  if (message.notBeforeAt > now)
    return message.notBeforeAt - now <= SHORT_WAIT_MS ? again(message.notBeforeAt - now) : DONE;
  const account = await findAccountRow(tenant, message.accountId);
  if (!account) return DONE;
  const platform = deps.platform(account.platform);
  const verdict = judge({
    message,
    account: {
      connected: account.status === "connected" && platform !== undefined,
      disconnected: account.status === "disconnected",
      paused: account.paused,
      holdUntil: account.holdUntil,
      guardLevel: account.guardLevel,
      capabilities: platform?.capabilities ?? plannedCapabilities(account.platform as PlatformId),
    },
    stopped: workspace.stopped,
    zone: workspace.zone,
    now,
  });
  if (verdict.kind === "end") {
    await endUnsent(tenant, message.id, verdict.state, verdict.reason);
    return DONE;
  }
  if (verdict.kind === "hold" || !platform) {
    await holdFor(
      tenant,
      message.id,
      verdict.kind === "hold" ? verdict.reason : "switched-off",
      verdict.kind === "hold" ? verdict.until : 0,
    );
    return DONE;
  }
  // More wait than may surely leave: the plan decides who goes first. People's own answers do not queue.
  const surelyFree = limitsOf(account, workspace.zone).dailyLimit - message.sentLately;
  if (message.origin === "automation" && message.state === "pending" && message.waiting > surelyFree) {
    const turn = (await planAccount(deps, tenant, account, workspace)).find(({ id }) => id === message.id);
    if (!turn) return DONE;
    if (turn.at > now) return again(turn.at - now);
  }
  return send(deps, tenant, account, platform, workspace, message, verdict.target);
}

const MOST_WAITING = 1001;
const again = (afterMs: number): Settlement => ({
  kind: "again",
  afterSeconds: Math.max(1, Math.ceil(afterMs / 1000)),
});

async function send(
  deps: Deps,
  tenant: TenantDb,
  account: AccountRow,
  platform: Platform,
  workspace: WorkspaceSettings,
  waiting: DueMessage,
  target: SendTarget,
): Promise<Settlement> {
  // Whichever comment caused it: the one it answers is used up by it.
  const message = target.kind === "private_reply" ? { ...waiting, commentId: target.commentId } : waiting;
  const token = await openToken(deps, account);
  if (token === undefined) {
    await holdFor(tenant, message.id, "reconnect", 0);
    return DONE;
  }
  // Who may not be contacted is asked in the very step that begins to send: these are what it asks with.
  const digests = message.isAnyListed === 1 ? await digestsOfLead(deps, tenant, message.leadId) : [];
  const gate = deps.gate(account.platform, account.externalId);
  const limits = (message.origin === "person" ? ownLimitsOf : limitsOf)(account, workspace.zone);
  // A gate that cannot be reached throws: the queue tries again later, and nothing is sent meanwhile.
  const grant = await gate.take(message.id, limits, deps.now(), {
    jitter: deps.random(),
    mostUnderWay: MISSES_TO_OPEN,
  });
  if (!grant.ok) {
    if (grant.reason === "already-settled") {
      // The gate remembers a send that this row does not, e.g. after a restore: find out, never repeat.
      const sending = { grantId: message.grantId ?? "", target, now: deps.now(), digests };
      if (await beginSending(tenant, message, sending)) {
        await markUnknown(tenant, message, target.kind, localDay(deps.now(), workspace.zone));
      }
      return DONE;
    }
    const waitMs = grant.retryAtMs - deps.now();
    // Others wait for the same moment: each comes back at one of its own.
    const others =
      grant.reason === "spacing" ? Math.max(0, message.waiting - 1) * limits.minSpacingMs : waitMs;
    const spreadMs = waitMs + deps.random() * others;
    if (grant.reason !== "breaker" && waitMs <= SHORT_WAIT_MS)
      return again(Math.min(spreadMs, SHORT_WAIT_MS));
    await planAccount(deps, tenant, account, workspace);
    return DONE;
  }
  const giveBack = (heard?: Heard) =>
    gate.settle(grant.grantId, "not-sent", deps.now(), { heard, jitter: deps.random() });
  const check = await checkComment(deps, tenant, account, platform, token, message, target);
  if (check.kind === "stop") {
    await giveBack(check.heard);
    return DONE;
  }
  const sending = { grantId: grant.grantId, target, now: deps.now(), digests };
  if (!(await beginSending(tenant, message, sending))) {
    // Somebody else was first, or the person may not be contacted any more: then the slot is nobody's.
    const isListed = digests.length > 0 && (await isAnyOfThemListed(tenant, digests));
    const isOver = isListed
      ? await endUnsent(tenant, message.id, "skipped", "do-not-contact")
      : await endIfOffLimits(tenant, message.id);
    if (isOver) await giveBack();
    return DONE;
  }
  if (deps.now() >= grant.expiresAtMs) {
    await returnToWaiting(tenant, message.id, "slow", 0);
    await giveBack();
    return again(1000);
  }
  const result = await platform.send(token, account.externalId, target, contentOf(message));
  const now = deps.now();
  const retryAt = result.kind === "later" ? now + waitAfter(deps, message, result) : 0;
  await record(deps, tenant, workspace, message, target, result, retryAt);
  if (result.kind === "reconnect") await loseToken(deps, tenant, account.id, result.code, token);
  await gate.settle(grant.grantId, outcomeOf(result), deps.now(), {
    heard: heardOf(result, now),
    jitter: deps.random(),
  });
  await yieldToSends(tenant, account, result, now);
  return DONE;
}

const contentOf = ({ text, imageUrl }: DueMessage): SendContent =>
  imageUrl === null ? { text } : { imageUrl };
