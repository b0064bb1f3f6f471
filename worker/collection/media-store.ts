import { insertRows } from "../db/bulk.ts";
import { sql, type TenantDb } from "../db/tenant.ts";
import type { PlatformMedia } from "../platforms/platform.ts";
import { isSnapshotDue, type MediumMark } from "./reading-plan.ts";

const CAPTION_UNITS = 300;

/** What is stored of a post, and how far it was read. Times are epoch ms. */
export type StoredMedium = MediumMark & {
  id: string;
  caption: string | null;
  permalink: string | null;
  mediaType: string;
  likeCount: number | null;
  commentCount: number | null;
  likesAt: number | null;
  likesKept: number | null;
};

export async function findMedia(
  tenant: TenantDb,
  accountId: string,
  ids: readonly string[],
): Promise<Map<string, StoredMedium>> {
  if (ids.length === 0) return new Map();
  const rows = await tenant.all<StoredMedium>(
    (
      mine,
    ) => sql`SELECT m.id, m.caption, m.permalink, m.media_type AS mediaType, m.like_count AS likeCount, m.comment_count AS commentCount,
        m.likes_at AS likesAt, m.likes_kept AS likesKept, m.collected_at AS collectedAt,
        m.read_comment_count AS readCount, m.deep_comment_count AS deepCount
      FROM json_each(${JSON.stringify(ids)}) e CROSS JOIN media m
        ON m.workspace_id = ${mine.id} AND m.account_id = ${accountId} AND m.id = e.value`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** `FEED` says only where a post stands; what it is says more. */
const shownType = ({ productType, mediaType }: PlatformMedia): string =>
  productType === null || productType === "FEED" ? mediaType : productType;

const shownCaption = (caption: string | null): string | null =>
  caption?.slice(0, CAPTION_UNITS).toWellFormed() ?? null;

/**
 * Keeps what people see of posts, and how their likes grew: a number at a time, never who. Writes only what is not
 * stored like that already, and asks nothing of the database when all is.
 */
export async function saveMedia(
  tenant: TenantDb,
  accountId: string,
  media: readonly PlatformMedia[],
  stored: ReadonlyMap<string, StoredMedium>,
  now: number,
): Promise<void> {
  const changed = media.flatMap((one) => {
    const before = stored.get(one.externalId);
    const isNoted = isSnapshotDue(
      one.likeCount,
      { at: before?.likesAt ?? null, count: before?.likesKept ?? null },
      now,
    );
    const caption = shownCaption(one.caption);
    const isSame =
      before !== undefined &&
      before.caption === caption &&
      before.permalink === one.permalink &&
      before.mediaType === shownType(one) &&
      before.likeCount === one.likeCount &&
      before.commentCount === one.commentCount;
    return isSame && !isNoted ? [] : [{ one, caption, before, isNoted }];
  });
  if (changed.length === 0) return;
  const noted = changed.filter(({ isNoted }) => isNoted);
  await tenant.batch([
    (mine) =>
      insertRows(
        mine,
        "media",
        [
          "account_id",
          "id",
          "caption",
          "permalink",
          "media_type",
          "at",
          "like_count",
          "comment_count",
          "likes_at",
          "likes_kept",
        ],
        changed.map(({ one, caption, before, isNoted }) => ({
          account_id: accountId,
          id: one.externalId,
          caption,
          permalink: one.permalink,
          media_type: shownType(one),
          at: one.at,
          like_count: one.likeCount,
          comment_count: one.commentCount,
          likes_at: isNoted ? now : (before?.likesAt ?? null),
          likes_kept: isNoted ? one.likeCount : (before?.likesKept ?? null),
        })),
        sql`(workspace_id, account_id, id) DO UPDATE SET caption = excluded.caption, permalink = excluded.permalink, media_type = excluded.media_type,
          like_count = excluded.like_count, comment_count = excluded.comment_count,
          likes_at = excluded.likes_at, likes_kept = excluded.likes_kept`,
      ),
    ...(noted.length === 0
      ? []
      : [
          (mine: Parameters<typeof insertRows>[0]) =>
            insertRows(
              mine,
              "media_likes",
              ["account_id", "media_id", "at", "like_count"],
              noted.map(({ one }) => ({
                account_id: accountId,
                media_id: one.externalId,
                at: now,
                like_count: one.likeCount,
              })),
              sql`DO NOTHING`,
            ),
        ]),
  ]);
}

/** How far a post was read; `deepCount` undefined: not to the very end, so the one before stays. */
export type MarkedMedium = {
  id: string;
  collectedAt: number;
  readCount: number | null;
  deepCount: number | null | undefined;
};

/** Says how far posts were read. To be called when everything up to there is taken in. */
export async function markMedia(
  tenant: TenantDb,
  accountId: string,
  marks: readonly MarkedMedium[],
): Promise<void> {
  if (marks.length === 0) return;
  await tenant.run(
    (mine) => sql`UPDATE media AS m SET collected_at = e.value ->> '$.collectedAt',
        read_comment_count = e.value ->> '$.readCount',
        deep_comment_count = iif(e.value ->> '$.isWhole', e.value ->> '$.deepCount', m.deep_comment_count)
      FROM json_each(${JSON.stringify(marks.map((mark) => ({ ...mark, isWhole: mark.deepCount !== undefined ? 1 : 0 })))}) e
      WHERE m.workspace_id = iif(e.key IS NULL, NULL, ${mine.id}) AND m.account_id = ${accountId}
        AND m.id = e.value ->> '$.id'`,
  );
}

/** Forgets the like counts of an account that are older than `before`; reads one place per post and what goes. */
export const purgeLikes = (tenant: TenantDb, accountId: string, before: number): Promise<number> =>
  tenant.run(
    (
      mine,
    ) => sql`DELETE FROM media_likes WHERE workspace_id = ${mine.id} AND account_id = ${accountId} AND at < ${before}
      AND media_id IN (SELECT id FROM media WHERE workspace_id = ${mine.id} AND account_id = ${accountId})`,
  );

export type LikeSnapshot = { at: number; count: number };
export type MediaRow = {
  id: string;
  caption: string | null;
  permalink: string | null;
  mediaType: string;
  at: number;
  likeCount: number | null;
  commentCount: number | null;
  likes: LikeSnapshot[];
};

/** The newest posts of an account, from at most `budget` rows, each with its `snapshots` newest like counts, oldest first. */
export async function listNewestMedia(
  tenant: TenantDb,
  accountId: string,
  limit: number,
  budget: number,
  snapshots: number,
): Promise<MediaRow[]> {
  const rows = await tenant.all<Omit<MediaRow, "likes"> & { likes: string }>(
    (mine) => sql`SELECT id, caption, permalink, media_type AS mediaType, at, like_count AS likeCount,
        comment_count AS commentCount,
        (SELECT json_group_array(json_object('at', s.at, 'count', s.like_count) ORDER BY s.at) FROM (
          SELECT l.at, l.like_count FROM media_likes l
          WHERE l.workspace_id = ${mine.id} AND l.account_id = ${accountId} AND l.media_id = newest.id
          ORDER BY l.at DESC LIMIT ${snapshots}) s) AS likes
      FROM (SELECT * FROM (
          SELECT id, caption, permalink, media_type, at, like_count, comment_count
          FROM media WHERE workspace_id = ${mine.id} AND account_id = ${accountId} ORDER BY id DESC LIMIT ${budget}
        ) ORDER BY at DESC, id DESC LIMIT ${limit}) newest ORDER BY at DESC, id DESC`,
  );
  return rows.map((row) => ({ ...row, likes: JSON.parse(row.likes) as LikeSnapshot[] }));
}
