import { type AccountRow, limitsOf, OPEN_MESSAGES_COUNTED, ownLimitsOf } from "../accounts/service.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { WorkspaceSettings } from "../identity/service.ts";
import type { GateUsage } from "../objects/send-gate.ts";
import { DAY_MS, localDay, MINUTE_MS } from "../scoring/days.ts";
import { type Pause, planFor } from "./forecast.ts";
import type { PlannableMessage } from "./planner.ts";
import { futureSlots, type SendLimits } from "./quota.ts";
import { listOpen, type OpenMessage, type Slot, saveSlots } from "./sending-store.ts";

/** Doors close within 7 days at the latest: nothing is planned further. */
const HORIZON_MS = 8 * DAY_MS;
/** A slot this near is now: the ring it takes is as long. */
const DUE_WITHIN_MS = 1000;
/** What leaves within this is rung for its moment; until then its row is left as it is. */
const SOON_MS = MINUTE_MS;

/** A message whose turn is now, or within the minute. `at`: epoch ms. */
export type Turn = { id: string; at: number };

/**
 * Decides which waiting messages take the account's free slots: the best within their deadlines first. Writes
 * only what moved to another day, is held up by something else, or became due, and returns whose turn comes.
 */
export async function planAccount(
  deps: Deps,
  tenant: TenantDb,
  account: AccountRow,
  workspace: WorkspaceSettings,
): Promise<Turn[]> {
  const now = deps.now();
  const open = (await listOpen(tenant, account.id, OPEN_MESSAGES_COUNTED)).filter(isWaiting);
  if (open.length === 0) return [];
  const limits = limitsOf(account, workspace.zone);
  const usage = await deps.gate(account.platform, account.externalId).usage(limits, now);
  const send = turnsOf(open, account, workspace.zone, usage, now);
  const turns: Turn[] = [];
  const changed: Slot[] = [];
  const heldUp = heldUpBy(usage, limits, send, now);
  for (const message of open) {
    const at = send.get(message.id);
    // Its own wait is not over: no slot can be told for it yet.
    if (startOf(message) > now) continue;
    if (at !== undefined && at <= now + SOON_MS) {
      turns.push({ id: message.id, at: at <= now + DUE_WITHIN_MS ? now : at });
      // A reason that it is held for is for whoever holds it to change: what leaves has none.
      if (message.state === "scheduled") {
        changed.push({ id: message.id, state: "pending", notBeforeAt: 0, reason: null });
      }
      continue;
    }
    const held = heldUp.get(message.id);
    const isSlowed = account.guardLevel > 0 && message.origin === "automation";
    const reason = isSlowed ? "slowed-down" : at === undefined ? "will-expire" : "quota";
    const next = scheduled(message, at, held ?? reason, limits.zone, now);
    if (next) changed.push(next);
  }
  if (changed.length > 0) await saveSlots(tenant, changed);
  return turns;
}

const isWaiting = (message: OpenMessage): boolean =>
  message.state === "pending" || message.state === "scheduled";

/** Slots by message. An account that is slowed down keeps people's own words out of that: they come first, by its own limits. */
function turnsOf(
  open: readonly OpenMessage[],
  account: AccountRow,
  zone: string,
  usage: GateUsage,
  now: number,
): ReadonlyMap<string, number> {
  const limits = limitsOf(account, zone);
  const pause = pauseOf(usage, now);
  const plan = (messages: readonly OpenMessage[], heldAt: readonly number[], by: SendLimits) =>
    planFor(messages.map(plannable), heldAt, by, now, pause).send;
  if (account.guardLevel === 0) return plan(open, usage.heldAt, limits);
  const byHand = plan(
    open.filter(({ origin }) => origin === "person"),
    usage.heldAt,
    ownLimitsOf(account, zone),
  );
  const machines = open.filter(({ origin }) => origin !== "person");
  return new Map([...byHand, ...plan(machines, [...usage.heldAt, ...byHand.values()], limits)]);
}

/** A message that was told to wait stays pending until then; only a planned one is scheduled. */
export const startOf = ({ state, notBeforeAt }: Pick<OpenMessage, "state" | "notBeforeAt">): number =>
  state === "pending" ? notBeforeAt : 0;

export const plannable = (message: OpenMessage): PlannableMessage => ({
  id: message.id,
  score: message.score,
  deadlineAt: message.deadlineAt,
  notBeforeAt: startOf(message),
});

/** What holds the account up beside its limits; null when nothing does. */
export const pauseOf = ({ breaker, isProbing }: GateUsage, now: number): Pause | null =>
  breaker || isProbing ? { untilMs: breaker?.untilMs ?? now, isProbing } : null;

/** Of messages that only the breaker keeps from leaving now, its reason. */
function heldUpBy(
  { breaker, heldAt }: GateUsage,
  limits: SendLimits,
  send: ReadonlyMap<string, number>,
  now: number,
): Map<string, string> {
  if (!breaker) return new Map();
  const free = futureSlots(heldAt, limits, now, send.size, SOON_MS).length;
  const inOrder = [...send].toSorted(([, a], [, b]) => a - b).slice(0, free);
  return new Map(inOrder.map(([id]) => [id, breaker.reason]));
}

/** The row of a message that must wait, or null when it already says the same day and reason. */
function scheduled(
  message: OpenMessage,
  at: number | undefined,
  reason: string,
  zone: string,
  now: number,
): Slot | null {
  // No slot before its deadline: it waits for one to fall free, and expires at its deadline otherwise.
  const notBeforeAt = at ?? message.deadlineAt ?? now + HORIZON_MS;
  const isSame =
    message.state === "scheduled" &&
    message.reason === reason &&
    message.notBeforeAt > now &&
    localDay(message.notBeforeAt, zone) === localDay(notBeforeAt, zone);
  return isSame ? null : { id: message.id, state: "scheduled", notBeforeAt, reason };
}
