import { asList, asRecord, type JsonRecord, readId, readText } from "../json.ts";
import type { InboundEvent, Paged, PlatformPerson, ReadResult } from "../platform.ts";
import { toReadResult } from "./errors.ts";
import { type Graph, readPage } from "./graph.ts";
import { toMessageInteraction } from "./message-event.ts";
import { readTimestamp } from "./times.ts";

export const CONVERSATION_FIELDS = "id,updated_time";
export const MESSAGE_FIELDS = "id,created_time,from,to,message,attachments,reply_to";
export const PROFILE_FIELDS = "name,username";
/** Older messages answer as if deleted. */
const READABLE_MESSAGES = 20;

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

/** The newest readable messages of a conversation, newest first. Graph gives their ids, then each by itself. */
export async function listMessages(
  graph: Graph,
  token: string,
  account: string,
  conversationId: string,
): Promise<ReadResult<InboundEvent[]>> {
  const reply = await graph.get([conversationId], { fields: `messages{${MESSAGE_FIELDS}}` }, token);
  const listed = toReadResult(reply, (body) => readPage(asRecord(body).messages, null));
  if (listed.kind !== "ok") return listed;
  const newest = newestFirst(listed.value.items.map(asRecord)).slice(0, READABLE_MESSAGES);
  const events: InboundEvent[] = [];
  for (const message of newest) {
    const detail = await withDetail(graph, token, message);
    if (detail.kind === "gone") continue;
    if (detail.kind !== "ok") return detail;
    const event = toConversationEvent(detail.value, account);
    if (event !== null) events.push(event);
  }
  return { kind: "ok", value: events, usagePercent: listed.usagePercent };
}

/** Some answers list ids and times only, as the documentation shows; then the message is asked for. */
async function withDetail(graph: Graph, token: string, message: JsonRecord): Promise<ReadResult<JsonRecord>> {
  const messageId = readId(message.id);
  if (messageId === null) return { kind: "gone" };
  if (message.from !== undefined) return { kind: "ok", value: message, usagePercent: null };
  const reply = await graph.get([messageId], { fields: MESSAGE_FIELDS }, token);
  const detail = toReadResult(reply, (body) => asRecord(body));
  // One unreadable message is no reason to lose the others.
  return detail.kind === "failed" && detail.cause.startsWith("graph 100") ? { kind: "gone" } : detail;
}

function newestFirst(messages: JsonRecord[]): JsonRecord[] {
  const time = (message: JsonRecord) => readTimestamp(message.created_time) ?? 0;
  return messages.toSorted((a, b) => time(b) - time(a));
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
