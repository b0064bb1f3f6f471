import type { LeadDraft } from "../collection/draft.ts";
import type { Capabilities } from "../platforms/contract.ts";
import type { SendTarget } from "../platforms/platform.ts";
import { DAY_MS, HOUR_MS } from "../scoring/days.ts";
import type { ReachKind, ReachReason } from "./contract.ts";

/** What may be sent to a person, and until when. Sources: platforms' messaging rules; times are epoch ms. */

/** Anything may be sent this long after the person's latest message. Meta, Messaging API, "standard messaging". */
export const WINDOW_MS = 24 * HOUR_MS;
/** A person (not a machine) may still answer this long after it, with the human-agent tag. */
export const HUMAN_AGENT_MS = 7 * DAY_MS;
/** One private reply per comment, this long after the comment. Meta, Private Replies. */
export const PRIVATE_REPLY_MS = 7 * DAY_MS;

export type ReachFacts = {
  /** The person's latest message, story reply or postback; null when there was none. */
  lastInboundAt: number | null;
  /** The newest comment that got no private reply yet. `at` never later than when we received it. */
  comment: { id: string; at: number; mediaProductType?: string | null } | null;
  optedOut: boolean;
  blocked: boolean;
  capabilities: Pick<Capabilities, "message" | "privateReply" | "automate">;
  /** Every comment of the person had its one private reply: only explains why there is no `comment`. */
  privateReplyUsed: boolean;
};

/** As the contract's `Reach`, with `until` in epoch ms: the first instant at which it is no longer so. */
export type ReachNow = { kind: ReachKind; until: number | null; reason: ReachReason };

type ReachColumns = Pick<
  LeadDraft,
  "lastInboundAt" | "replyCommentId" | "replyCommentAt" | "replyUsed" | "optedOutAt" | "blocked"
>;

/** A lead's columns as the facts that decide its reach. */
export const reachFacts = (lead: ReachColumns, capabilities: Capabilities): ReachFacts => ({
  lastInboundAt: lead.lastInboundAt,
  comment:
    lead.replyCommentId !== null && lead.replyCommentAt !== null
      ? { id: lead.replyCommentId, at: lead.replyCommentAt }
      : null,
  optedOut: lead.optedOutAt !== null,
  blocked: lead.blocked,
  capabilities,
  privateReplyUsed: lead.replyUsed,
});

export function windowClosesAt(lastInboundAt: number): number {
  return lastInboundAt + WINDOW_MS;
}

export function humanAgentClosesAt(lastInboundAt: number): number {
  return lastInboundAt + HUMAN_AGENT_MS;
}

/** A live video takes private replies only while it runs, which nobody tells us: its comments never open one. */
export function privateReplyClosesAt(comment: { at: number; mediaProductType?: string | null }): number {
  return comment.mediaProductType === "LIVE" ? comment.at : comment.at + PRIVATE_REPLY_MS;
}

const none = (reason: ReachReason): ReachNow => ({ kind: "none", until: null, reason });

/**
 * What a person at the dashboard may send by hand: an opt-out does not bind them, a block and the platform's
 * windows do. `human_only` means the platform wants the human-agent tag.
 */
export function reachForPerson(facts: ReachFacts, now: number): ReachNow {
  const { lastInboundAt, comment, capabilities } = facts;
  if (facts.blocked) return none("blocked");
  if (!capabilities.message && !capabilities.privateReply) return none("not-supported");
  if (capabilities.message && lastInboundAt !== null && now < windowClosesAt(lastInboundAt)) {
    return { kind: "window", until: windowClosesAt(lastInboundAt), reason: "window-open" };
  }
  if (capabilities.privateReply && comment && now < privateReplyClosesAt(comment)) {
    return { kind: "private_reply", until: privateReplyClosesAt(comment), reason: "comment-unanswered" };
  }
  if (capabilities.message && lastInboundAt !== null && now < humanAgentClosesAt(lastInboundAt)) {
    return { kind: "human_only", until: humanAgentClosesAt(lastInboundAt), reason: "human-agent-only" };
  }
  if (capabilities.message && lastInboundAt !== null) return none("window-closed");
  if (!capabilities.privateReply) return none("never-wrote");
  if (comment) return none("comment-too-old");
  return none(facts.privateReplyUsed ? "private-reply-used" : "never-wrote");
}

/**
 * What may be sent without a person at the keyboard, and what a lead shows as its reach. An opt-out closes
 * everything; where the platform forbids automation, an open door is `human_only`.
 */
export function reachOf(facts: ReachFacts, now: number): ReachNow {
  const byHand = reachForPerson(facts, now);
  if (facts.optedOut && byHand.reason !== "blocked") return none("opted-out");
  const isOpen = byHand.kind === "window" || byHand.kind === "private_reply";
  if (isOpen && !facts.capabilities.automate) {
    return { kind: "human_only", until: byHand.until, reason: "human-agent-only" };
  }
  return byHand;
}

/** True for the kinds that need no person: what automations, follow-ups and the AI may use. */
export function isOpenToMachines(reach: Pick<ReachNow, "kind">): boolean {
  return reach.kind === "window" || reach.kind === "private_reply";
}

/**
 * Where to send. For a person's own message pass `reachForPerson`'s answer, for any other `reachOf`'s, and
 * refuse `human_only` there first. Null when nothing may be sent or the recipient is not known.
 */
export function sendTargetFor(
  reach: Pick<ReachNow, "kind">,
  facts: Pick<ReachFacts, "comment"> & { personId: string | null },
): SendTarget | null {
  switch (reach.kind) {
    case "window":
      return facts.personId === null ? null : { kind: "window", personId: facts.personId };
    case "private_reply":
      return facts.comment === null ? null : { kind: "private_reply", commentId: facts.comment.id };
    case "human_only":
      return facts.personId === null ? null : { kind: "human_agent", personId: facts.personId };
    case "none":
      return null;
  }
}
