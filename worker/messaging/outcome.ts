import { type AccountRow, changeAccount } from "../accounts/service.ts";
import { paceOf } from "../collection/reading-plan.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { noteSend } from "../guard/service.ts";
import type { WorkspaceSettings } from "../identity/service.ts";
import type { SendOutcome } from "../objects/send-gate.ts";
import type { SendResult, SendTarget } from "../platforms/platform.ts";
import { HOUR_MS, localDay, MINUTE_MS } from "../scoring/days.ts";
import type { Heard } from "./breaker.ts";
import { nextSteps } from "./next-steps.ts";
import {
  type DueMessage,
  failSending,
  markSent,
  markUnknown,
  noteReplyRefused,
  returnToWaiting,
} from "./sending-store.ts";

const BLOCKED_BY_PLATFORM_MS = 6 * HOUR_MS;
const FIRST_WAIT_MS = 2 * MINUTE_MS;
const LONGEST_WAIT_MS = HOUR_MS;
/** Reading leaves the account alone for at least so long beyond what it already does, or it is not worth a write. */
const QUIET_STEP_MS = MINUTE_MS;

type Later = Extract<SendResult, { kind: "later" }>;

/**
 * How long a definite non-send waits, ms: as told, else six hours for a block, else twice as long each time, up to an
 * hour, with jitter.
 */
export function waitAfter(
  deps: Pick<Deps, "random">,
  message: Pick<DueMessage, "attempts">,
  later: Later,
): number {
  if (later.afterMs !== null) return Math.ceil(later.afterMs);
  if (later.reason === "blocked-by-platform") return BLOCKED_BY_PLATFORM_MS;
  return Math.ceil(
    Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** message.attempts * (1 + deps.random() / 4)),
  );
}

export const outcomeOf = ({ kind }: SendResult): SendOutcome =>
  kind === "sent" || kind === "unknown" ? kind : "not-sent";

/** What a send showed of the platform. A limit or a block is the account's, not this message's. */
export function heardOf(result: SendResult, now: number): Heard {
  switch (result.kind) {
    case "unknown":
      return { kind: "nothing" };
    case "later": {
      const toldMs = result.reason === "blocked-by-platform" ? BLOCKED_BY_PLATFORM_MS : null;
      const waitMs = result.afterMs ?? toldMs;
      return { kind: "limited", untilMs: waitMs === null ? null : now + waitMs, reason: result.reason };
    }
    case "sent":
      // Taken, with the wish to be left alone.
      return result.regainMs === undefined
        ? { kind: "answered" }
        : { kind: "limited", untilMs: now + result.regainMs, reason: "rate-limited" };
    case "refused":
      // The owner's switch, not this person: the others wait while it is off, and one at a time finds out.
      return result.reason === "messages-disabled" || result.reason === "restricted"
        ? { kind: "limited", untilMs: null, reason: result.reason }
        : { kind: "answered" };
    case "reconnect":
      return { kind: "answered" };
  }
}

/**
 * Reading and sending use one budget: once a send learns that it is nearly used up, reading leaves the rest to sends.
 * They themselves go on until the platform refuses.
 */
export async function yieldToSends(
  tenant: TenantDb,
  account: AccountRow,
  result: SendResult,
  now: number,
): Promise<void> {
  const quietMs = quietAfterSend(result);
  const quietUntil = now + quietMs;
  if (quietMs === 0 || quietUntil - account.quietUntil < QUIET_STEP_MS) return;
  await changeAccount(tenant, account.id, { quietUntil });
}

function quietAfterSend(result: SendResult): number {
  const limited = result.kind === "later" && result.reason === "rate-limited";
  if (limited) return result.afterMs ?? FIRST_WAIT_MS;
  if (result.kind !== "sent" || result.usagePercent === undefined) return 0;
  const pace = paceOf("poll", result.usagePercent, result.regainMs ?? null);
  return pace.kind === "stop" ? pace.quietMs : 0;
}

/** Writes what the platform answered. @param retryAt epoch ms, of a definite non-send */
export async function record(
  deps: Deps,
  tenant: TenantDb,
  workspace: WorkspaceSettings,
  message: DueMessage,
  target: SendTarget,
  result: SendResult,
  retryAt: number,
): Promise<void> {
  await write(deps, tenant, workspace, message, target, result, retryAt);
  await noteSend(deps, tenant, message, result);
}

async function write(
  ...[deps, tenant, workspace, message, target, result, retryAt]: Parameters<typeof record>
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
        following: await nextSteps(deps, tenant, message, { via: target.kind, at: now }),
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
