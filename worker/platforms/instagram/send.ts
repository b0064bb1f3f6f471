import { asRecord, readId } from "../json.ts";
import { isNamedOnly } from "../named-person.ts";
import type { SendResult, SendTarget } from "../platform.ts";
import { MAX_TEXT_BYTES } from "./capabilities.ts";
import { readError, toSendFailure } from "./errors.ts";
import type { Graph } from "./graph.ts";
import type { Reply } from "./wire.ts";

/** Sends one text. Anything that may have arrived is `unknown`: Instagram has no idempotency key. */
export async function send(
  graph: Graph,
  token: string,
  account: string,
  target: SendTarget,
  text: string,
): Promise<SendResult> {
  if (text.trim() === "") return { kind: "refused", reason: "text-invalid", code: "text-empty" };
  if (new TextEncoder().encode(text).length > MAX_TEXT_BYTES) {
    return { kind: "refused", reason: "text-invalid", code: "text-too-long" };
  }
  if (target.kind !== "private_reply" && isNamedOnly(target.personId)) {
    return { kind: "refused", reason: "no-such-person", code: "named-only" };
  }
  const reply = await graph.post([account, "messages"], {}, token, toBody(target, text));
  return toSendResult(reply, target);
}

function toBody(target: SendTarget, text: string) {
  const message = { text };
  switch (target.kind) {
    case "private_reply":
      return { recipient: { comment_id: target.commentId }, message };
    case "window":
      return { recipient: { id: target.personId }, message };
    case "human_agent":
      return { recipient: { id: target.personId }, message, tag: "HUMAN_AGENT" };
  }
}

/** Pure, so that every answer the platform can give has its line in a table. */
export function toSendResult(reply: Reply, target: SendTarget): SendResult {
  if (reply.kind === "no-answer") return { kind: "unknown", cause: reply.cause };
  const { status, usage } = reply;
  if (status >= 500 || status === 408) return { kind: "unknown", cause: `http ${status}` };
  const error = reply.kind === "answer" ? readError(reply.body) : null;
  if (error !== null) return toSendFailure(error, status, usage);
  if (status === 429) return { kind: "later", reason: "rate-limited", afterMs: usage.waitMs };
  if (status >= 400) return { kind: "refused", reason: "refused", code: `http ${status}` };
  if (reply.kind === "unreadable" || status < 200 || status > 299) {
    return { kind: "unknown", cause: "unreadable" };
  }
  const sent = asRecord(reply.body);
  const externalId = readId(sent.message_id);
  const recipientId = readId(sent.recipient_id) ?? (target.kind === "private_reply" ? null : target.personId);
  if (externalId === null || recipientId === null) return { kind: "unknown", cause: "unreadable" };
  return { kind: "sent", externalId, recipientId };
}
