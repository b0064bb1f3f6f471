import { addDays, DAY_MS, localDay, MINUTE_MS } from "../scoring/days.ts";
import type { Forecast } from "./contract.ts";
import { type Plan, type PlannableMessage, planMessages } from "./planner.ts";
import { dailyAllowance, futureSlots, type SendLimits } from "./quota.ts";

export const FORECAST_DAYS = 7;
/** The highest daily limit an account can be set to. */
export const MAX_DAILY_LIMIT = 1000;

/** What holds an account up beside its limits. */
export type Pause = {
  /** Nothing leaves before, epoch ms. */
  untilMs: number;
  /** Then one message finds out whether the platform answers again, and the others follow. */
  isProbing: boolean;
};
const PROBE_MS = MINUTE_MS;

/**
 * What becomes of the waiting messages if nothing changes, and which daily limit would save those that would
 * expire. It plans with the rules that the gate grants by, so that forecast and outcome agree.
 *
 * @param messages  pending and scheduled ones
 * @param heldAt    the gate's slots in use, epoch ms
 * @returns `perDay`: today's limit, warm-up included; `suggestedLimit`: the least daily limit, 1 to 1000, with which as few expire as with 1000; that is
 *          none, unless a window closes before even that pace, the pauses or the active hours reach it
 */
export function forecastOf(
  messages: readonly PlannableMessage[],
  heldAt: readonly number[],
  limits: SendLimits,
  now: number,
  pause: Pause | null = null,
): Forecast {
  const today = localDay(now, limits.zone);
  const counts = new Map(Array.from({ length: FORECAST_DAYS }, (_, ahead) => [addDays(today, ahead), 0]));
  const plan = planFor(messages, heldAt, limits, now, pause);
  for (const slot of plan.send.values()) {
    const day = localDay(slot, limits.zone);
    const count = counts.get(day);
    if (count !== undefined) counts.set(day, count + 1);
  }
  return {
    pending: messages.length,
    perDay: dailyAllowance(limits, now),
    willSend: Array.from(counts, ([date, count]) => ({ date, count })),
    willExpire: plan.expire.length,
    suggestedLimit: leastLimit(messages, heldAt, limits, now, pause),
  };
}

/** Who leaves when: what is forecast, and what is then done. */
export function planFor(
  messages: readonly PlannableMessage[],
  heldAt: readonly number[],
  limits: SendLimits,
  now: number,
  pause: Pause | null,
): Plan {
  const week = now + FORECAST_DAYS * DAY_MS;
  const latest = messages.reduce(
    (max, { deadlineAt }) => (isFinal(deadlineAt) ? Math.max(max, deadlineAt) : max),
    week,
  );
  // A message that must wait for its start leaves slots before it unused, so that there is no telling how many it takes.
  const count = messages.some(({ notBeforeAt }) => (notBeforeAt ?? 0) > now)
    ? Number.POSITIVE_INFINITY
    : messages.length;
  return planMessages(messages, slotsAfter(heldAt, limits, now, count, latest, pause));
}

function slotsAfter(
  heldAt: readonly number[],
  limits: SendLimits,
  now: number,
  count: number,
  latest: number,
  pause: Pause | null,
): number[] {
  const from = Math.max(now, pause?.untilMs ?? now);
  if (!pause?.isProbing) return futureSlots(heldAt, limits, from, count, latest - from);
  const [probe] = futureSlots(heldAt, limits, from, Math.min(1, count), latest - from);
  if (probe === undefined) return [];
  const after = probe + PROBE_MS;
  return [probe, ...futureSlots([...heldAt, probe], limits, after, count - 1, latest - after)];
}

const isFinal = (deadlineAt: number | null): deadlineAt is number =>
  deadlineAt !== null && Number.isFinite(deadlineAt);

/** A higher limit gives every slot earlier or at the same time, so fewer expire or as many: search by halves. */
function leastLimit(
  messages: readonly PlannableMessage[],
  heldAt: readonly number[],
  limits: SendLimits,
  now: number,
  pause: Pause | null,
): number {
  const expiring = (dailyLimit: number) =>
    planFor(messages, heldAt, { ...limits, dailyLimit }, now, pause).expire.length;
  const fewest = expiring(MAX_DAILY_LIMIT);
  let low = 1;
  let high = MAX_DAILY_LIMIT;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (expiring(middle) > fewest) low = middle + 1;
    else high = middle;
  }
  return low;
}
