import { type AccountRow, markReconnect, openToken } from "../accounts/service.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { readWorkspace } from "../identity/service.ts";
import type { Platform } from "../platforms/platform.ts";
import { HOUR_MS, localDay, MINUTE_MS } from "../scoring/days.ts";
import {
  type DueMessage,
  findDue,
  giveUpChecking,
  markSent,
  noteCheck,
  type OpenMessage,
} from "./sending-store.ts";

/** An echo may lag; looking sooner proves nothing. */
const FIRST_LOOK_MS = MINUTE_MS;
const MOST_LOOKS = 6;
const CLOCK_SLACK_MS = 2 * MINUTE_MS;
const MOST_PER_RUN = 10;

/**
 * Finds out what became of sends without an answer: looks for the text in the person's conversation. Found, it
 * was sent. Not found after several looks it stays unknown: it is never sent again.
 */
export async function reconcile(
  deps: Deps,
  tenant: TenantDb,
  account: AccountRow,
  unknown: readonly OpenMessage[],
): Promise<void> {
  const now = deps.now();
  const ready = unknown
    .filter((message) => message.notBeforeAt <= now && (message.sendingAt ?? 0) + FIRST_LOOK_MS <= now)
    .slice(0, MOST_PER_RUN);
  if (ready.length === 0 || account.status !== "connected") return;
  const platform = deps.platform(account.platform);
  const token = platform && (await openToken(deps, account));
  if (!platform || !token) return;
  const { zone } = await readWorkspace(tenant);
  for (const { id } of ready) {
    const message = await findDue(tenant, id, 1, localDay(now, zone));
    if (message?.state !== "unknown") continue;
    const found = await lookFor(platform, token, account.externalId, message);
    if (found === "reconnect") {
      await markReconnect(tenant, account.id);
      return;
    }
    if (found === "unreadable") continue;
    if (found !== "absent") {
      await markSent(tenant, {
        message,
        platform: account.platform,
        via: message.commentId ? "private_reply" : "window",
        externalId: found.externalId,
        recipientId: found.personId,
        at: found.at,
        day: localDay(found.at, zone),
        from: "unknown",
      });
      await deps.gate(account.platform, account.externalId).settle(message.grantId ?? "", "sent", deps.now());
      continue;
    }
    if (message.attempts >= MOST_LOOKS) await giveUpChecking(tenant, id);
    else await noteCheck(tenant, id, now + Math.min(HOUR_MS, 2 ** message.attempts * MINUTE_MS));
  }
}

type Found = { externalId: string; personId: string; at: number } | "absent" | "unreadable" | "reconnect";

async function lookFor(
  platform: Platform,
  token: string,
  accountId: string,
  message: DueMessage,
): Promise<Found> {
  const personId = message.threadId ?? message.leadExternalId;
  const conversations = await platform.listConversations(token, { after: null, personId });
  if (conversations.kind === "reconnect") return "reconnect";
  if (conversations.kind === "gone") return "absent";
  if (conversations.kind !== "ok") return "unreadable";
  for (const conversation of conversations.value.items.slice(0, 3)) {
    const messages = await platform.listMessages(token, accountId, conversation.id);
    if (messages.kind === "reconnect") return "reconnect";
    if (messages.kind !== "ok") return "unreadable";
    for (const event of messages.value) {
      const isIt =
        event.type === "echo" &&
        event.text === message.text &&
        event.at >= (message.sendingAt ?? 0) - CLOCK_SLACK_MS;
      if (isIt) return { externalId: event.externalId, personId: event.personExternalId, at: event.at };
    }
  }
  return "absent";
}
