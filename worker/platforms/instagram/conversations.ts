import { asList, asRecord, type JsonRecord, readId, readText } from "../json.ts";
import { isNamedOnly } from "../named-person.ts";
import type { InboundEvent, ListedMessage, Paged, PlatformPerson, ReadResult } from "../platform.ts";
import { toReadResult } from "./errors.ts";
import { type Graph, readPage } from "./graph.ts";
import { toMessageInteraction } from "./message-event.ts";
import { readTimestamp } from "./times.ts";

export const CONVERSATION_FIELDS = "id,updated_time";
export const MESSAGE_FIELDS = "id,created_time,from,to,message,attachments,reply_to";
export const PROFILE_FIELDS = "name,username";
/** Instagram's own limit, for each account. */
export const CONVERSATION_READS_PER_SECOND = 2;
/** Older messages answer as if deleted. */
export const READABLE_MESSAGES = 20;
/** Graph leaves an empty edge out. */
const NO_MESSAGES = { data: [] };

export async function listConversations(
  graph: Graph,
  token: string,
  query: { after: string | null; personId?: string },
): Promise<ReadResult<Paged<{ id: string; updatedAt: number }>>> {
  const reply = await graph.get(
    ["me", "conversations"],
    {
      platform: "instagram",
      fields: CONVERSATION_FIELDS,
      user_id: query.personId ?? null,
      after: query.after,
    },
    token,
  );
  return toReadResult(reply, (body) => {
    const page = readPage(body, query.after);
    if (page === null) return null;
    const items = page.items.map(asRecord).flatMap((conversation) => {
      const id = readId(conversation.id);
      const updatedAt = readTimestamp(conversation.updated_time);
      return id === null || updatedAt === null ? [] : [{ id, updatedAt }];
    });
    return { items, after: page.after };
  });
}

/** A page of a conversation's newest messages, newest first; with their words when Graph puts them in. */
export async function listMessages(
  graph: Graph,
  token: string,
  account: string,
  conversationId: string,
  { after }: { after: string | null },
): Promise<ReadResult<Paged<ListedMessage>>> {
  // The first page comes with the conversation, the next ones from its edge.
  const reply =
    after === null
      ? await graph.get([conversationId], { fields: `messages{${MESSAGE_FIELDS}}` }, token)
      : await graph.get([conversationId, "messages"], { fields: MESSAGE_FIELDS, after }, token);
  return toReadResult(reply, (body) => {
    const { id, messages } = asRecord(body);
    const edge = after === null ? (messages ?? (readId(id) === null ? null : NO_MESSAGES)) : body;
    const page = readPage(edge, after);
    if (page === null) return null;
    const listed = page.items.map(asRecord).flatMap((message) => {
      const externalId = readId(message.id);
      const at = readTimestamp(message.created_time);
      return externalId === null || at === null ? [] : [{ externalId, at, message }];
    });
    const items = listed
      .toSorted((a, b) => b.at - a.at)
      .slice(0, READABLE_MESSAGES)
      .map(({ externalId, at, message }) => ({ externalId, at, event: detailOf(message, account) }));
    return { items, after: page.after };
  });
}

/** The documentation shows ids and times only; asked for, the rest may be there or not. */
const detailOf = (message: JsonRecord, account: string): InboundEvent | null | undefined =>
  message.from === undefined ? undefined : toConversationEvent(message, account);

/** One message by itself; `gone` once it is taken back, or older than the newest that can be read. */
export async function readMessage(
  graph: Graph,
  token: string,
  account: string,
  messageId: string,
): Promise<ReadResult<InboundEvent | null>> {
  const reply = await graph.get([messageId], { fields: MESSAGE_FIELDS }, token);
  const read = toReadResult(reply, (body) => ({ event: toConversationEvent(asRecord(body), account) }));
  if (read.kind === "ok") return { ...read, value: read.value.event };
  // An id that Graph will not read today is not read tomorrow either.
  return read.kind === "failed" && /^graph 100\b/.test(read.cause) ? { kind: "gone" } : read;
}

/** Ours come back as `echo`. When neither end is the account, whose message it is cannot be told: left out. */
function toConversationEvent(message: JsonRecord, account: string): InboundEvent | null {
  const messageId = readId(message.id);
  const at = readTimestamp(message.created_time);
  const from = asRecord(message.from);
  const senderId = readId(from.id);
  if (messageId === null || at === null || senderId === null) return null;
  const recipients = asList(asRecord(message.to).data).map((person) => readId(asRecord(person).id));
  const text = readText(message.message);
  if (senderId === account) {
    const personId = recipients.find((id) => id !== null && id !== account);
    if (!personId) return null;
    return {
      type: "echo",
      accountExternalId: account,
      personExternalId: personId,
      externalId: messageId,
      text,
      at,
    };
  }
  if (recipients.length > 0 && !recipients.includes(account)) return null;
  const person = { externalId: senderId, username: readText(from.username) };
  return toMessageInteraction(message, { account, person, messageId, text, at, standby: false });
}

/** `gone` when the profile cannot be read: before the person's first message, or once they have blocked us. */
export async function readProfile(
  graph: Graph,
  token: string,
  personId: string,
): Promise<ReadResult<PlatformPerson>> {
  if (isNamedOnly(personId)) return { kind: "gone" };
  const reply = await graph.get([personId], { fields: PROFILE_FIELDS }, token);
  return toReadResult(reply, (body) => {
    const profile = asRecord(body);
    return {
      externalId: personId,
      username: readText(profile.username),
      displayName: readText(profile.name),
    };
  });
}
