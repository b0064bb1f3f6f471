import { loseToken } from "../accounts/reconnect.ts";
import { type AccountRow, openToken } from "../accounts/service.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { readWorkspace } from "../identity/service.ts";
import { isNamedOnly } from "../platforms/named-person.ts";
import type { InboundEvent, Platform } from "../platforms/platform.ts";
import { HOUR_MS, localDay, MINUTE_MS } from "../scoring/days.ts";
import { confirmSent } from "./confirm.ts";
import { isInTime, type LostSend, mayBe, provenBy, type Trace } from "./proof.ts";
import {
  type DueMessage,
  findDue,
  giveUpChecking,
  isReply,
  listUnknown,
  noteCheck,
  type OpenMessage,
  putOffChecks,
} from "./sending-store.ts";

/** An echo may lag; looking sooner proves nothing. */
const FIRST_LOOK_MS = MINUTE_MS;
const MOST_LOOKS = 6;
const UNREADABLE_MS = 2 * MINUTE_MS;
const MOST_PER_RUN = 10;
const CONVERSATIONS_READ = 5;
/** Messages asked for one by one, where the conversation lists them without their words. */
const DETAILS_READ = 5;

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
  // What is left of the platform's budget is for messages while reading leaves it alone.
  if (ready.length === 0 || account.status !== "connected" || account.quietUntil > now) return;
  const platform = deps.platform(account.platform);
  const token = platform && (await openToken(deps, account));
  if (!platform || !token) return;
  const { zone } = await readWorkspace(tenant);
  const replies = (await listUnknown(tenant, account.id)).filter(isReply);
  for (const { id } of ready) {
    const message = await findDue(tenant, id, 1, localDay(now, zone));
    if (message?.state !== "unknown") continue;
    const found = await lookFor(platform, token, account.externalId, message, replies);
    if (found === "unreadable") {
      // Whoever does not answer for one hardly does for the next, and each may take 20 s: all wait, longer each time.
      const age = now - (message.sendingAt ?? now);
      const ids = ready.map((one) => one.id);
      await putOffChecks(tenant, ids, now + Math.min(HOUR_MS, Math.max(UNREADABLE_MS, age)));
      return;
    }
    if (found !== "absent" && "code" in found) {
      await loseToken(deps, tenant, account.id, found.code, token);
      return;
    }
    if (found !== "absent") {
      await confirmSent(deps, tenant, id, {
        externalId: found.externalId,
        personExternalId: found.personId,
        at: found.at,
      });
      await deps.gate(account.platform, account.externalId).settle(message.grantId ?? "", "sent", deps.now());
      continue;
    }
    if (message.attempts >= MOST_LOOKS) await giveUpChecking(tenant, id);
    else await noteCheck(tenant, id, now + Math.min(HOUR_MS, 2 ** message.attempts * MINUTE_MS));
  }
}

type Found =
  | { externalId: string; personId: string; at: number }
  | { code: string }
  | "absent"
  | "unreadable";

/**
 * Looks in the person's own conversation; for a private reply whose recipient is not known yet, in the newest
 * conversations of the account, where only one send may fit.
 */
async function lookFor(
  platform: Platform,
  token: string,
  accountId: string,
  message: DueMessage,
  replies: readonly LostSend[],
): Promise<Found> {
  const personId = message.threadId ?? message.leadExternalId;
  const own = isNamedOnly(personId)
    ? "absent"
    : await search(platform, token, accountId, message, { after: null, personId }, (trace) =>
        mayBe(message, trace),
      );
  if (own !== "absent" || message.threadId !== null || message.commentId === null) return own;
  return search(
    platform,
    token,
    accountId,
    message,
    { after: null },
    (trace) => provenBy(trace, replies)?.id === message.id,
  );
}

async function search(
  platform: Platform,
  token: string,
  accountId: string,
  lost: LostSend,
  query: { after: null; personId?: string },
  isIt: (trace: Trace) => boolean,
): Promise<Found> {
  const conversations = await platform.listConversations(token, query);
  if (conversations.kind === "reconnect") return { code: conversations.code };
  if (conversations.kind === "gone") return "absent";
  if (conversations.kind !== "ok") return "unreadable";
  let detailsLeft = DETAILS_READ;
  for (const conversation of conversations.value.items.slice(0, CONVERSATIONS_READ)) {
    const messages = await platform.listMessages(token, accountId, conversation.id, { after: null });
    if (messages.kind === "reconnect") return { code: messages.code };
    if (messages.kind !== "ok") return "unreadable";
    for (const listed of messages.value.items) {
      if (!isInTime(lost, listed.at)) continue;
      let event: InboundEvent | null | undefined = listed.event;
      if (event === undefined && detailsLeft > 0) {
        detailsLeft -= 1;
        const detail = await platform.readMessage(token, accountId, listed.externalId);
        if (detail.kind === "reconnect") return { code: detail.code };
        if (detail.kind !== "ok" && detail.kind !== "gone") return "unreadable";
        event = detail.kind === "ok" ? detail.value : null;
      }
      if (event?.type === "echo" && isIt(event)) {
        return { externalId: event.externalId, personId: event.personExternalId, at: event.at };
      }
    }
  }
  return "absent";
}
