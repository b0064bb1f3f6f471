import { loseToken } from "../accounts/reconnect.ts";
import { type AccountRow, findAccountRow, openToken } from "../accounts/service.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { digestsOfLead, isAnyOfThemListed } from "../do-not-contact/service.ts";
import { backoffSeconds, type Settlement } from "../doorbell/settle.ts";
import { readWorkspace } from "../identity/service.ts";
import { isInTime, mayBe } from "../messaging/proof.ts";
import type { Platform, SendResult } from "../platforms/platform.ts";
import { HOUR_MS, MINUTE_MS } from "../scoring/days.ts";
import type { PublicReplyReason } from "./contract.ts";
import {
  beginReplying,
  type DueReply,
  endReply,
  failReply,
  findReply,
  giveUpLooking,
  holdReply,
  knownReplyIds,
  markReplied,
  markReplyUnknown,
  noteLook,
  returnReply,
} from "./store.ts";
import { HELD_MS, judgeReply } from "./verdict.ts";

const DONE: Settlement = { kind: "done" };
/** A call takes 20 s at most; whoever began longer ago is gone, and left no answer. */
const LOST_AFTER_MS = 2 * MINUTE_MS;
const FIRST_LOOK_MS = MINUTE_MS;
const MOST_LOOKS = 6;
const PAGES_READ = 3;
const BLOCKED_BY_PLATFORM_MS = 6 * HOUR_MS;

/**
 * Posts one public reply if it may be posted now, or finds out what became of one whose outcome is not known. The row
 * is the truth: the guarded step to `sending` happens once, and from then on nothing repeats the call.
 */
export async function deliverReply(
  deps: Deps,
  workspaceId: string,
  accountId: string,
  replyId: string,
): Promise<Settlement> {
  const tenant = deps.tenant(workspaceId);
  const now = deps.now();
  const key = { accountId, id: replyId };
  const [reply, account] = await Promise.all([
    findReply(tenant, accountId, replyId),
    findAccountRow(tenant, accountId),
  ]);
  if (!reply || reply.open === 0 || !account) return DONE;
  if (reply.state === "sending") {
    if ((reply.sendingAt ?? 0) < now - LOST_AFTER_MS) await markReplyUnknown(tenant, key, now);
    return DONE;
  }
  if (reply.notBeforeAt > now) {
    const waitMs = reply.notBeforeAt - now;
    return waitMs <= MINUTE_MS ? { kind: "again", afterSeconds: Math.ceil(waitMs / 1000) } : DONE;
  }
  const platform = deps.platform(account.platform);
  if (reply.state === "unknown") {
    await lookUnder(deps, tenant, account, platform, reply);
    return DONE;
  }
  const { stopped } = await readWorkspace(tenant);
  const verdict = judgeReply({
    reply,
    account: {
      status: account.status,
      paused: account.paused,
      guardLevel: account.guardLevel,
      mayReply: platform?.capabilities.publicReply ?? false,
    },
    stopped,
    now,
  });
  if (verdict.kind === "end") await endReply(tenant, key, verdict.reason);
  else if (verdict.kind === "hold") await holdReply(tenant, key, verdict.reason, verdict.until);
  else if (platform) await post(deps, tenant, account, platform, reply);
  return DONE;
}

/** What stands under the comment. */
const wordsOf = (mention: string | null, text: string): string =>
  mention === null ? text : `@${mention} ${text}`;

async function post(
  deps: Deps,
  tenant: TenantDb,
  account: AccountRow,
  platform: Platform,
  reply: DueReply,
): Promise<void> {
  const key = { accountId: account.id, id: reply.id };
  const token = await openToken(deps, account);
  if (token === undefined) {
    await holdReply(tenant, key, "reconnect", deps.now() + HELD_MS);
    return;
  }
  const digests = reply.isAnyListed === 1 ? await digestsOfLead(deps, tenant, reply.leadId) : [];
  if (digests.length > 0 && (await isAnyOfThemListed(tenant, digests))) {
    await endReply(tenant, key, "do-not-contact");
    return;
  }
  const text = await beginReplying(tenant, key, { texts: reply.texts ?? "[]", now: deps.now() });
  if (text === undefined) return;
  const result = await platform.replyToComment(token, reply.underId, wordsOf(reply.mention, text));
  await record(deps, tenant, account, platform, reply, token, result);
}

