import type { TimelineItem } from "../../worker/leads/contract.ts";
import { MESSAGE_STATES, type MessageState } from "../../worker/messaging/contract.ts";
import { INTERACTION_KINDS, type InteractionKind } from "../../worker/platforms/contract.ts";

/** One thing in a lead's conversation, read from the loose `data` of the timeline. */
export type Turn = { id: string; at: string } & (
  | {
      type: "theirs";
      kind: InteractionKind;
      text: string | null;
      post: string | null;
      permalink: string | null;
      /** Why no automation wrote; empty when one did, or when none was concerned. */
      declined: Declined[];
    }
  | {
      type: "ours";
      text: string;
      state: MessageState;
      reason: string | null;
      automated: boolean;
      deadlineAt: string | null;
    }
  | { type: "status"; from: string | null; to: string; byEvidence: boolean }
  | { type: "phone" | "email"; value: string }
  | { type: "optOut" }
);

/** Reasons worth telling. A rule whose words are not there is no news. */
const DECLINED = {
  negative: "negative",
  spam: "spam",
  "opted-out": "optedOut",
  blocked: "blocked",
  refused: "refused",
  "already-contacted": "alreadyContacted",
  "private-reply-used": "alreadyContacted",
  "another-automation-answers": "another",
  "excluded-word": "excluded",
  negated: "negated",
  "window-closed": "closed",
  "human-agent-only": "closed",
  "comment-too-old": "closed",
  "never-wrote": "closed",
  "emergency-stop": "stopped",
  "text-too-long": "tooLong",
  "thread-controlled-elsewhere": "controlled",
} as const;
export type Declined = (typeof DECLINED)[keyof typeof DECLINED];

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const record = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

function readDeclined(value: unknown): Declined[] {
  const decisions = (Array.isArray(value) ? value : []).map(record);
  if (decisions.some((decision) => decision.outcome === "write")) return [];
  const reasons = decisions.flatMap((decision) => DECLINED[decision.reason as keyof typeof DECLINED] ?? []);
  return [...new Set(reasons)];
}

function readItem({ id, at, type, data }: TimelineItem): Turn | null {
  switch (type) {
    case "interaction": {
      const media = record(data.media);
      return {
        id,
        at,
        type: "theirs",
        kind: INTERACTION_KINDS.find((kind) => kind === data.kind) ?? "message",
        text: text(data.text),
        post: text(media.caption),
        permalink: text(media.permalink),
        declined: readDeclined(data.decisions),
      };
    }
    case "message":
      return {
        id,
        at,
        type: "ours",
        text: text(data.text) ?? "",
        state: MESSAGE_STATES.find((state) => state === data.state) ?? "sent",
        reason: text(data.reason),
        automated: text(data.automationId) !== null,
        deadlineAt: text(data.deadlineAt),
      };
    case "status": {
      const to = text(data.status);
      return to === null
        ? null
        : { id, at, type: "status", from: text(data.previous), to, byEvidence: data.by === "evidence" };
    }
    case "phone":
    case "email": {
      const value = text(data.national) ?? text(data.e164) ?? text(data.email);
      return value === null ? null : { id, at, type, value };
    }
    case "opt_out":
      return { id, at, type: "optOut" };
    default:
      return null;
  }
}

/** The API's items as a conversation, oldest first. An item of a kind this page does not know is left out. */
export const readTimeline = (items: readonly TimelineItem[]): Turn[] =>
  items
    .map(readItem)
    .filter((turn) => turn !== null)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
