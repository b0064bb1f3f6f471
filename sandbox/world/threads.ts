import { conversationId, liveCommentId, messageId } from "../ids.ts";
import type { Account, Attachment, Conversation, Message, Person, Reaction } from "./state.ts";
import type { World } from "./world.ts";

export function requireThread(world: World, account: Account, person: Person, atMs: number): Conversation {
  const known = world.conversationWith(account.userId, person.username);
  if (known) return known;
  const conversation: Conversation = {
    id: conversationId(account.userId, person.username),
    accountId: account.userId,
    person: person.username,
    updatedAt: atMs,
    consented: false,
    folder: person.follows.includes(account.userId) ? "inbox" : "requests",
    messages: [],
  };
  world.putConversation(conversation);
  return conversation;
}

export type PersonMessage = {
  text?: string;
  attachments?: Attachment[];
  replyTo?: Message["replyTo"];
  quickReply?: string;
  referral?: Message["referral"];
  unsupported?: boolean;
  at?: number;
};

/** A message from a person: opens the 24-hour window and makes their profile readable. */
export function receiveFromPerson(
  world: World,
  account: Account,
  person: Person,
  input: PersonMessage,
): Message {
  const at = input.at ?? world.clock.now();
  const conversation = requireThread(world, account, person, at);
  const message: Message = {
    mid: messageId(`live:${world.clock.now()}:${world.nextSerial()}`),
    at,
    from: "person",
    via: "person",
    text: input.text,
    attachments: input.attachments ?? [],
    replyTo: input.replyTo,
    quickReply: input.quickReply,
    referral: input.referral,
    unsupported: input.unsupported,
    unsent: false,
    editCount: 0,
    reactions: [],
  };
  world.putMessage(conversation, message);
  openWindow(conversation, at);
  conversation.consented = true;
  world.emit({ kind: "message", account, conversation, message });
  return message;
}

export type BusinessMessage = {
  via: "api" | "app";
  text?: string;
  attachments?: Attachment[];
  replyTo?: { mid: string };
  commentId?: string;
};

/** A message from the account, by API or typed in the Instagram app. The rules of sending are checked before. */
export function deliverToPerson(
  world: World,
  account: Account,
  person: Person,
  input: BusinessMessage,
): Message {
  const at = world.clock.now();
  const conversation = requireThread(world, account, person, at);
  const message: Message = {
    mid: messageId(`live:${at}:${world.nextSerial()}`),
    at,
    from: "business",
    via: input.via,
    text: input.text,
    attachments: input.attachments ?? [],
    replyTo: input.replyTo,
    commentId: input.commentId,
    unsent: false,
    editCount: 0,
    reactions: [],
  };
  world.putMessage(conversation, message);
  world.emit({ kind: "message", account, conversation, message });
  return message;
}

export function editMessage(world: World, mid: string, text: string): Message | undefined {
  const found = world.message(mid);
  if (!found || found.message.unsent) return undefined;
  found.message.text = text;
  found.message.editCount += 1;
  world.emit({
    kind: "message-edited",
    account: world.requireAccount(found.conversation.accountId),
    ...found,
  });
  return found.message;
}

/** The person takes a message back: what it said is gone, here too. */
export function unsendMessage(world: World, mid: string): Message | undefined {
  const found = world.message(mid);
  if (!found || found.message.unsent) return undefined;
  found.message.unsent = true;
  found.message.text = undefined;
  found.message.attachments = [];
  world.emit({
    kind: "message-unsent",
    account: world.requireAccount(found.conversation.accountId),
    ...found,
  });
  return found.message;
}

/** One reaction per side and message: a new one replaces the old. */
export function reactTo(world: World, mid: string, reaction: Reaction): Message | undefined {
  const found = world.message(mid);
  if (!found || found.message.unsent) return undefined;
  found.message.reactions = [...found.message.reactions.filter((one) => one.by !== reaction.by), reaction];
  // Whether a reaction restarts the 24 hours is documented nowhere; the strict reading is that it does not.
  const account = world.requireAccount(found.conversation.accountId);
  world.emit({ kind: "reaction", account, ...found, reaction, action: "react" });
  return found.message;
}

export function takeReactionBack(world: World, mid: string, by: Reaction["by"]): Message | undefined {
  const found = world.message(mid);
  const reaction = found?.message.reactions.find((one) => one.by === by);
  if (!found || !reaction) return undefined;
  found.message.reactions = found.message.reactions.filter((one) => one !== reaction);
  const account = world.requireAccount(found.conversation.accountId);
  world.emit({ kind: "reaction", account, ...found, reaction, action: "unreact" });
  return found.message;
}

/** The person has seen everything up to this message. */
export function markRead(world: World, mid: string): Message | undefined {
  const found = world.message(mid);
  if (found?.message.from !== "business") return undefined;
  for (const message of found.conversation.messages) {
    if (message.from === "business" && message.at <= found.message.at) message.readAt ??= world.clock.now();
  }
  world.emit({ kind: "read", account: world.requireAccount(found.conversation.accountId), ...found });
  return found.message;
}

/** A tap on a button or on the persistent menu: opens the window like a message. */
export function postback(
  world: World,
  account: Account,
  person: Person,
  title: string,
  payload: string,
): string {
  const at = world.clock.now();
  const conversation = requireThread(world, account, person, at);
  openWindow(conversation, at);
  conversation.consented = true;
  const mid = messageId(`live:${at}:${world.nextSerial()}`);
  world.emit({ kind: "postback", account, conversation, mid, title, payload });
  return mid;
}

/** The person came back through a link of the account (ig.me) into a thread that exists. */
export function refer(world: World, account: Account, person: Person, ref: string): void {
  const conversation = requireThread(world, account, person, world.clock.now());
  world.emit({
    kind: "referral",
    account,
    conversation,
    referral: { ref, source: "IGME-SOURCE-LINK", type: "OPEN_THREAD" },
  });
}

/** A comment under somebody else's post that names the account: all we learn is the event itself. */
export function mentionElsewhere(world: World, account: Account, person: Person, text: string): string {
  const serial = world.nextSerial();
  const commentId = liveCommentId(world.clock.now(), serial);
  world.emit({
    kind: "mention",
    account,
    username: person.username,
    text,
    mediaId: liveCommentId(world.clock.now() - 1, serial),
    commentId,
  });
  return commentId;
}

function openWindow(conversation: Conversation, atMs: number): void {
  conversation.lastInboundAt = Math.max(conversation.lastInboundAt ?? 0, atMs);
  conversation.folder = "inbox";
}
