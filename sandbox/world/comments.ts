import { liveCommentId } from "../ids.ts";
import type { Comment, Media } from "./state.ts";
import type { World } from "./world.ts";

export type NewComment = {
  media: Media;
  /** Username of a person, or null for the account itself. */
  author: string | null;
  text: string;
  /** A top-level comment of the same media; replies to replies hang on the same parent. */
  parentId?: string;
  /** Epoch ms; now when absent. */
  at?: number;
  /** Until the owner approves it, nobody is told. */
  heldBack?: boolean;
};

/** Writes a comment and tells everybody, the account's own comments included. */
export function addComment(world: World, input: NewComment): Comment {
  const at = input.at ?? world.clock.now();
  const account = world.requireAccount(input.media.accountId);
  const comment: Comment = {
    id: liveCommentId(world.clock.now(), world.nextSerial()),
    accountId: account.userId,
    mediaId: input.media.id,
    author: input.author,
    text: input.text,
    at,
    likeCount: 0,
    hidden: false,
    parentId: input.parentId,
    ...(input.heldBack ? { heldBack: true } : {}),
  };
  world.putComment(comment);
  if (input.heldBack) world.changed();
  else world.emit({ kind: "comment", account, media: input.media, comment });
  return comment;
}

/** From now on it is listed, in its old place; nothing is delivered for it. */
export function approveComment(world: World, comment: Comment): void {
  delete comment.heldBack;
  world.changed();
}
