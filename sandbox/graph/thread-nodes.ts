import { DAY_MS, HOUR_MS, SECOND_MS } from "../clock.ts";
import { igsid } from "../ids.ts";
import { newestFirst } from "../world/order.ts";
import type { Conversation, Message } from "../world/state.ts";
import {
  type EdgeList,
  expandEdge,
  type GraphCall,
  readEdge,
  readNode,
  requireScope,
  SCOPES,
  textParam,
} from "./call.ts";
import { badParameter, messageAccessOff, noSuchObject, tooManySends } from "./errors.ts";
import { graphTime, type NodeShape } from "./fields.ts";

/** Threads among the requests leave the list after this long without a word. */
const REQUESTS_LISTED_MS = 30 * DAY_MS;

const party = (call: GraphCall, conversation: Conversation, side: Message["from"]) =>
  side === "business"
    ? { id: call.account.userId, username: call.account.username }
    : { id: igsid(conversation.accountId, conversation.person), username: conversation.person };

export const messageShape = (call: GraphCall, conversation: Conversation): NodeShape<Message> => ({
  name: "UnifiedMessage",
  defaults: ["id", "created_time"],
  readers: {
    id: (message) => message.mid,
    created_time: (message) => graphTime(message.at),
    from: (message) => party(call, conversation, message.from),
    to: (message) => ({
      data: [party(call, conversation, message.from === "business" ? "person" : "business")],
    }),
    message: (message) => message.text ?? "",
    is_unsupported: (message) => message.unsupported,
    attachments: (message) =>
      message.attachments.length
        ? { data: message.attachments.map((one) => ({ type: one.type, file_url: one.url })) }
        : undefined,
    reply_to: (message) => {
      if (!message.replyTo) return undefined;
      return "mid" in message.replyTo ? { mid: message.replyTo.mid } : { story: message.replyTo.story };
    },
    story: (message) =>
      message.replyTo && "story" in message.replyTo
        ? { reply_to: { id: message.replyTo.story.id, link: message.replyTo.story.url } }
        : undefined,
    reactions: (message) =>
      message.reactions.length
        ? {
            data: message.reactions.map((one) => ({
              reaction: one.reaction,
              emoji: one.emoji,
              users: [party(call, conversation, one.by)],
            })),
          }
        : undefined,
  },
});

/** Newest first; what the person took back is gone. */
const visibleMessages = (conversation: Conversation): Message[] =>
  conversation.messages
    .filter((message) => !message.unsent)
    .sort((a, b) => newestFirst({ at: a.at, id: a.mid }, { at: b.at, id: b.mid }));

const messageList = (call: GraphCall, conversation: Conversation): EdgeList<Message> => ({
  nodes: visibleMessages(conversation),
  position: (message) => ({ id: message.mid, at: message.at }),
  shape: messageShape(call, conversation),
  defaultLimit: 25,
  maxLimit: call.faults.now.pages.messages,
});

/** Only a thread's latest messages can be read in detail; older ones answer as if deleted. */
const readableMessages = (call: GraphCall, messages: Message[]): Message[] =>
  messages.slice(0, call.faults.now.conversations.readable);

export const threadShape = (call: GraphCall): NodeShape<Conversation> => ({
  name: "UnifiedThread",
  defaults: ["id", "updated_time"],
  readers: {
    id: (thread) => thread.id,
    updated_time: (thread) => graphTime(thread.updatedAt),
    participants: (thread) => ({ data: [party(call, thread, "business"), party(call, thread, "person")] }),
    folder: (thread) => thread.folder,
    can_reply: (thread) => (thread.lastInboundAt ?? 0) > call.now - 24 * HOUR_MS,
    message_count: (thread) => thread.messages.length,
    unread_count: () => 0,
    snippet: (thread) => thread.messages.at(-1)?.text?.slice(0, 80),
    name: (thread) => thread.person,
    // Without a sub-list only id and created_time come; details of messages past the 20th are refused like deleted ones.
    messages: (thread, wanted) => {
      const list = messageList(call, thread);
      if (call.faults.now.conversations.detail === "ids")
        return expandEdge(call, { limit: wanted.limit }, thread.id, "messages", list);
      const detailed =
        wanted.fields && [...wanted.fields.keys()].some((field) => !["id", "created_time"].includes(field));
      const nodes = detailed ? readableMessages(call, list.nodes) : list.nodes;
      return expandEdge(call, wanted, thread.id, "messages", { ...list, nodes });
    },
  },
});

/** `GET /me/conversations?platform=instagram[&user_id=][&folder=]` */
export function listConversations(call: GraphCall, calls: ConversationCalls): Record<string, unknown> {
  guard(call, calls);
  const platform = textParam(call, "platform");
  if (platform !== undefined && platform !== "instagram")
    throw badParameter("Param platform must be instagram");
  const wantedPerson = textParam(call, "user_id");
  const folder = textParam(call, "folder");
  const threads = call.world.conversationsOf(call.account.userId).filter((thread) => {
    if (wantedPerson !== undefined && igsid(thread.accountId, thread.person) !== wantedPerson) return false;
    if (folder !== undefined && thread.folder !== folder) return false;
    return thread.folder !== "requests" || thread.updatedAt > call.now - REQUESTS_LISTED_MS;
  });
  return readEdge(call, {
    nodes: threads,
    position: (thread) => ({ id: thread.id, at: thread.updatedAt }),
    shape: threadShape(call),
    defaultLimit: 25,
    maxLimit: call.faults.now.pages.conversations,
  });
}

export function readConversation(
  call: GraphCall,
  thread: Conversation,
  calls: ConversationCalls,
): Record<string, unknown> {
  guard(call, calls);
  return readNode(call, thread, threadShape(call));
}

export function listMessages(
  call: GraphCall,
  thread: Conversation,
  calls: ConversationCalls,
): Record<string, unknown> {
  guard(call, calls);
  const list = messageList(call, thread);
  if (call.faults.now.conversations.detail === "ids")
    return readEdge({ ...call, params: { ...call.params, fields: undefined } }, list);
  const fields = textParam(call, "fields") ?? "";
  const detailed = fields.split(",").some((field) => !["", "id", "created_time"].includes(field.trim()));
  return readEdge(call, { ...list, nodes: detailed ? readableMessages(call, list.nodes) : list.nodes });
}

/** @throws GraphError 100/33 for a message that was taken back or is older than the 20 latest */
export function readMessage(
  call: GraphCall,
  found: { conversation: Conversation; message: Message },
  calls: ConversationCalls,
): Record<string, unknown> {
  guard(call, calls);
  const readable = readableMessages(call, visibleMessages(found.conversation));
  if (!readable.includes(found.message)) throw noSuchObject(found.message.mid, call.method);
  return readNode(call, found.message, messageShape(call, found.conversation));
}

/** Times of each account's conversation calls, for the limit of two a second. */
export type ConversationCalls = Map<string, number[]>;

function guard(call: GraphCall, calls: ConversationCalls): void {
  requireScope(call, SCOPES.messages);
  if (!call.faults.accountRules(call.account).messageAccess) throw messageAccessOff();
  const perSecond = call.faults.now.limits.conversationCallsPerSecond;
  const recent = (calls.get(call.account.userId) ?? []).filter((at) => at > call.now - SECOND_MS);
  calls.set(call.account.userId, recent);
  if (perSecond !== undefined && recent.length >= perSecond) throw tooManySends();
  recent.push(call.now);
}
