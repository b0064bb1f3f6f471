import { asRecord, type JsonRecord, readId, readText } from "../json.ts";
import { toNamedId } from "../named-person.ts";
import type { InboundInteraction, Referral } from "../platform.ts";

export type CommentTime = { at: number; isProvisional: boolean };

/**
 * A comment or a reply, as webhooks and as Graph write it, in our words. Null when it has no author we can name,
 * or when the author is the account itself: answering one's own replies would loop. Where Graph leaves `from` out,
 * the author is known by name only.
 * @see platforms' page on `comments`: `from.self_ig_scoped_id` and `user` are set on the account's own comments
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
  const username = readText(from.username) ?? readText(comment.username);
  const personId = readId(from.id) ?? namedOnly(username);
  if (commentId === null || personId === null) return null;
  if (isOwnComment(value, account)) return null;
  return {
    type: "interaction",
    kind: "comment",
    accountExternalId: account,
    externalId: commentId,
    dedupeKey: `comment:${commentId}`,
    person: { externalId: personId, username },
    text: readText(comment.text),
    // An advertised copy has an id of its own; rules and lists know the post it was made from.
    mediaId: readId(media.original_media_id) ?? readId(media.id) ?? near.mediaId ?? null,
    parentId: readId(comment.parent_id) ?? near.parentId ?? null,
    at: time.at,
    atIsProvisional: time.isProvisional,
    standby: false,
    referral: toAdvertisement(media),
  };
}

/**
 * Whether the account itself wrote it. Without `from`, `user` alone says that a comment is the account's own; beside
 * it, it must name the account.
 */
export function isOwnComment(value: unknown, account: string): boolean {
  const comment = asRecord(value);
  const from = asRecord(comment.from);
  const authorId = readId(from.id);
  if (authorId === account || readId(from.self_ig_scoped_id) === account) return true;
  const user = readId(comment.user) ?? readId(asRecord(comment.user).id);
  return user !== null && (user === account || authorId === null);
}

/** Names are one whatever their capitals: Instagram's have none. */
const namedOnly = (username: string | null): string | null =>
  username === null || username.trim() === "" ? null : toNamedId(username);

/** An advertised post names its advertisement: that is what brought the commenter. */
function toAdvertisement(media: JsonRecord): Referral | null {
  const adId = readId(media.ad_id);
  const title = readText(media.ad_title);
  return adId === null && title === null ? null : { source: null, ref: null, adId, title };
}
