import { sql } from "drizzle-orm";
import { insertRows } from "../db/bulk.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { PlatformMedia } from "../platforms/platform.ts";

const CAPTION_UNITS = 300;

/** Keeps what people see of a post; a page read again writes only what changed. */
export async function saveMedia(
  tenant: TenantDb,
  accountId: string,
  media: readonly PlatformMedia[],
): Promise<void> {
  if (media.length === 0) return;
  await tenant.run((mine) =>
    insertRows(
      mine,
      "media",
      ["account_id", "id", "caption", "permalink", "media_type", "at", "like_count", "comment_count"],
      media.map((one) => ({
        account_id: accountId,
        id: one.externalId,
        caption: one.caption?.slice(0, CAPTION_UNITS).toWellFormed() ?? null,
        permalink: one.permalink,
        media_type: one.productType ?? one.mediaType,
        at: one.at,
        like_count: one.likeCount,
        comment_count: one.commentCount,
      })),
      sql`(workspace_id, account_id, id) DO UPDATE SET caption = excluded.caption, permalink = excluded.permalink,
        like_count = excluded.like_count, comment_count = excluded.comment_count
        WHERE media.caption IS NOT excluded.caption OR media.permalink IS NOT excluded.permalink
          OR media.like_count IS NOT excluded.like_count OR media.comment_count IS NOT excluded.comment_count`,
    ),
  );
}
