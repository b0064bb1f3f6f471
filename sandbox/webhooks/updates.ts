import type { FaultBoard } from "../faults/faults.ts";
import type { Faults } from "../faults/schema.ts";
import { commentAuthor } from "../graph/comment-nodes.ts";
import { commenterId, igsid } from "../ids.ts";
import type { WorldEvent } from "../world/events.ts";
import type { Attachment, Conversation, Message } from "../world/state.ts";

/** One change, before it is put into an envelope. */
export type Update = {
  accountId: string;
  /** The field the account must have subscribed to. */
  field: string;
  /** `changes` for comments, `messaging` for everything in a thread. */
  family: "changes" | "messaging";
  value: Record<string, unknown>;
};

export type IdQuirks = Faults["ids"];

/** What the platform would tell an app about this event; undefined for what it never tells. */
export function updateFor(event: WorldEvent, faults: FaultBoard, now: number): Update | undefined {
  const accountId = event.account.userId;
  const quirks: IdQuirks = faults.now.ids;
  if (event.kind === "comment") {
    if (event.comment.author === null && !faults.now.webhook.ownComments) return undefined;
    const { comment, media } = event;
    return {
      accountId,
      field: media.broadcast === "none" ? "comments" : "live_comments",
      family: "changes",
      value: {
        id: comment.id,
        from: commentAuthor(comment, event.account.username, quirks),
        text: comment.text,
        media: {
          id: media.id,
          media_product_type: media.productType,
          ...(media.adId ? { ad_id: media.adId, ad_title: media.caption.slice(0, 40) } : {}),
        },
        ...(comment.parentId ? { parent_id: comment.parentId } : {}),
      },
    };
  }
  if (event.kind === "mention" && faults.now.webhook.mentions === "thin") {
    return {
      accountId,
      field: "mentions",
      family: "changes",
      value: { media_id: event.mediaId, comment_id: event.commentId },
    };
  }
  if (event.kind === "mention") {
    const scoped = quirks.commenterIdDiffers ? commenterId : igsid;
    return {
      accountId,
      field: "comments",
      family: "changes",
      value: {
        id: event.commentId,
        from: { id: scoped(accountId, event.username), username: event.username },
        text: event.text,
        media: { id: event.mediaId, media_product_type: "FEED" },
      },
    };
  }
  // The owner's switch for connected tools silences the whole family of messages.
  if (!faults.accountRules(event.account).messageAccess) return undefined;
  const { field, at, side, body } = messagingPart(event, now);
  const business = { id: accountId };
  const person = { id: igsid(accountId, event.conversation.person) };
  return {
    accountId,
    field,
    family: "messaging",
    value: {
      sender: side === "business" ? business : person,
      recipient: side === "business" ? person : business,
      timestamp: at,
      ...body,
    },
  };
}

type MessagingPart = {
  field: string;
  at: number;
  side: "person" | "business";
  body: Record<string, unknown>;
};

function messagingPart(
  event: Exclude<WorldEvent, { kind: "comment" | "mention" }>,
  now: number,
): MessagingPart {
  switch (event.kind) {
    case "message":
      return {
        field: "messages",
        at: event.message.at,
        side: event.message.from,
        body: { message: messageBody(event.message, event.conversation) },
      };
    case "message-unsent":
      return {
        field: "messages",
        at: now,
        side: event.message.from,
        body: { message: { mid: event.message.mid, is_deleted: true } },
      };
    case "message-edited":
      return {
        field: "message_edit",
        at: now,
        side: event.message.from,
        body: {
          message_edit: {
            mid: event.message.mid,
            text: event.message.text,
            num_edit: event.message.editCount,
          },
        },
      };
    case "reaction":
      return {
        field: "message_reactions",
        at: now,
        side: event.reaction.by,
        body: {
          reaction: {
            mid: event.message.mid,
            action: event.action,
            ...(event.action === "react"
              ? { reaction: event.reaction.reaction, emoji: event.reaction.emoji }
              : {}),
          },
        },
      };
    case "read":
      return { field: "messaging_seen", at: now, side: "person", body: { read: { mid: event.message.mid } } };
    case "postback":
      return {
        field: "messaging_postbacks",
        at: now,
        side: "person",
        body: { postback: { mid: event.mid, title: event.title, payload: event.payload } },
      };
    case "referral":
      return { field: "messaging_referral", at: now, side: "person", body: { referral: event.referral } };
  }
}

function messageBody(message: Message, conversation: Conversation): Record<string, unknown> {
  const { referral } = message;
  return {
    mid: message.mid,
    ...(message.text === undefined ? {} : { text: message.text }),
    ...(message.from === "business" ? { is_echo: true } : {}),
    ...(message.attachments.length ? { attachments: message.attachments.map(attachmentBody) } : {}),
    ...(message.replyTo ? { reply_to: message.replyTo } : {}),
    ...(message.quickReply ? { quick_reply: { payload: message.quickReply } } : {}),
    ...(message.unsupported ? { is_unsupported: true } : {}),
    ...(referral
      ? {
          referral: {
            ref: referral.ref,
            source: referral.source,
            type: referral.type,
            ...(referral.adId
              ? {
                  ad_id: referral.adId,
                  ads_context_data: { ad_title: `Annonce vue par ${conversation.person}` },
                }
              : {}),
          },
        }
      : {}),
  };
}

const attachmentBody = (one: Attachment): Record<string, unknown> => ({
  type: one.type,
  payload: {
    ...(one.url ? { url: one.url } : {}),
    ...(one.title ? { title: one.title } : {}),
    ...(one.mediaId ? { ig_post_media_id: one.mediaId } : {}),
  },
});
