import { asRecord, readId, readText } from "../json.ts";
import type {
  CommentPage,
  InboundInteraction,
  MoreReplies,
  OwnReply,
  Paged,
  ReadResult,
} from "../platform.ts";
import { isOwnComment, toCommentEvent } from "./comment-event.ts";
import { toReadResult } from "./errors.ts";
import { type Graph, readPage } from "./graph.ts";
import { readTimestamp } from "./times.ts";

/** `user` is there on the account's own comments only; without `from` it alone tells them apart. */
export const REPLY_FIELDS = "id,text,timestamp,username,from,user";
export const COMMENT_FIELDS = `id,text,timestamp,username,from,user,parent_id,media,replies{${REPLY_FIELDS}}`;
/** Instagram gives no more, whatever is asked. */
const COMMENTS_PER_PAGE = "50";

/** One page of a post's comments, newest first, each followed by its first replies; the account's own left out. */
export async function listComments(
  graph: Graph,
  token: string,
  account: string,
  mediaId: string,
  after: string | null,
): Promise<ReadResult<CommentPage>> {
  const query = { fields: COMMENT_FIELDS, limit: COMMENTS_PER_PAGE, after };
  const reply = await graph.get([mediaId, "comments"], query, token);
  return toReadResult(reply, (body) => {
    const page = readPage(body, after);
    if (page === null) return null;
    const items: (InboundInteraction | null)[] = [];
    const moreReplies: MoreReplies[] = [];
    for (const comment of page.items.map(asRecord)) {
      const commentId = readId(comment.id);
      if (commentId === null) continue;
      items.push(toPolledComment(comment, account, { mediaId }));
      const replies = readPage(comment.replies, null);
      if (replies === null) continue;
      items.push(...toReplies(replies.items, account, mediaId, commentId));
      if (replies.after !== null) moreReplies.push({ commentId, after: replies.after });
    }
    return { items: items.filter((item) => item !== null), after: page.after, moreReplies };
  });
}

/** A page of the replies to one comment. */
export async function listReplies(
  graph: Graph,
  token: string,
  account: string,
  mediaId: string,
  { commentId, after }: MoreReplies,
): Promise<ReadResult<Paged<InboundInteraction>>> {
  const query = { fields: REPLY_FIELDS, limit: COMMENTS_PER_PAGE, after };
  const reply = await graph.get([commentId, "replies"], query, token);
  return toReadResult(reply, (body) => {
    const page = readPage(body, after);
    if (page === null) return null;
    const items = toReplies(page.items, account, mediaId, commentId).filter((item) => item !== null);
    return { items, after: page.after };
  });
}

const toReplies = (values: readonly unknown[], account: string, mediaId: string, parentId: string) =>
  values.map((value) => toPolledComment(value, account, { mediaId, parentId }));

function toPolledComment(
  value: unknown,
  account: string,
  near: { mediaId: string; parentId?: string },
): InboundInteraction | null {
  const at = readTimestamp(asRecord(value).timestamp);
  return at === null ? null : toCommentEvent(value, account, { at, isProvisional: false }, near);
}

/** A page of what the account itself wrote under one comment. */
export async function listOwnReplies(
  graph: Graph,
  token: string,
  account: string,
  commentId: string,
  after: string | null,
): Promise<ReadResult<Paged<OwnReply>>> {
  const query = { fields: REPLY_FIELDS, limit: COMMENTS_PER_PAGE, after };
  const reply = await graph.get([commentId, "replies"], query, token);
  return toReadResult(reply, (body) => {
    const page = readPage(body, after);
    if (page === null) return null;
    const items: OwnReply[] = [];
    for (const comment of page.items.map(asRecord)) {
      const externalId = readId(comment.id);
      const at = readTimestamp(comment.timestamp);
      if (externalId === null || at === null || !isOwnComment(comment, account)) continue;
      items.push({ externalId, text: readText(comment.text), at });
    }
    return { items, after: page.after };
  });
}

/** When a comment was written; `gone` once it is deleted. */
export async function readComment(
  graph: Graph,
  token: string,
  commentId: string,
): Promise<ReadResult<{ at: number }>> {
  const reply = await graph.get([commentId], { fields: "id,timestamp" }, token);
  return toReadResult(reply, (body) => {
    const at = readTimestamp(asRecord(body).timestamp);
    return at === null ? null : { at };
  });
}
