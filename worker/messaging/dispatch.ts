import { plannedCapabilities } from "../accounts/capabilities.ts";
import { loseToken } from "../accounts/reconnect.ts";
import { type AccountRow, findAccountRow, limitsOf, openToken } from "../accounts/service.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { digestsOfLead, isAnyOfThemListed } from "../do-not-contact/service.ts";
import { backoffSeconds, type Settlement } from "../doorbell/settle.ts";
import { readWorkspace, type WorkspaceSettings } from "../identity/service.ts";
import type { PlatformId } from "../platforms/contract.ts";
import type { Platform, SendResult, SendTarget } from "../platforms/platform.ts";
import { addDays, HOUR_MS, localDay, MINUTE_MS } from "../scoring/days.ts";
import { judge } from "./judge.ts";
import { PRIVATE_REPLY_MS } from "./reach.ts";
import { planAccount } from "./schedule.ts";
import {
  beginSending,
  type DueMessage,
  endUnsent,
  failSending,
  findDue,
  holdFor,
  markSent,
  markUnknown,
  moveComment,
  noteReplyRefused,
  returnToWaiting,
} from "./sending-store.ts";

const DONE: Settlement = { kind: "done" };
/** A redelivered webhook carries its last sending time; Instagram retries for 36 h. */
const RETRIED_DELIVERY_MS = 36 * HOUR_MS;
/** Waits shorter than this stay in the queue; longer ones are the sweep's. */
const SHORT_WAIT_MS = 60_000;
const BLOCKED_BY_PLATFORM_MS = 6 * HOUR_MS;
const LEAST_LIMITED_MS = 2 * MINUTE_MS;

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
      capabilities: platform?.capabilities ?? plannedCapabilities(account.platform as PlatformId),
    },
    stopped: workspace.stopped,
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
  const surelyFree = account.dailyDmLimit - message.sentLately;
  if (message.origin === "automation" && message.state === "pending" && message.waiting > surelyFree) {
    const due = await planAccount(deps, tenant, account, workspace);
    if (!due.includes(message.id)) return DONE;
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
  message: DueMessage,
  target: SendTarget,
): Promise<Settlement> {
  const token = await openToken(deps, account);
  if (token === undefined) {
    await holdFor(tenant, message.id, "reconnect", 0);
    return DONE;
  }
  if (!(await mayStillAnswer(deps, tenant, account, platform, token, message, target))) return DONE;

  // Who may not be contacted is asked in the very step that begins to send: these are what it asks with.
  const digests = message.isAnyListed === 1 ? await digestsOfLead(deps, tenant, message.leadId) : [];
  const gate = deps.gate(account.platform, account.externalId);
  // A gate that cannot be reached throws: the queue tries again later, and nothing is sent meanwhile.
  const grant = await gate.take(message.id, limitsOf(account, workspace.zone), deps.now());
  if (!grant.ok) {
    if (grant.reason === "already-settled") {
      // The gate remembers a send that this row does not, e.g. after a restore: find out, never repeat.
      const grantId = message.grantId ?? "";
      await beginSending(tenant, message, { grantId, via: target.kind, now: deps.now(), digests });
      await markUnknown(tenant, message, target.kind, localDay(deps.now(), workspace.zone));
      return DONE;
    }
    const waitMs = grant.retryAtMs - deps.now();
    if (waitMs <= SHORT_WAIT_MS) return again(waitMs);
    await planAccount(deps, tenant, account, workspace);
    return DONE;
  }
  const sending = { grantId: grant.grantId, via: target.kind, now: deps.now(), digests };
  if (!(await beginSending(tenant, message, sending))) {
    // Somebody else was first, or the person may not be contacted: then the slot is nobody's.
    const isListed = digests.length > 0 && (await isAnyOfThemListed(tenant, digests));
    if (isListed && (await endUnsent(tenant, message.id, "skipped", "do-not-contact"))) {
      await gate.settle(grant.grantId, "not-sent", deps.now());
    }
    return DONE;
  }
  if (deps.now() >= grant.expiresAtMs) {
    await returnToWaiting(tenant, message.id, "slow", 0);
    await gate.settle(grant.grantId, "not-sent", deps.now());
    return again(1000);
  }
  const result = await platform.send(token, account.externalId, target, message.text);
  const retryAt = result.kind === "later" ? deps.now() + waitAfter(deps, message, result) : 0;
  await record(deps, tenant, workspace, message, target, result, retryAt);
  if (result.kind === "reconnect") await loseToken(deps, tenant, account.id, result.code, token);
  await gate.settle(
    grant.grantId,
    result.kind === "sent" ? "sent" : result.kind === "unknown" ? "unknown" : "not-sent",
    deps.now(),
  );
  // A limit or a block is the account's, not this message's: nobody else is written to before it is over.
  if (result.kind === "later") await gate.trip(retryAt, result.reason);
  return DONE;
}

