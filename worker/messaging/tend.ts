import { type AccountRow, findAccountRow } from "../accounts/service.ts";
import type { Deps } from "../deps.ts";
import { sendAllLater } from "../doorbell/send.ts";
import { readWorkspace } from "../identity/service.ts";
import { DAY_MS, localDay, SECOND_MS } from "../scoring/days.ts";
import { DM_JOB_VERSION } from "./jobs.ts";
import { reconcile } from "./reconcile.ts";
import { planAccount } from "./schedule.ts";
import { giveUpChecking, holdForReconnect, listOpen, markUnknown } from "./sending-store.ts";

const MOST_OPEN = 2000;
/** A call takes 20 s at most; whoever began longer ago is gone, and left no answer. */
const LOST_AFTER_MS = 2 * 60_000;

/**
 * Looks after everything an account has open: sends that lost their answer, unknown outcomes to be checked,
 * doors that closed, and messages whose turn has come. Rung each minute and when something changed.
 */
export async function tendAccount(deps: Deps, workspaceId: string, accountId: string): Promise<void> {
  const tenant = deps.tenant(workspaceId);
  const [account, workspace] = await Promise.all([findAccountRow(tenant, accountId), readWorkspace(tenant)]);
  if (!account) return;
  const now = deps.now();
  const open = await listOpen(tenant, accountId, MOST_OPEN);
  if (open.length === 0) return;

  for (const message of open) {
    if (message.state === "sending" && (message.sendingAt ?? 0) < now - LOST_AFTER_MS) {
      await markUnknown(
        tenant,
        { id: message.id, accountId, leadId: message.leadId, commentId: message.commentId },
        null,
        localDay(message.sendingAt ?? now, workspace.zone),
      );
    }
  }
  if (account.status === "disconnected") {
    // Nothing can be asked any more: an echo may still come for a day, then nobody will ever know.
    for (const { id, state, sendingAt } of open) {
      if (state === "unknown" && (sendingAt ?? 0) < now - DAY_MS) await giveUpChecking(tenant, id);
    }
  }
  await reconcile(
    deps,
    tenant,
    account,
    open.filter((message) => message.state === "unknown"),
  );

  const waiting = open.filter((message) => message.state === "pending" || message.state === "scheduled");
  const over = waiting.filter((message) => message.deadlineAt !== null && message.deadlineAt <= now);
  const turns = mayLeave(account, now) ? await planAccount(deps, tenant, account, workspace) : [];
  if (account.status === "reconnect" && waiting.length > 0) await holdForReconnect(tenant, accountId);
  // Machines are silent: ringing for them every minute would only be answered by the same hold.
  const byHand = new Set(waiting.flatMap(({ id, origin }) => (origin === "person" ? [id] : [])));
  const ringing = workspace.stopped ? turns.filter(({ id }) => byHand.has(id)) : turns;
  // Those past their deadline, and of an account that was handed back, are rung too: what to say of them is
  // decided where all is read.
  const ending = account.status === "disconnected" ? waiting : over;
  const rung = new Map(
    [...ringing, ...ending.map(({ id }) => ({ id, at: now }))].map(({ id, at }) => [id, at]),
  );
  await sendAllLater(
    deps.env.DM,
    Array.from(rung, ([messageId, at]) => ({
      body: { v: DM_JOB_VERSION, workspaceId, kind: "message" as const, messageId },
      delaySeconds: Math.ceil((at - now) / SECOND_MS),
    })),
  );
}

const mayLeave = (account: AccountRow, now: number): boolean =>
  account.status === "connected" && !account.paused && account.holdUntil <= now && account.guardLevel < 3;
