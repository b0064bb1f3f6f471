import { parseKeepingIds } from "../ids.ts";
import { asList, asRecord, readId } from "../json.ts";
import type { InboundEvent } from "../platform.ts";
import { toCommentEvent } from "./comment-event.ts";
import { type Arrival, toMessagingEvent } from "./message-event.ts";
import { readEpoch } from "./times.ts";

const COMMENT_FIELDS: readonly unknown[] = ["comments", "live_comments"];

/**
 * Every update of one webhook delivery, in our words. Meta writes the same thing in four shapes (`changes[]`,
 * `messaging[]`, `field` + `value` on the entry itself, `standby[]`) and sometimes wraps all in a list.
 *
 * @param rawJson    the body as received, already authenticated
 * @param receivedAt epoch ms; no event is later than it
 * @throws SyntaxError only on text that is not JSON; what is unknown or malformed is left out
 */
export function readDelivery(rawJson: string, receivedAt: number): InboundEvent[] {
  const body = parseKeepingIds(rawJson);
  return (Array.isArray(body) ? body : [body])
    .map(asRecord)
    .filter((envelope) => envelope.object === undefined || envelope.object === "instagram")
    .flatMap((envelope) => asList(envelope.entry))
    .flatMap((entry) => readEntry(entry, receivedAt));
}

function readEntry(value: unknown, receivedAt: number): InboundEvent[] {
  const entry = asRecord(value);
  const account = readId(entry.id);
  if (account === null) return [];
  const sentAt = Math.min(readEpoch(entry.time) ?? receivedAt, receivedAt);
  const arrival = { account, sentAt, receivedAt };
  const changes = entry.field === undefined ? asList(entry.changes) : [entry, ...asList(entry.changes)];
  return [
    ...changes.flatMap((change) => readChange(change, arrival)),
    ...asList(entry.messaging).map((event) => toMessagingEvent(event, arrival, false)),
    ...asList(entry.standby).map((event) => toMessagingEvent(event, arrival, true)),
  ].filter((event) => event !== null);
}

function readChange(value: unknown, arrival: Arrival): (InboundEvent | null)[] {
  const change = asRecord(value);
  // The documentation calls the value "an array" in one place and shows an object in all.
  const items = Array.isArray(change.value) ? change.value : [change.value];
  if (COMMENT_FIELDS.includes(change.field)) {
    // A comment's webhook carries no time of its own: only when it was sent, which a retry may delay by 36 h.
    return items.map((item) =>
      toCommentEvent(item, arrival.account, { at: arrival.sentAt, isProvisional: true }),
    );
  }
  return items.map((item) => toMessagingEvent(item, arrival, change.field === "standby"));
}