/** How long a definite non-send waits: as told, else six hours for a block, else longer each time, with jitter. */
function waitAfter(deps: Deps, message: DueMessage, later: Extract<SendResult, { kind: "later" }>): number {
  if (later.afterMs !== null) return Math.ceil(later.afterMs);
  if (later.reason === "blocked-by-platform") return BLOCKED_BY_PLATFORM_MS;
  const backoffMs = backoffSeconds(message.attempts + 1) * 1000 * (0.75 + deps.random() / 2);
  return Math.ceil(Math.max(LEAST_LIMITED_MS, backoffMs));
}

/** Writes what the platform answered. */
async function record(
  deps: Deps,
  tenant: TenantDb,
  workspace: WorkspaceSettings,
  message: DueMessage,
  target: SendTarget,
  result: SendResult,
  retryAt: number,
): Promise<void> {
  const now = deps.now();
  const day = localDay(now, workspace.zone);
  switch (result.kind) {
    case "sent":
      await markSent(tenant, {
        message,
        via: target.kind,
        externalId: result.externalId,
        recipientId: result.recipientId,
        at: now,
        day,
        from: "sending",
        personId: message.personId,
      });
      return;
    case "unknown":
      console.warn(JSON.stringify({ event: "send.unknown", messageId: message.id, cause: result.cause }));
      await markUnknown(tenant, message, target.kind, day);
      return;
    case "later":
      await returnToWaiting(tenant, message.id, result.reason, retryAt);
      return;
    case "reconnect":
      await returnToWaiting(tenant, message.id, "reconnect", 0);
      return;
    case "refused":
      await failSending(tenant, message.id, result.reason);
      if (target.kind === "private_reply" && result.reason === "private-reply-used") {
        await noteReplyRefused(tenant, message.leadId, target.commentId);
      }
      return;
  }
}

/**
 * A webhook carries only its own sending time, up to 36 h late. Where that matters the comment is read first: in
 * its last hours, when it may be too old or gone, and when it may be older than the automation that answers it.
 */
async function mayStillAnswer(
  deps: Deps,
  tenant: TenantDb,
  account: AccountRow,
  platform: Platform,
  token: string,
  message: DueMessage,
  target: SendTarget,
): Promise<boolean> {
  if (target.kind !== "private_reply" || message.commentAt === null || message.commentAtIsProvisional !== 1)
    return true;
  const isClosing = message.commentAt + PRIVATE_REPLY_MS - deps.now() <= RETRIED_DELIVERY_MS;
  const activatedAt = Math.floor((message.activatedAt ?? 0) / 1000) * 1000;
  const mayPrecede = message.commentAt - activatedAt <= RETRIED_DELIVERY_MS;
  if (!isClosing && !mayPrecede) return true;
  const read = await platform.readComment(token, target.commentId);
  if (read.kind === "gone" && isClosing) {
    await endUnsent(tenant, message.id, "skipped", "comment-deleted");
    return false;
  }
  if (read.kind === "reconnect") {
    await holdFor(tenant, message.id, "reconnect", 0);
    await loseToken(deps, tenant, account.id, read.code, token);
    return false;
  }
  if (read.kind !== "ok" || read.value.at >= message.commentAt) return true;
  await moveComment(tenant, account.id, target.commentId, message.leadId, read.value.at);
  if (read.value.at < activatedAt) {
    await endUnsent(tenant, message.id, "skipped", "before-activation");
    return false;
  }
  if (read.value.at + PRIVATE_REPLY_MS > deps.now()) return true;
  await endUnsent(tenant, message.id, "expired", "comment-too-old");
  return false;
}
