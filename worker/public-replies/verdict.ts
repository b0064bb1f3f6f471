import { DAY_MS, MINUTE_MS } from "../scoring/days.ts";
import type { PublicReplyReason } from "./contract.ts";
import type { DueReply } from "./store.ts";

/** An answer under a comment that comes later than this reads like a machine's. */
export const LATEST_MS = DAY_MS;
/** How long one that is held waits before it is looked at again. */
export const HELD_MS = 15 * MINUTE_MS;

export type ReplyVerdict =
  | { kind: "post" }
  | { kind: "hold"; reason: PublicReplyReason; until: number }
  | { kind: "end"; reason: PublicReplyReason };

export type ReplyInput = {
  reply: Pick<DueReply, "createdAt" | "blocked" | "optedOutAt" | "takenOverUntil" | "texts">;
  account: { status: string; paused: boolean; guardLevel: number; mayReply: boolean };
  /** Emergency stop of the workspace. */
  stopped: boolean;
  now: number;
};

/**
 * Whether a public reply may be posted now (pure). What can never go is ended even while the account waits; nothing
 * automatic is posted while the account is slowed down to a fifth or less, and nothing where a person answers.
 */
export function judgeReply({ reply, account, stopped, now }: ReplyInput): ReplyVerdict {
  const end = (reason: PublicReplyReason): ReplyVerdict => ({ kind: "end", reason });
  const hold = (reason: PublicReplyReason, until = now + HELD_MS): ReplyVerdict => ({
    kind: "hold",
    reason,
    until,
  });
  if (account.status === "disconnected") return end("account-disconnected");
  if (reply.blocked === 1) return end("blocked");
  if (reply.optedOutAt !== null) return end("opted-out");
  if (!account.mayReply) return end("not-supported");
  if (reply.texts === null || now - reply.createdAt > LATEST_MS) return end("too-late");
  if (account.status !== "connected") return hold("reconnect");
  if (account.paused) return hold("account-paused");
  if (stopped) return hold("emergency-stop");
  if (account.guardLevel >= 2) return hold("slowed-down");
  if (reply.takenOverUntil !== null && reply.takenOverUntil > now) return hold("taken-over");
  return { kind: "post" };
}
