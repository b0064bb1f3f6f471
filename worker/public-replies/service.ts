import { newId } from "../db/ids.ts";
import type { Mine, SQL, Statement, TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { SECOND_MS } from "../scoring/days.ts";
import type { PublicReply } from "./contract.ts";
import { type ListedReply, newestReplies, repliesFollowMessages, repliesOfLead, replyMade } from "./store.ts";

/** The pause between two answers of one account under comments: nobody types faster, nor like a clock. */
const LEAST_PAUSE_MS = 20 * SECOND_MS;
const MOST_PAUSE_MS = 90 * SECOND_MS;
const LIST = "public-replies";

type Comment = {
  commentId: string;
  /** The comment it replies to; null at top level. */
  parentId: string | null;
  mediaId: string | null;
  username: string;
};

/** What makes the answer under a comment, in the batch in which its private message is marked as sent. */
export function replyFollows(
  deps: Deps,
  comment: Comment,
  texts: readonly string[],
): (ours: (mine: Mine) => SQL) => Statement[] {
  const now = deps.now();
  const id = newId("pub", now);
  const start = Math.floor(deps.random() * texts.length);
  const pauseMs = Math.round(LEAST_PAUSE_MS + deps.random() * (MOST_PAUSE_MS - LEAST_PAUSE_MS));
  return (ours) => [
    replyMade(
      {
        id,
        commentId: comment.commentId,
        underId: comment.parentId ?? comment.commentId,
        mediaId: comment.mediaId,
        mention: comment.parentId === null || comment.username === "" ? null : comment.username,
        texts,
        start,
        now,
        pauseMs,
      },
      ours,
    ),
  ];
}

/** Replies go where their messages went: two leads became one, or two again. */
export const movedWithMessages = (leadIds: readonly string[]): Statement => repliesFollowMessages(leadIds);

export { repliesInTimeline } from "./store.ts";

/** Newest first. */
export async function listPublicReplies(
  deps: Deps,
  tenant: TenantDb,
  query: { limit: number; cursor?: string; leadId?: string },
): Promise<{ items: PublicReply[]; nextCursor: string | null }> {
  const [place] = query.cursor ? await deps.cursors.read(LIST, tenant.workspaceId, query.cursor) : [];
  const before = typeof place === "string" ? place : null;
  const rows =
    query.leadId === undefined
      ? await newestReplies(tenant, before, query.limit + 1)
      : await repliesOfLead(tenant, query.leadId, before, query.limit + 1);
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return {
    items: items.map(toPublicReply),
    nextCursor: last ? await deps.cursors.write(LIST, tenant.workspaceId, [last.id]) : null,
  };
}

const toPublicReply = ({ createdAt, sentAt, ...row }: ListedReply): PublicReply => ({
  ...row,
  createdAt: new Date(createdAt).toISOString(),
  sentAt: sentAt === null ? null : new Date(sentAt).toISOString(),
});
