import { z } from "zod";
import type { Attachment } from "../world/state.ts";
import { badParameter, tooManyImages } from "./errors.ts";

/** Bytes of UTF-8, not characters. */
const TEXT_BYTES = 1000;
const QUICK_REPLIES = 13;
const IMAGES = 10;

const id = z.union([z.string().min(1), z.number().transform(String)]);
const AttachmentSchema = z.object({
  type: z.string(),
  payload: z
    .object({ url: z.string().optional(), id: id.optional(), attachment_id: id.optional() })
    .loose()
    .optional(),
});
const SendSchema = z.object({
  recipient: z.object({ id: id.optional(), comment_id: id.optional() }).loose(),
  message: z
    .object({
      text: z.string().optional(),
      attachment: AttachmentSchema.optional(),
      attachments: z.array(AttachmentSchema).optional(),
      quick_replies: z
        .array(
          z
            .object({
              content_type: z.string(),
              title: z.string().optional(),
              payload: z.string().optional(),
            })
            .loose(),
        )
        .optional(),
    })
    .loose()
    .optional(),
  sender_action: z.string().optional(),
  payload: z
    .object({ message_id: z.string().optional(), reaction: z.string().optional() })
    .loose()
    .optional(),
  tag: z.string().optional(),
  messaging_type: z.string().optional(),
  reply_to: z.object({ mid: z.string() }).loose().optional(),
});

export type SendAction = "mark_seen" | "typing_on" | "typing_off" | "react" | "unreact";
const ACTIONS: readonly string[] = ["mark_seen", "typing_on", "typing_off", "react", "unreact"];

export type SendRequest = {
  to: { personId: string } | { commentId: string };
  humanAgent: boolean;
  content:
    | { kind: "message"; text?: string; attachments: Attachment[]; replyTo?: { mid: string } }
    | { kind: "action"; action: SendAction; mid?: string; reaction?: string };
};

/**
 * Reads the body of `POST /<IG_ID>/messages`.
 *
 * @param params  query and body together; objects may come as JSON text, as they do in forms
 * @throws GraphError code 100 for anything malformed, 2534068 for more than 10 images
 */
export function readSendRequest(params: Record<string, unknown>): SendRequest {
  const parsed = SendSchema.safeParse(
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, fromJsonText(value)])),
  );
  if (!parsed.success) {
    const first = parsed.error.issues[0];
    throw badParameter(`Param ${first?.path.join(".") || "recipient"}: ${first?.message ?? "invalid"}`);
  }
  const { recipient, message, sender_action, payload, tag, reply_to } = parsed.data;
  if ((recipient.id === undefined) === (recipient.comment_id === undefined)) {
    throw badParameter("Param recipient must have exactly one of id, comment_id");
  }
  // CONFIRMED_EVENT_UPDATE, ACCOUNT_UPDATE and POST_PURCHASE_UPDATE ended on 2026-04-27.
  if (tag !== undefined && tag !== "HUMAN_AGENT") throw badParameter(`Message tag ${tag} is not supported`);
  const to = recipient.id === undefined ? { commentId: recipient.comment_id! } : { personId: recipient.id };
  const humanAgent = tag === "HUMAN_AGENT";
  if ((message === undefined) === (sender_action === undefined)) {
    throw badParameter("Exactly one of message, sender_action is required");
  }
  if (sender_action !== undefined) {
    if (!ACTIONS.includes(sender_action)) throw badParameter(`Unknown sender_action ${sender_action}`);
    const needsMessage = sender_action === "react" || sender_action === "unreact";
    if (needsMessage && !payload?.message_id) throw badParameter("payload.message_id is required");
    if (sender_action === "react" && !payload?.reaction) throw badParameter("payload.reaction is required");
    return {
      to,
      humanAgent,
      content: {
        kind: "action",
        action: sender_action as SendAction,
        mid: payload?.message_id,
        reaction: payload?.reaction,
      },
    };
  }
  return { to, humanAgent, content: readContent(message!, reply_to) };
}

type MessagePart = NonNullable<z.output<typeof SendSchema>["message"]>;

function readContent(message: MessagePart, replyTo: { mid: string } | undefined): SendRequest["content"] {
  const given = [...(message.attachment ? [message.attachment] : []), ...(message.attachments ?? [])];
  if (given.length > IMAGES) throw tooManyImages();
  for (const one of given) checkAttachment(one);
  const text = message.text;
  if (given.length === 0 && !text?.trim())
    throw badParameter("Message cannot be empty, must provide valid attachment or text");
  if (text !== undefined) checkText(text);
  if ((message.quick_replies?.length ?? 0) > QUICK_REPLIES)
    throw badParameter(`At most ${QUICK_REPLIES} quick replies`);
  for (const quick of message.quick_replies ?? []) {
    // The phone-number and e-mail quick replies are disabled since 2026-10-05.
    if (quick.content_type !== "text")
      throw badParameter(`Quick reply content_type ${quick.content_type} is not supported`);
  }
  return {
    kind: "message",
    text,
    attachments: given.map((one) => ({ type: one.type, url: one.payload?.url })),
    replyTo: replyTo && { mid: replyTo.mid },
  };
}

function checkAttachment(one: z.output<typeof AttachmentSchema>): void {
  if (one.type === "like_heart") return;
  if (one.type === "MEDIA_SHARE") {
    if (!one.payload?.id) throw badParameter("Attachment payload.id is required");
    return;
  }
  if (!["image", "video", "audio", "file"].includes(one.type))
    throw badParameter(`Attachment type ${one.type} is not supported`);
  const url = one.payload?.url;
  if (!one.payload?.attachment_id && !(url && /^https?:\/\//.test(url) && URL.canParse(url))) {
    throw badParameter("Attachment payload.url must be a valid URL");
  }
}

function checkText(text: string): void {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > TEXT_BYTES)
    throw badParameter(`Length of param message[text] must be less than or equal to ${TEXT_BYTES} bytes`);
  for (const [link] of text.matchAll(/https?:\/\/\S*/g)) {
    if (!URL.canParse(link)) throw badParameter("The message contains a link that is not valid");
  }
}

function fromJsonText(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[{[]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
