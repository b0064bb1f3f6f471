import { asRecord, readId, readText } from "../json.ts";
import type { InboundInteraction } from "../platform.ts";

export type CommentTime = { at: number; isProvisional: boolean };

/**
 * A comment or a reply, as webhooks and as Graph write it, in our words. Null when it has no author we can name,
 * or when the author is the account itself: answering one's own replies would loop.
 * @see platforms' page on `comments`: `from.self_ig_scoped_id` is set on the account's own comments
 */
export function toCommentEvent(
  value: unknown,
  account: string,
  time: CommentTime,
  near: { mediaId?: string; parentId?: string } = {},
): InboundInteraction | null {
  const comment = asRecord(value);
  const from = asRecord(comment.from);
  const media = asRecord(comment.media);
  const commentId = readId(comment.id) ?? readId(comment.comment_id);
  const personId = readId(from.id);
  if (commentId === null || personId === null) return null;
  if (personId === account || readId(from.self_ig_scoped_id) === account) return null;
  return {
    type: "interaction",
    kind: "comment",
    accountExternalId: account,
    externalId: commentId,
    dedupeKey: `comment:${commentId}`,
    person: { externalId: personId, username: readText(from.username) ?? readText(comment.username) },
    text: readText(comment.text),
    // An advertised copy has an id of its own; rules and lists know the post it was made from.
    mediaId: readId(media.original_media_id) ?? readId(media.id) ?? near.mediaId ?? null,
    parentId: readId(comment.parent_id) ?? near.parentId ?? null,
    at: time.at,
    atIsProvisional: time.isProvisional,
    standby: false,
  };
}
