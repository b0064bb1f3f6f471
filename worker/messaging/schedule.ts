import { type AccountRow, limitsOf, OPEN_MESSAGES_COUNTED } from "../accounts/service.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { WorkspaceSettings } from "../identity/service.ts";
import { DAY_MS, localDay } from "../scoring/days.ts";
import { planMessages } from "./planner.ts";
import { futureSlots } from "./quota.ts";
import { listOpen, type OpenMessage, type Slot, saveSlots } from "./sending-store.ts";

/** Doors close within 7 days at the latest: nothing is planned further. */
const HORIZON_MS = 8 * DAY_MS;
/** A slot this near is now: the ring it takes is as long. */
const DUE_WITHIN_MS = 1000;

/**
 * Decides which waiting messages take the account's free slots: the best within their deadlines first. Writes
 * only what moved to another day or became due, and returns the ids that are due.
 */
export async function planAccount(
  deps: Deps,
  tenant: TenantDb,
  account: AccountRow,
  workspace: WorkspaceSettings,
): Promise<string[]> {
  const now = deps.now();
  const open = (await listOpen(tenant, account.id, OPEN_MESSAGES_COUNTED)).filter(isWaiting);
  if (open.length === 0) return [];
  const limits = limitsOf(account, workspace.zone);
  const { heldAt, breaker } = await deps.gate(account.platform, account.externalId).usage(limits, now);
  const from = breaker ? breaker.untilMs : now;
  const slots = futureSlots(heldAt, limits, from, open.length, HORIZON_MS);
  const plan = planMessages(
    open.map(({ id, score, deadlineAt }) => ({ id, score, deadlineAt })),
    slots,
  );
  const due: string[] = [];
  const changed: Slot[] = [];
  for (const message of open) {
    const at = plan.send.get(message.id);
    if (at !== undefined && at <= now + DUE_WITHIN_MS) {
      due.push(message.id);
      if (message.notBeforeAt > now || message.reason !== null) {
        changed.push({ id: message.id, state: "pending", notBeforeAt: 0, reason: null });
      }
      continue;
    }
    const next = scheduled(message, at, limits.zone, now);
    if (next) changed.push(next);
  }
  if (changed.length > 0) await saveSlots(tenant, changed);
  return due;
}

const isWaiting = (message: OpenMessage): boolean =>
  message.state === "pending" || message.state === "scheduled";

/** The row of a message that must wait, or null when it already says the same day. */
function scheduled(message: OpenMessage, at: number | undefined, zone: string, now: number): Slot | null {
  // No slot before its deadline: it waits for one to fall free, and expires at its deadline otherwise.
  const notBeforeAt = at ?? message.deadlineAt ?? now + HORIZON_MS;
  const reason = at === undefined ? "will-expire" : "quota";
  const isSame =
    message.state === "scheduled" &&
    message.reason === reason &&
    message.notBeforeAt > now &&
    localDay(message.notBeforeAt, zone) === localDay(notBeforeAt, zone);
  return isSame ? null : { id: message.id, state: "scheduled", notBeforeAt, reason };
}
