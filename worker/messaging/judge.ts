import type { GuardLevel } from "../guard/contract.ts";
import type { Capabilities } from "../platforms/contract.ts";
import type { SendTarget } from "../platforms/platform.ts";
import type { AutomationFilters, MessageReason } from "./contract.ts";
import { opensAt } from "./quota.ts";
import {
  isOpenToMachines,
  privateReplyClosesAt,
  type ReachFacts,
  reachForPerson,
  reachOf,
  sendTargetFor,
} from "./reach.ts";
import type { DueMessage } from "./sending-store.ts";

/** What may become of a message right now. `hold` keeps it; `end` closes it for good, with the reason people read. */
export type Verdict =
  | { kind: "send"; target: SendTarget; closesAt: number }
  | { kind: "hold"; reason: MessageReason; until: number }
  | { kind: "end"; state: "skipped" | "expired"; reason: MessageReason };

export type JudgeInput = {
  message: DueMessage;
  account: {
    connected: boolean;
    disconnected: boolean;
    paused: boolean;
    holdUntil: number;
    /** At 3 it is as good as stopped: nothing leaves until the guard steps down. */
    guardLevel: GuardLevel;
    capabilities: Capabilities;
  };
  /** Emergency stop of the workspace: machines are silent, people may still answer. */
  stopped: boolean;
  /** IANA zone of the workspace. */
  zone: string;
  now: number;
};

/**
 * Whether a message may go now, judged when sending and not when queueing (pure). Order matters: what can never
 * go is ended even while the account waits.
 */
export function judge({ message, account, stopped, zone, now }: JudgeInput): Verdict {
  const byPerson = message.origin === "person";
  if (account.disconnected) return { kind: "end", state: "skipped", reason: "account-disconnected" };
  if (message.blocked === 1) return { kind: "end", state: "skipped", reason: "blocked" };
  if (!byPerson && message.optedOutAt !== null) return { kind: "end", state: "skipped", reason: "opted-out" };
  if (!byPerson && message.leadStatus === "refused")
    return { kind: "end", state: "skipped", reason: "refused" };

  if (message.followsAt !== null && (message.lastInboundAt ?? 0) > message.followsAt)
    return { kind: "end", state: "skipped", reason: "answered" };

  const facts = factsOf(message, account.capabilities);
  const target = targetOf(message, facts, byPerson, now);
  if (target === null) {
    const isOver = message.deadlineAt === null ? !byPerson : message.deadlineAt <= now;
    const { reason } = byPerson ? reachForPerson(facts, now) : reachOf(facts, now);
    if (isOver || !byPerson) return { kind: "end", state: "expired", reason };
    return { kind: "hold", reason, until: 0 };
  }
  if (!byPerson && message.takenOverUntil !== null && message.takenOverUntil > now)
    return { kind: "hold", reason: "taken-over", until: message.takenOverUntil };
  if (!byPerson && message.handWaiting === 1) return { kind: "hold", reason: "taken-over", until: 0 };
  if (!account.connected) return { kind: "hold", reason: "reconnect", until: 0 };
  if (account.paused) return { kind: "hold", reason: "account-paused", until: 0 };
  if (stopped && !byPerson) return { kind: "hold", reason: "emergency-stop", until: 0 };
  if (account.holdUntil > now) return { kind: "hold", reason: "new-account", until: account.holdUntil };
  if (account.guardLevel >= 3) return { kind: "hold", reason: "slowed-down", until: 0 };
  const opening = byPerson ? now : opensFor(message, zone, now);
  if (opening > now) return { kind: "hold", reason: "outside-hours", until: opening };
  return { kind: "send", ...target };
}

/** When its automation's hours are open, from now on: a quota may have carried it past the time it was made for. */
function opensFor({ filters }: DueMessage, zone: string, now: number): number {
  const { activeHours } = (filters === null ? {} : JSON.parse(filters)) as AutomationFilters;
  return activeHours ? opensAt(activeHours, now, zone) : now;
}

/** The comment that caused a message comes first: its private reply shows the post. Else whatever door is open. */
function targetOf(
  message: DueMessage,
  facts: ReachFacts,
  byPerson: boolean,
  now: number,
): { target: SendTarget; closesAt: number } | null {
  const comment =
    message.commentId !== null && message.commentAt !== null
      ? { id: message.commentId, at: message.commentAt }
      : null;
  const canReply = facts.capabilities.privateReply && (byPerson || facts.capabilities.automate);
  if (comment && canReply && message.commentUsed === 0 && now < privateReplyClosesAt(comment)) {
    return {
      target: { kind: "private_reply", commentId: comment.id },
      closesAt: privateReplyClosesAt(comment),
    };
  }
  const reach = byPerson ? reachForPerson(facts, now) : reachOf(facts, now);
  if (!byPerson && !isOpenToMachines(reach)) return null;
  const target = sendTargetFor(reach, { comment: facts.comment, personId: message.threadId });
  return target && { target, closesAt: reach.until ?? Number.POSITIVE_INFINITY };
}

const factsOf = (message: DueMessage, capabilities: Capabilities): ReachFacts => ({
  lastInboundAt: message.lastInboundAt,
  comment:
    message.replyCommentId !== null &&
    message.replyCommentAt !== null &&
    !(message.commentUsed === 1 && message.replyCommentId === message.commentId)
      ? { id: message.replyCommentId, at: message.replyCommentAt }
      : null,
  optedOut: message.optedOutAt !== null,
  blocked: message.blocked === 1,
  capabilities,
  privateReplyUsed: message.replyUsed === 1,
});
