import type { InteractionKind } from "../contract.ts";
import { asList, asRecord, type JsonRecord, readCount, readId, readText } from "../json.ts";
import type { InboundEvent, InboundInteraction, Referral } from "../platform.ts";
import { readEpoch } from "./times.ts";

/** What surrounds an event: the account it belongs to and the time it came. */
export type Arrival = { account: string; sentAt: number; receivedAt: number };

/** A conversation's two ends as seen from the account. */
type Exchange = { account: string; person: string; isOurs: boolean; at: number; standby: boolean };

/**
 * One `messaging[]` event in our words; null for what is not kept: our own seen and reactions, messages to
 * oneself, and whatever is new to us.
 */
export function toMessagingEvent(value: unknown, arrival: Arrival, standby: boolean): InboundEvent | null {
  const event = asRecord(value);
  const exchange = exchangeOf(event, arrival, standby);
  if (exchange === null) return null;
  if (event.message !== undefined) return readMessage(asRecord(event.message), exchange);
  if (event.message_edit !== undefined) return readEdit(asRecord(event.message_edit), exchange);
  if (exchange.isOurs) return null;
  if (event.reaction !== undefined) return readReaction(asRecord(event.reaction), exchange);
  if (event.postback !== undefined) return readPostback(asRecord(event.postback), exchange);
  if (event.read !== undefined) return readSeen(asRecord(event.read), exchange);
  if (event.referral !== undefined) return readReferred(event.referral, exchange);
  return null;
}

function exchangeOf(event: JsonRecord, arrival: Arrival, standby: boolean): Exchange | null {
  const { account } = arrival;
  const sender = readId(asRecord(event.sender).id);
  const message = asRecord(event.message);
  if (sender === null || message.is_self === true) return null;
  const isOurs = sender === account || message.is_echo === true;
  const person = isOurs ? readId(asRecord(event.recipient).id) : sender;
  if (person === null || person === account) return null;
  const at = Math.min(readEpoch(event.timestamp) ?? arrival.sentAt, arrival.receivedAt);
  return { account, person, isOurs, at, standby };
}

function readMessage(message: JsonRecord, exchange: Exchange): InboundEvent | null {
  const messageId = readId(message.mid);
  if (messageId === null) return null;
  const place = {
    accountExternalId: exchange.account,
    externalId: messageId,
    personExternalId: exchange.person,
    at: exchange.at,
  };
  if (message.is_deleted === true) return { type: "unsent", ...place };
  const text = readText(message.text);
  if (exchange.isOurs) return { type: "echo", text, ...place };
  return toMessageInteraction(message, {
    account: exchange.account,
    person: { externalId: exchange.person, username: null },
    messageId,
    text,
    at: exchange.at,
    standby: exchange.standby,
  });
}

export type InboundMessage = {
  account: string;
  person: { externalId: string; username: string | null };
  messageId: string;
  text: string | null;
  at: number;
  standby: boolean;
};

/** The same shape from a webhook and from a conversation read, so that both have one dedupe key. */
export function toMessageInteraction(message: JsonRecord, inbound: InboundMessage): InboundInteraction {
  const { kind, mediaId } = classify(message);
  return {
    type: "interaction",
    kind,
    accountExternalId: inbound.account,
    externalId: inbound.messageId,
    dedupeKey: `message:${inbound.messageId}`,
    person: inbound.person,
    text: inbound.text,
    mediaId,
    parentId: null,
    at: inbound.at,
    atIsProvisional: false,
    standby: inbound.standby,
    referral: toReferral(message.referral),
  };
}

/** Null when it says nothing. */
function toReferral(value: unknown): Referral | null {
  const referral = asRecord(value);
  const ad = asRecord(referral.ads_context_data);
  const said: Referral = {
    source: readText(referral.source),
    ref: readText(referral.ref),
    adId: readId(referral.ad_id),
    title: readText(ad.ad_title),
  };
  return Object.values(said).some((word) => word !== null) ? said : null;
}

function classify(message: JsonRecord): { kind: InteractionKind; mediaId: string | null } {
  const story = asRecord(asRecord(message.reply_to).story);
  const storyId = readId(story.id);
  if (storyId !== null || readText(story.url) !== null) return { kind: "story_reply", mediaId: storyId };
  // A list in webhooks, a `{data: []}` edge in Graph.
  const attachments = [...asList(message.attachments), ...asList(asRecord(message.attachments).data)].map(
    asRecord,
  );
  if (attachments.some((attachment) => attachment.type === "story_mention")) {
    return { kind: "mention", mediaId: null };
  }
  const shared = attachments.find((attachment) => attachment.type === "ig_post");
  return { kind: "message", mediaId: readId(asRecord(shared?.payload).ig_post_media_id) };
}

function readEdit(edit: JsonRecord, exchange: Exchange): InboundEvent | null {
  const messageId = readId(edit.mid);
  const text = readText(edit.text);
  if (messageId === null || text === null) return null;
  return {
    type: "edited",
    accountExternalId: exchange.account,
    externalId: messageId,
    personExternalId: exchange.person,
    text,
    edits: readCount(edit.num_edit) || 1,
    at: exchange.at,
  };
}

function readReaction(reaction: JsonRecord, exchange: Exchange): InboundEvent | null {
  const messageId = readId(reaction.mid);
  if (messageId === null) return null;
  if (reaction.action === "unreact") {
    return {
      type: "unreacted",
      accountExternalId: exchange.account,
      externalId: messageId,
      personExternalId: exchange.person,
      at: exchange.at,
    };
  }
  if (reaction.action !== "react") return null;
  return {
    type: "interaction",
    kind: "reaction",
    accountExternalId: exchange.account,
    externalId: messageId,
    dedupeKey: `reaction:${messageId}:${exchange.person}`,
    person: { externalId: exchange.person, username: null },
    text: readText(reaction.emoji),
    mediaId: null,
    parentId: null,
    at: exchange.at,
    atIsProvisional: false,
    standby: exchange.standby,
    referral: null,
  };
}

function readPostback(postback: JsonRecord, exchange: Exchange): InboundEvent | null {
  const messageId = readId(postback.mid);
  if (messageId === null) return null;
  return toMessageInteraction(postback, {
    account: exchange.account,
    person: { externalId: exchange.person, username: null },
    messageId,
    text: readText(postback.title),
    at: exchange.at,
    standby: exchange.standby,
  });
}

function readSeen(seen: JsonRecord, exchange: Exchange): InboundEvent | null {
  const messageId = readId(seen.mid);
  if (messageId === null) return null;
  return {
    type: "receipt",
    receipt: "read",
    accountExternalId: exchange.account,
    externalId: messageId,
    personExternalId: exchange.person,
    at: exchange.at,
  };
}

function readReferred(value: unknown, exchange: Exchange): InboundEvent | null {
  const referral = toReferral(value);
  if (referral === null) return null;
  return {
    type: "referred",
    accountExternalId: exchange.account,
    personExternalId: exchange.person,
    referral,
    at: exchange.at,
  };
}
