import { HOUR_MS } from "../scoring/days.ts";
import type { AutomationActions, AutomationFilters } from "./contract.ts";
import { opensAt } from "./quota.ts";
import { windowClosesAt } from "./reach.ts";

export type FollowUp = NonNullable<AutomationActions["followUps"]>[number];
/** When a follow-up may leave, or that the person's window closes before. Times are epoch ms. */
export type FollowUpTime = { kind: "at"; notBeforeAt: number; deadlineAt: number } | { kind: "too-late" };

/**
 * When what follows a message may leave (pure): so long after it, within the automation's hours, and only inside the
 * window of the person's own last message. A comment opens none: its private reply is one message.
 */
export function followUpTime(
  { afterHours }: Pick<FollowUp, "afterHours">,
  { sentAt, lastInboundAt }: { sentAt: number; lastInboundAt: number | null },
  { activeHours }: AutomationFilters,
  zone: string,
): FollowUpTime {
  const earliest = sentAt + Math.round(afterHours * HOUR_MS);
  const notBeforeAt = activeHours ? opensAt(activeHours, earliest, zone) : earliest;
  const deadlineAt = lastInboundAt === null ? 0 : windowClosesAt(lastInboundAt);
  return notBeforeAt < deadlineAt ? { kind: "at", notBeforeAt, deadlineAt } : { kind: "too-late" };
}
