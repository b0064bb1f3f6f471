import type { Positioned } from "../world/order.ts";
import type { Media } from "../world/state.ts";
import { expandEdge, type GraphCall, readNode, requireScope, SCOPES } from "./call.ts";
import { commentList, readableComments } from "./comment-nodes.ts";
import { graphTime, type NodeShape } from "./fields.ts";

export const mediaPosition = (media: Media): Positioned => ({ id: media.id, at: media.postedAt });

export const mediaShape = (call: GraphCall): NodeShape<Media> => ({
  name: "IGMedia",
  defaults: ["id"],
  readers: {
    id: (media) => media.id,
    alt_text: (media) => media.altText || undefined,
    caption: (media) => media.caption || undefined,
    comments_count: (media) => call.world.commentCount(media.id),
    current_live_viewer_count: (media) => (media.broadcast === "live" ? 14 : undefined),
    is_comment_enabled: (media) => media.commentsEnabled,
    is_shared_to_feed: (media) => (media.productType === "REELS" ? true : undefined),
    // Absent, not zero, when the owner hides like counts.
    like_count: (media) =>
      call.faults.accountRules(call.account).hidesLikeCount ? undefined : media.likeCount,
    media_product_type: (media) => media.productType,
    media_type: (media) => media.mediaType,
    media_url: (media) =>
      `https://cdn.example/${media.shortcode}.${media.mediaType === "VIDEO" ? "mp4" : "jpg"}`,
    thumbnail_url: (media) =>
      media.mediaType === "VIDEO" ? `https://cdn.example/${media.shortcode}_thumb.jpg` : undefined,
    owner: (media) => ({ id: media.accountId }),
    permalink: (media) =>
      `https://www.instagram.com/${media.productType === "REELS" ? "reel" : "p"}/${media.shortcode}/`,
    shortcode: (media) => media.shortcode,
    timestamp: (media) => graphTime(media.postedAt),
    username: () => call.account.username,
    children: (media) =>
      media.mediaType === "CAROUSEL_ALBUM"
        ? { data: [1, 2, 3].map((part) => ({ id: `${media.id.slice(0, -1)}${part}` })) }
        : undefined,
    comments: (media, wanted) =>
      expandEdge(call, wanted, media.id, "comments", commentList(call, readableComments(call, media))),
  },
});

export function readMedia(call: GraphCall, media: Media): Record<string, unknown> {
  requireScope(call, SCOPES.basic);
  return readNode(call, media, mediaShape(call));
}
