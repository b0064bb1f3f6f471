import type { TriggerKind } from "../../worker/messaging/contract.ts";

/** Anything may be sent this long after a person's latest message. Meta, Messaging API, "standard messaging". */
export const WINDOW_HOURS = 24;

export type FollowUpDoubt = "outlasts" | "needs-window" | "may-need-window";

/**
 * Why a follow-up step may never leave, if so. Steps come one after the other, each if there was no answer:
 * - `outlasts`: by then the window that the person's words opened is closed;
 * - `needs-window`: the first message is a private reply to a comment, which opens no window: only who wrote before
 *   can be followed up;
 * - `may-need-window`: the first message is a private reply for some people.
 */
export function followUpDoubts(kind: TriggerKind, afterHours: readonly number[]): (FollowUpDoubt | null)[] {
  let passed = 0;
  return afterHours.map((hours) => {
    passed += Number.isFinite(hours) ? hours : 0;
    if (passed >= WINDOW_HOURS) return "outlasts";
    if (kind === "comment") return "needs-window";
    return kind === "score" || kind === "lead" ? "may-need-window" : null;
  });
}
