import { DAY_MS, HOUR_MS, SECOND_MS } from "../clock.ts";
import { igsid } from "../ids.ts";
import type { Comment, Person } from "../world/state.ts";
import { deliverToPerson, reactTo, takeReactionBack } from "../world/threads.ts";
import { type GraphCall, requireScope, SCOPES } from "./call.ts";
import {
  accountRestricted,
  badParameter,
  messageAccessOff,
  noPrivateReply,
  noSuchPerson,
  otherAppOwnsThread,
  outsideWindow,
  permissionMissing,
  personUnavailable,
  tooManySends,
} from "./errors.ts";
import { readSendRequest, type SendRequest } from "./send-request.ts";

const WINDOW_MS = 24 * HOUR_MS;
const HUMAN_WINDOW_MS = 7 * DAY_MS;
const PRIVATE_REPLY_MS = 7 * DAY_MS;

const EMOJI: Record<string, string> = {
  love: "❤",
  haha: "😆",
  wow: "😮",
  sad: "😢",
  angry: "😠",
  like: "👍",
};

/** Times of each account's sends, for the limit per second. */
export type SendTimes = Map<string, number[]>;

/**
 * `POST /<IG_ID>/messages`. Enforces who may be written to: a person inside 24 h of their last message, a human agent
 * inside 7 days, or one private reply to a comment of at most 7 days.
 *
 * @returns `{recipient_id, message_id}`, or `{recipient_id}` for an action
 */
export function sendMessage(call: GraphCall, times: SendTimes): Record<string, unknown> {
  requireScope(call, SCOPES.messages);
  const request = readSendRequest(call.params);
  const rules = call.faults.accountRules(call.account);
  if (!rules.messageAccess) throw messageAccessOff();
  if (rules.restrictedFromSending) throw accountRestricted();
  if (rules.otherAppOwnsThreads) throw otherAppOwnsThread();
  if (request.humanAgent && !call.faults.now.humanAgentReviewed) throw permissionMissing("Human Agent");
  countSend(call, times);
  return "commentId" in request.to
    ? privateReply(call, request.to.commentId, request)
    : messageInWindow(call, request.to.personId, request);
}

function privateReply(call: GraphCall, commentId: string, request: SendRequest): Record<string, unknown> {
  requireScope(call, SCOPES.comments);
  if (request.content.kind !== "message") throw badParameter("A comment can only be answered with a message");
  const comment = call.world.comment(commentId);
  if (!comment || comment.accountId !== call.account.userId || comment.author === null)
    throw noPrivateReply();
  const person = call.world.person(comment.author);
  // What the owner has not approved is not there to be answered.
  if (comment.heldBack) throw noPrivateReply();
  if (!person || comment.privateReply || !isReplyable(call, comment)) throw noPrivateReply();
  const used = call.world.state.comments.filter(
    (one) =>
      one.accountId === comment.accountId &&
      one.privateReply?.mid &&
      one.privateReply.at > call.now - HOUR_MS,
  );
  if (used.length >= call.faults.now.limits.privateRepliesPerHour) throw tooManySends();
  if (person.blocks.includes(call.account.userId)) {
    if (call.faults.now.refusedPrivateReplyIsUsed) comment.privateReply = { at: call.now };
    throw personUnavailable();
  }
  const { text, attachments } = request.content;
  // Marked before the message goes out: a listener may answer at once.
  comment.privateReply = { at: call.now };
  const message = deliverToPerson(call.world, call.account, person, {
    via: "api",
    text,
    attachments,
    commentId,
  });
  comment.privateReply.mid = message.mid;
  return answer(call, person, message.mid);
}

/** Seven days for a post; for a broadcast, only while it runs. */
function isReplyable(call: GraphCall, comment: Comment): boolean {
  const broadcast = call.world.media(comment.mediaId)?.broadcast ?? "none";
  if (broadcast !== "none") return broadcast === "live";
  return comment.at > call.now - PRIVATE_REPLY_MS;
}

function messageInWindow(call: GraphCall, personId: string, request: SendRequest): Record<string, unknown> {
  const person = call.world.personByScopedId(call.account.userId, personId);
  if (!person) throw noSuchPerson();
  if (person.blocks.includes(call.account.userId)) throw personUnavailable();
  const last = call.world.conversationWith(call.account.userId, person.username)?.lastInboundAt;
  const windowMs = request.humanAgent ? HUMAN_WINDOW_MS : WINDOW_MS;
  if (last === undefined || last <= call.now - windowMs) throw outsideWindow();
  if (request.content.kind === "action") return act(call, person, request.content);
  const { text, attachments, replyTo } = request.content;
  const message = deliverToPerson(call.world, call.account, person, {
    via: "api",
    text,
    attachments,
    replyTo,
  });
  return answer(call, person, message.mid);
}

function act(
  call: GraphCall,
  person: Person,
  content: Extract<SendRequest["content"], { kind: "action" }>,
): Record<string, unknown> {
  if (content.mid !== undefined) {
    const found = call.world.message(content.mid);
    if (
      found?.conversation.person !== person.username ||
      found.conversation.accountId !== call.account.userId
    ) {
      throw badParameter("payload.message_id does not exist in this conversation");
    }
    if (content.action === "react") {
      const reaction = content.reaction ?? "love";
      reactTo(call.world, content.mid, { by: "business", reaction, emoji: EMOJI[reaction] ?? reaction });
    } else if (content.action === "unreact") {
      takeReactionBack(call.world, content.mid, "business");
    }
  }
  return { recipient_id: igsid(call.account.userId, person.username) };
}

const answer = (call: GraphCall, person: Person, mid: string) => ({
  recipient_id: igsid(call.account.userId, person.username),
  message_id: mid,
});

function countSend(call: GraphCall, times: SendTimes): void {
  const recent = times.get(call.account.userId) ?? [];
  times.set(call.account.userId, recent);
  while (recent.length > 0 && recent[0]! <= call.now - SECOND_MS) recent.shift();
  if (recent.length >= call.faults.now.limits.sendsPerSecond) throw tooManySends();
  recent.push(call.now);
}
