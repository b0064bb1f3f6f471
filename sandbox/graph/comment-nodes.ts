import { commenterId, igsid } from "../ids.ts";
import { addComment } from "../world/comments.ts";
import type { Comment, Media } from "../world/state.ts";
import {
  type EdgeList,
  expandEdge,
  flagParam,
  type GraphCall,
  readEdge,
  readNode,
  requireScope,
  SCOPES,
  textParam,
} from "./call.ts";
import { badParameter, noSuchObject } from "./errors.ts";
import { graphTime, type NodeShape } from "./fields.ts";

export type CommentAuthor = { id: string; username: string; self_ig_scoped_id?: string };

/** Who wrote it, as `from` tells it in answers and deliveries alike. */
export function commentAuthor(
  comment: { accountId: string; author: string | null },
  accountUsername: string,
  quirks: { commenterIdDiffers: boolean; ownComments: "account" | "self-scoped" },
): CommentAuthor {
  if (comment.author !== null) {
    const scoped = quirks.commenterIdDiffers ? commenterId : igsid;
    return { id: scoped(comment.accountId, comment.author), username: comment.author };
  }
  if (quirks.ownComments === "account") return { id: comment.accountId, username: accountUsername };
  return {
    id: igsid(comment.accountId, accountUsername),
    username: accountUsername,
    self_ig_scoped_id: comment.accountId,
  };
}

export const commentShape = (call: GraphCall): NodeShape<Comment> => {
  const { author } = call.faults.now.comments;
  // Without the comment scope the author stays unknown.
  const namesAuthors = author !== "none" && call.token.scopes.includes(SCOPES.comments);
  return {
    name: "IGComment",
    defaults: ["timestamp", "text", "id"],
    readers: {
      id: (comment) => comment.id,
      text: (comment) => comment.text,
      timestamp: (comment) => graphTime(comment.at),
      username: (comment) => (namesAuthors ? (comment.author ?? call.account.username) : undefined),
      from: (comment) =>
        namesAuthors && author === "full"
          ? commentAuthor(comment, call.account.username, call.faults.now.ids)
          : undefined,
      like_count: (comment) => comment.likeCount,
      hidden: (comment) => comment.hidden,
      parent_id: (comment) => comment.parentId,
      legacy_instagram_comment_id: (comment) => comment.id,
      media: (comment) => ({
        id: comment.mediaId,
        media_product_type: call.world.media(comment.mediaId)?.productType,
      }),
      user: (comment) => (comment.author === null ? { id: call.account.userId } : undefined),
      replies: (comment, wanted) => expandEdge(call, wanted, comment.id, "replies", replyList(call, comment)),
    },
  };
};

export const commentList = (call: GraphCall, nodes: Comment[]): EdgeList<Comment> => ({
  nodes,
  position: (comment) => comment,
  shape: commentShape(call),
  // At most 50 a call, however many are asked for.
  defaultLimit: call.faults.now.pages.comments,
  maxLimit: call.faults.now.pages.comments,
});

const replyList = (call: GraphCall, comment: Comment): EdgeList<Comment> => ({
  ...commentList(
    call,
    call.world.commentsOn(comment.mediaId, comment.id).filter((reply) => !reply.heldBack),
  ),
  defaultLimit: call.faults.now.pages.replies,
  maxLimit: call.faults.now.pages.replies,
});

/** Those of a broadcast are gone once it is over; held back ones, those of advertisements and of age-gated posts never come. */
export function readableComments(call: GraphCall, media: Media): Comment[] {
  const isHidden =
    media.broadcast === "ended" ||
    media.productType === "AD" ||
    call.faults.now.comments.ageGated.includes(media.id);
  return isHidden ? [] : call.world.commentsOn(media.id).filter((comment) => !comment.heldBack);
}

/** Top-level comments of a post, newest first. */
export function listComments(call: GraphCall, media: Media): Record<string, unknown> {
  requireScope(call, SCOPES.comments);
  return readEdge(call, commentList(call, readableComments(call, media)));
}

export function listReplies(call: GraphCall, comment: Comment): Record<string, unknown> {
  requireScope(call, SCOPES.comments);
  return readEdge(call, replyList(call, comment));
}

export function readComment(call: GraphCall, comment: Comment): Record<string, unknown> {
  requireScope(call, SCOPES.comments);
  if (comment.heldBack) throw noSuchObject(comment.id, call.method);
  return readNode(call, comment, commentShape(call));
}

/** `POST /<COMMENT_ID>/replies`: only under a top-level comment. */
export function replyToComment(call: GraphCall, comment: Comment): Record<string, unknown> {
  requireScope(call, SCOPES.comments);
  if (comment.parentId !== undefined) {
    throw badParameter("A reply cannot be answered: post on its parent comment and mention the person");
  }
  return { id: writeAsAccount(call, call.world.media(comment.mediaId), comment.id) };
}

/** `POST /<MEDIA_ID>/comments` */
export function commentOnMedia(call: GraphCall, media: Media): Record<string, unknown> {
  requireScope(call, SCOPES.comments);
  return { id: writeAsAccount(call, media, undefined) };
}

function writeAsAccount(call: GraphCall, media: Media | undefined, parentId: string | undefined): string {
  const text = textParam(call, "message")?.trim();
  if (!text) throw badParameter("The parameter message is required");
  if (!media) throw noSuchObject("media", call.method);
  if (!media.commentsEnabled) throw badParameter("Comments are turned off for this media");
  return addComment(call.world, { media, author: null, text, parentId }).id;
}

/** `POST /<COMMENT_ID>?hide=` */
export function hideComment(call: GraphCall, comment: Comment): Record<string, unknown> {
  requireScope(call, SCOPES.comments);
  const hide = flagParam(call, "hide");
  if (hide === undefined) throw badParameter("The parameter hide is required");
  comment.hidden = hide;
  call.world.changed();
  return { success: true };
}

export function deleteComment(call: GraphCall, comment: Comment): Record<string, unknown> {
  requireScope(call, SCOPES.comments);
  call.world.removeComment(comment.id);
  return { success: true };
}
