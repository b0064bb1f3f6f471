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
  | { type: "phone"; value: string }
  | { type: "email"; value: string }
  | { type: "optOut"; back: boolean }
);

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const record = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

/** Items of the API, oldest first. An item of a kind this page does not know is left out. */
export function readTimeline(items: readonly TimelineItem[]): Turn[] {
  return items
    .flatMap((item): Turn[] => {
      const { id, at, data } = item;
      switch (item.type) {
        case "interaction": {
          const media = record(data.media);
          return [
            {
              id,
              at,
              type: "theirs",
              kind: INTERACTION_KINDS.find((kind) => kind === data.kind) ?? "message",
              text: text(data.text),
              post: text(media.caption) ?? text(data.caption),
              permalink: text(media.permalink) ?? text(data.permalink),
            },
          ];
        }
        case "message":
          return [
            {
              id,
              at,
              type: "ours",
              text: text(data.text) ?? "",
              state: MESSAGE_STATES.find((state) => state === data.state) ?? "sent",
              reason: text(data.reason),
              automated: text(data.automationId) !== null || data.origin === "automation",
              deadlineAt: text(data.deadlineAt),
            },
          ];
        case "status": {
          const to = text(data.status) ?? text(data.to);
          if (!to) return [];
          return [
            {
              id,
              at,
              type: "status",
              from: text(data.previous) ?? text(data.from),
              to,
              byEvidence: data.by === "evidence",
            },
          ];
        }
        case "phone":
        case "email": {
          const value =
            text(data.national) ??
            text(data.e164) ??
            text(data.value) ??
            text(data.email) ??
            text(data.address);
          return value ? [{ id, at, type: item.type, value }] : [];
        }
        case "opt_out":
          return [
            {
              id,
              at,
              type: "optOut",
              back: data.optedOut === false || data.back === true || data.kind === "start",
            },
          ];
        default:
          return [];
      }
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
