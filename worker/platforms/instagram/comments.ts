import { asRecord, readId } from "../json.ts";
import type { InboundInteraction, Paged, ReadResult } from "../platform.ts";
import { toCommentEvent } from "./comment-event.ts";
import { toReadResult } from "./errors.ts";
import { type Graph, readPage } from "./graph.ts";
import { readTimestamp } from "./times.ts";

export const REPLY_FIELDS = "id,text,timestamp,username,from";
export const COMMENT_FIELDS = `id,text,timestamp,username,from,parent_id,media,replies{${REPLY_FIELDS}}`;
/** Instagram gives no more, whatever is asked. */
const COMMENTS_PER_PAGE = "50";
/** Further pages of replies read behind one page of comments: a bound, because each is a call of its own. */
const MOST_REPLY_PAGES = 10;

/** One page of a post's comments, newest first, each followed by its replies; the account's own left out. */
export async function listComments(
  graph: Graph,
  token: string,
  account: string,
  mediaId: string,
  after: string | null,
): Promise<ReadResult<Paged<InboundInteraction>>> {
  const query = { fields: COMMENT_FIELDS, limit: COMMENTS_PER_PAGE, after };
  const reply = await graph.get([mediaId, "comments"], query, token);
  const page = toReadResult(reply, (body) => readPage(body, after));
  if (page.kind !== "ok") return page;

  const items: InboundInteraction[] = [];
  const keep = (event: InboundInteraction | null) => {
    if (event !== null) items.push(event);
  };
  let pagesLeft = MOST_REPLY_PAGES;
  for (const value of page.value.items) {
    const comment = asRecord(value);
    const parentId = readId(comment.id);
    keep(toPolledComment(comment, account, { mediaId }));
    let replies = readPage(comment.replies, null);
    while (replies !== null && parentId !== null) {
      for (const answer of replies.items) keep(toPolledComment(answer, account, { mediaId, parentId }));
      if (replies.after === null || pagesLeft === 0) break;
      pagesLeft -= 1;
      const next = await listReplies(graph, token, parentId, replies.after);
      if (next.kind === "limited" || next.kind === "reconnect") return next;
      replies = next.kind === "ok" ? next.value : null;
    }
  }
  return { kind: "ok", value: { items, after: page.value.after }, usagePercent: page.usagePercent };
}

async function listReplies(graph: Graph, token: string, commentId: string, after: string) {
  const query = { fields: REPLY_FIELDS, limit: COMMENTS_PER_PAGE, after };
  const reply = await graph.get([commentId, "replies"], query, token);
  return toReadResult(reply, (body) => readPage(body, after));
}

function toPolledComment(
  value: unknown,
  account: string,
  near: { mediaId: string; parentId?: string },
): InboundInteraction | null {
  const at = readTimestamp(asRecord(value).timestamp);
  return at === null ? null : toCommentEvent(value, account, { at, isProvisional: false }, near);
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
