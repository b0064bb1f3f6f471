import { asRecord, readId } from "../json.ts";
import { isNamedOnly } from "../named-person.ts";
import type { SendContent, SendResult, SendTarget } from "../platform.ts";
import { MAX_TEXT_BYTES } from "./capabilities.ts";
import { readError, toSendFailure } from "./errors.ts";
import type { Graph } from "./graph.ts";
import type { Reply } from "./wire.ts";

/** Sends one text or one picture. Anything that may have arrived is `unknown`: Instagram has no idempotency key. */
export async function send(
  graph: Graph,
  token: string,
  account: string,
  target: SendTarget,
  content: SendContent,
): Promise<SendResult> {
  const invalid = "text" in content ? refuseText(content.text) : refuseImage(content.imageUrl);
  if (invalid !== null) return invalid;
  if (target.kind !== "private_reply" && isNamedOnly(target.personId)) {
    return { kind: "refused", reason: "no-such-person", code: "named-only" };
  }
  const reply = await graph.post([account, "messages"], {}, token, toBody(target, content));
  return toSendResult(reply, target);
}

/** Answers in public under a top-level comment; Instagram's answer names only the new comment. */
export async function replyToComment(
  graph: Graph,
  token: string,
  commentId: string,
  text: string,
): Promise<SendResult> {
  const invalid = refuseText(text);
  if (invalid !== null) return invalid;
  const reply = await graph.post([commentId, "replies"], {}, token, { message: text });
  return readOutcome(reply, "id", commentId);
}

function refuseText(text: string): SendResult | null {
  if (text.trim() === "") return { kind: "refused", reason: "text-invalid", code: "text-empty" };
  if (new TextEncoder().encode(text).length > MAX_TEXT_BYTES) {
    return { kind: "refused", reason: "text-invalid", code: "text-too-long" };
  }
  return null;
}

/** Instagram fetches the picture itself, and only over https. */
const refuseImage = (address: string): SendResult | null =>
  URL.canParse(address) && new URL(address).protocol === "https:"
    ? null
    : { kind: "refused", reason: "text-invalid", code: "image-address" };

function toBody(target: SendTarget, content: SendContent) {
  const message =
    "text" in content
      ? { text: content.text }
      : { attachment: { type: "image", payload: { url: content.imageUrl } } };
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
export const toSendResult = (reply: Reply, target: SendTarget): SendResult =>
  readOutcome(reply, "message_id", target.kind === "private_reply" ? null : target.personId);

/** @param recipient who it went to where the answer does not say; null when only the answer can say it */
function readOutcome(reply: Reply, idField: "message_id" | "id", recipient: string | null): SendResult {
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
  const externalId = readId(sent[idField]);
  const recipientId = readId(sent.recipient_id) ?? recipient;
  if (externalId === null || recipientId === null) return { kind: "unknown", cause: "unreadable" };
  return {
    kind: "sent",
    externalId,
    recipientId,
    ...(usage.percent === null ? {} : { usagePercent: usage.percent }),
    ...(usage.waitMs === null ? {} : { regainMs: usage.waitMs }),
  };
}