async function record(
  deps: Deps,
  tenant: TenantDb,
  account: AccountRow,
  platform: Platform,
  reply: DueReply,
  token: string,
  result: SendResult,
): Promise<void> {
  const key = { accountId: account.id, id: reply.id };
  const now = deps.now();
  switch (result.kind) {
    case "sent":
      await markReplied(tenant, key, { externalId: result.externalId, at: now, from: "sending" });
      return;
    case "unknown":
      console.warn(JSON.stringify({ event: "reply.unknown", replyId: reply.id, cause: result.cause }));
      await markReplyUnknown(tenant, key, now + FIRST_LOOK_MS);
      return;
    case "later": {
      const waitMs =
        result.afterMs ??
        (result.reason === "blocked-by-platform"
          ? BLOCKED_BY_PLATFORM_MS
          : Math.max(2 * MINUTE_MS, backoffSeconds(reply.attempts + 1) * 1000 * (0.75 + deps.random() / 2)));
      await returnReply(tenant, key, result.reason, now + Math.ceil(waitMs));
      // A limit or a block is the account's, not this reply's: nobody is written to before it is over.
      await deps.gate(account.platform, account.externalId).trip(now + Math.ceil(waitMs), result.reason);
      return;
    }
    case "reconnect":
      await returnReply(tenant, key, "reconnect", now + HELD_MS);
      await loseToken(deps, tenant, account.id, result.code, token);
      return;
    case "refused":
      await failReply(tenant, key, await reasonOf(platform, token, reply, result.reason));
      return;
  }
}

/** "No such object" does not say which: the comment is asked for once. */
async function reasonOf(
  platform: Platform,
  token: string,
  reply: DueReply,
  refused: Extract<SendResult, { kind: "refused" }>["reason"],
): Promise<PublicReplyReason> {
  if (refused === "permission-missing" || refused === "text-invalid") return refused;
  const read = await platform.readComment(token, reply.underId);
  return read.kind === "gone" ? "comment-deleted" : "refused";
}

/** Looks for the words under the comment. Found, it is posted; else it stays unknown, and is never posted again. */
async function lookUnder(
  deps: Deps,
  tenant: TenantDb,
  account: AccountRow,
  platform: Platform | undefined,
  reply: DueReply,
): Promise<void> {
  const key = { accountId: account.id, id: reply.id };
  const now = deps.now();
  const token = account.status === "connected" && platform ? await openToken(deps, account) : undefined;
  const next = now + Math.min(HOUR_MS, 2 ** reply.attempts * MINUTE_MS);
  if (!platform || token === undefined) {
    await (account.status === "disconnected" ? giveUpLooking(tenant, key) : noteLook(tenant, key, next));
    return;
  }
  const lost = { id: reply.id, text: wordsOf(reply.mention, reply.text), sendingAt: reply.sendingAt };
  let after: string | null = null;
  for (let page = 0; page < PAGES_READ; page++) {
    const read: Awaited<ReturnType<Platform["listOwnReplies"]>> = await platform.listOwnReplies(
      token,
      account.externalId,
      reply.underId,
      { after },
    );
    if (read.kind === "reconnect") return void (await loseToken(deps, tenant, account.id, read.code, token));
    if (read.kind === "gone") break;
    if (read.kind !== "ok") return void (await noteLook(tenant, key, next));
    const fitting = read.value.items.filter((one) => isInTime(lost, one.at) && mayBe(lost, one));
    const taken = await knownReplyIds(
      tenant,
      account.id,
      fitting.map((one) => one.externalId),
    );
    const found = fitting.find((one) => !taken.has(one.externalId));
    if (found) {
      await markReplied(tenant, key, { externalId: found.externalId, at: found.at, from: "unknown" });
      return;
    }
    after = read.value.after;
    if (after === null) break;
  }
  await (reply.attempts + 1 >= MOST_LOOKS ? giveUpLooking(tenant, key) : noteLook(tenant, key, next));
}
