import type { TimelineItem } from "../../worker/leads/contract.ts";
import { MESSAGE_STATES, type MessageState } from "../../worker/messaging/contract.ts";
import { INTERACTION_KINDS, type InteractionKind } from "../../worker/platforms/contract.ts";
import { type LineTurn, readLine, record, text } from "./timeline-lines.ts";

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
  | LineTurn
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
  "taken-over": "takenOver",
  "outside-hours": "outsideHours",
} as const;
export type Declined = (typeof DECLINED)[keyof typeof DECLINED];

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
    default: {
      const line = readLine(type, data);
      return line && { id, at, ...line };
    }
  }
}

/** The API's items, newest first, as a conversation, oldest first. A kind that this page does not know is left out. */
export const readTimeline = (items: readonly TimelineItem[]): Turn[] =>
  items
    .toReversed()
    .map(readItem)
    .filter((turn) => turn !== null)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
