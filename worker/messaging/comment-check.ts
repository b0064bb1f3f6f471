import { loseToken } from "../accounts/reconnect.ts";
import type { AccountRow } from "../accounts/service.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Platform, SendTarget } from "../platforms/platform.ts";
import { HOUR_MS, MINUTE_MS } from "../scoring/days.ts";
import type { Heard } from "./breaker.ts";
import { PRIVATE_REPLY_MS } from "./reach.ts";
import { type DueMessage, endUnsent, holdFor, moveComment } from "./sending-store.ts";

/** A redelivered webhook carries its last sending time; Instagram retries for 36 h. */
const RETRIED_DELIVERY_MS = 36 * HOUR_MS;
/** A comment that could not be read is asked for again after this, while there is time. */
const READ_AGAIN_MS = 2 * MINUTE_MS;

/** `heard`: what the reading showed of the platform; absent when nothing was read. */
type Check = { kind: "go" } | { kind: "stop"; heard: Heard };
const GO: Check = { kind: "go" };
const stop = (heard: Heard): Check => ({ kind: "stop", heard });
const ANSWERED: Heard = { kind: "answered" };

/**
 * A webhook carries only its own sending time, up to 36 h late. Where that matters the comment is read first: in
 * its last hours, when it may be too old or gone, and when it may be older than the automation that answers it.
 * Like the send itself this is asked with a grant in hand: it is a call, and the breaker counts it.
 */
export async function checkComment(
  deps: Deps,
  tenant: TenantDb,
  account: AccountRow,
  platform: Platform,
  token: string,
  message: DueMessage,
  target: SendTarget,
): Promise<Check> {
  if (target.kind !== "private_reply" || message.commentAt === null || message.commentAtIsProvisional !== 1)
    return GO;
  const now = deps.now();
  const closesAt = message.commentAt + PRIVATE_REPLY_MS;
  const isClosing = closesAt - now <= RETRIED_DELIVERY_MS;
  const activatedAt = Math.floor((message.activatedAt ?? 0) / 1000) * 1000;
  const mayPrecede = message.commentAt - activatedAt <= RETRIED_DELIVERY_MS;
  if (!isClosing && !mayPrecede) return GO;
  const read = await platform.readComment(token, target.commentId);
  switch (read.kind) {
    case "reconnect":
      await holdFor(tenant, message.id, "reconnect", 0);
      await loseToken(deps, tenant, account.id, read.code, token);
      return stop(ANSWERED);
    case "limited": {
      const untilMs = read.retryAfterMs === null ? null : now + read.retryAfterMs;
      await holdFor(tenant, message.id, "rate-limited", untilMs ?? now + READ_AGAIN_MS);
      return stop({ kind: "limited", untilMs, reason: "rate-limited" });
    }
    case "failed":
      // With the door about to close there is no time to know better.
      if (closesAt - now <= 2 * READ_AGAIN_MS) return GO;
      await holdFor(tenant, message.id, "not-answering", now + READ_AGAIN_MS);
      return stop({ kind: "nothing" });
    case "denied":
      return GO;
    case "gone":
      if (!isClosing) return GO;
      await endUnsent(tenant, message.id, "skipped", "comment-deleted");
      return stop(ANSWERED);
    case "ok":
      break;
  }
  if (read.value.at >= message.commentAt) return GO;
  await moveComment(tenant, account.id, target.commentId, message.leadId, read.value.at);
  if (read.value.at < activatedAt) {
    await endUnsent(tenant, message.id, "skipped", "before-activation");
    return stop(ANSWERED);
  }
  if (read.value.at + PRIVATE_REPLY_MS > now) return GO;
  await endUnsent(tenant, message.id, "expired", "comment-too-old");
  return stop(ANSWERED);
}
