import { asRecord, readCount, readId, readText } from "../json.ts";
import type { Paged, PlatformMedia, ReadResult } from "../platform.ts";
import { toReadResult } from "./errors.ts";
import { type Graph, readPage } from "./graph.ts";
import { readTimestamp } from "./times.ts";

export const MEDIA_FIELDS =
  "id,caption,media_type,media_product_type,permalink,timestamp,like_count,comments_count";
const MOST_PER_PAGE = 100;

/** The account's posts, newest first. */
export async function listMedia(
  graph: Graph,
  token: string,
  account: string,
  query: { after: string | null; limit: number },
): Promise<ReadResult<Paged<PlatformMedia>>> {
  const limit = String(Math.max(1, Math.min(MOST_PER_PAGE, Math.floor(query.limit))));
  const reply = await graph.get(
    [account, "media"],
    { fields: MEDIA_FIELDS, limit, after: query.after },
    token,
  );
  return toReadResult(reply, (body) => {
    const page = readPage(body, query.after);
    if (page === null) return null;
    return { items: page.items.map(toMedia).filter((media) => media !== null), after: page.after };
  });
}

function toMedia(value: unknown): PlatformMedia | null {
  const media = asRecord(value);
  const externalId = readId(media.id);
  const at = readTimestamp(media.timestamp);
  if (externalId === null || at === null) return null;
  return {
    externalId,
    caption: readText(media.caption),
    permalink: readText(media.permalink),
    mediaType: readText(media.media_type) ?? "UNKNOWN",
    productType: readText(media.media_product_type),
    at,
    likeCount: readCount(media.like_count),
    commentCount: readCount(media.comments_count),
  };
}
