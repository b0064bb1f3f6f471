import type { Reach } from "../../worker/messaging/contract.ts";
import { deadlineDayText, deadlineText, HOUR_MS, leftText, type Place } from "./clock.ts";

/** Less than this left and the countdown is shown as running out. */
export const CLOSING_MS = 6 * HOUR_MS;

export type ReachWords =
  | { key: "reasons.reach.window"; values: { left: string } }
  | { key: "reasons.reach.privateReply" | "reasons.reach.humanOnly"; values: { until: string } }
  | { key: `reasons.reach.none.${ClosedReason}`; values: { name: string } };
export type ClosedReason =
  | "window-closed"
  | "private-reply-used"
  | "comment-too-old"
  | "never-wrote"
  | "opted-out"
  | "blocked"
  | "not-supported";
const CLOSED: readonly ClosedReason[] = [
  "window-closed",
  "private-reply-used",
  "comment-too-old",
  "never-wrote",
  "opted-out",
  "blocked",
  "not-supported",
];

/** Whether writing is allowed at this moment: an open reach whose time has passed is closed. */
export const isOpen = (reach: Reach, nowMs: number): boolean =>
  reach.kind !== "none" && (reach.until === null || Date.parse(reach.until) > nowMs);

export const isClosingSoon = (reach: Reach, nowMs: number): boolean =>
  isOpen(reach, nowMs) && reach.until !== null && Date.parse(reach.until) - nowMs < CLOSING_MS;

/** What may be sent now, until when or why not, as a text key with its values. */
export function reachWords(reach: Reach, name: string, nowMs: number, place: Place): ReachWords {
  if (!isOpen(reach, nowMs)) {
    const reason = CLOSED.find((known) => known === reach.reason) ?? "window-closed";
    return { key: `reasons.reach.none.${reason}`, values: { name } };
  }
  const untilMs = reach.until === null ? null : Date.parse(reach.until);
  switch (reach.kind) {
    case "private_reply":
      return {
        key: "reasons.reach.privateReply",
        values: { until: untilMs === null ? "…" : deadlineText(untilMs, nowMs, place) },
      };
    case "human_only":
      return {
        key: "reasons.reach.humanOnly",
        values: { until: untilMs === null ? "…" : deadlineDayText(untilMs, nowMs, place) },
      };
    default:
      return {
        key: "reasons.reach.window",
        values: { left: untilMs === null ? "…" : leftText(untilMs - nowMs, place.language) },
      };
  }
}

/** Which of the three actions a lead's page offers first. */
export function primaryAction(
  reach: Reach,
  canReplyInPublic: boolean,
  nowMs: number,
): "reply" | "public" | "nothing" {
  if (isOpen(reach, nowMs)) return "reply";
  if (reach.reason === "blocked") return "nothing";
  return canReplyInPublic ? "public" : "nothing";
}
