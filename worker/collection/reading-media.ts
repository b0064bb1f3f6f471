import type { InboundInteraction, PlatformMedia } from "../platforms/platform.ts";
import type { PendingMedium } from "./jobs.ts";
import { findMedia, saveMedia } from "./media-store.ts";
import type { Reading, StepEnd } from "./reading.ts";
import { lastCompleteAt, newListPlace, turnPage } from "./reading-cursor.ts";
import {
  believedCount,
  depthOf,
  goesBehind,
  grownBy,
  IMPORT_REACH_MS,
  isMarkDue,
  MEDIA_WANTED,
  OVERLAP_MS,
  orderMedia,
  reachesBack,
  readFrom,
} from "./reading-plan.ts";

const MEDIA_PER_PAGE = 25;
/** However short a platform's pages are, some end must be. */
const MOST_PAGES = 100;

const LIST = { isList: true, isConversation: false };
const PIECE = { isList: false, isConversation: false };

/** One call further through the posts and their comments; undefined to go on. */
export function walkMedia(reading: Reading): Promise<StepEnd | undefined> {
  const { cursor } = reading.context;
  if (!cursor.mediaList.isOver) return listMedia(reading);
  const [medium] = cursor.media;
  if (medium) return walkComments(reading, medium);
  cursor.phases.shift();
  return Promise.resolve(undefined);
}

async function listMedia(reading: Reading): Promise<StepEnd | undefined> {
  const { account, cursor, platform, reason, token } = reading.context;
  const place = cursor.mediaList;
  const page = await reading.call(LIST, () =>
    platform.listMedia(token, account.externalId, {
      after: place.after,
      limit: Math.min(MEDIA_PER_PAGE, MEDIA_WANTED[reason] - place.seen),
    }),
  );
  if (page.kind === "end") return page.end;
  const { items, after } = page.kind === "ok" ? page.value : { items: [], after: null };
  turnPage(place, items.length, after);
  place.seen += items.length;
  if (place.seen >= MEDIA_WANTED[reason] || place.pages >= MOST_PAGES) place.isOver = true;
  await plan(reading, items);
  if (place.isOver) cursor.media = orderMedia(cursor.media, cursor.isOutage);
  return undefined;
}

/** Keeps what is shown of these posts, and chooses those whose comments are read. */
async function plan(reading: Reading, listed: readonly PlatformMedia[]): Promise<void> {
  const { account, asked, cursor, deps, reason, tenant } = reading.context;
  const now = deps.now();
  // A post that came while the list was read stands on two pages.
  const media = [...new Map(listed.map((medium) => [medium.externalId, medium])).values()];
  const stored = await findMedia(
    tenant,
    account.id,
    media.map((medium) => medium.externalId),
  );
  await saveMedia(tenant, account.id, media, stored, now);
  const pending = new Set(cursor.media.map((medium) => medium.id));
  for (const medium of media) {
    const before = stored.get(medium.externalId);
    const depth = depthOf(reason, now, medium, before);
    if (depth === "none" || pending.has(medium.externalId)) continue;
    cursor.media.push({
      id: medium.externalId,
      at: medium.at,
      since: readFrom(reason, asked, lastCompleteAt(account), before?.collectedAt ?? null),
      commentCount: medium.commentCount,
      grownBy: grownBy(medium.commentCount, before),
      isWhole: depth === "whole",
      isNew: before?.collectedAt == null,
      isMarkDue: isMarkDue(now, medium.commentCount, depth, before),
    });
  }
}

/** One page of comments, or of the replies that did not fit behind one. */
async function walkComments(reading: Reading, medium: PendingMedium): Promise<StepEnd | undefined> {
  const { cursor } = reading.context;
  cursor.comments ??= { ...newListPlace(), seen: 0, found: 0, isBack: false, pagesBehind: 0, replies: [] };
  if (cursor.comments.replies.length > 0) return readReplies(reading, medium, cursor.comments);
  return readComments(reading, medium, cursor.comments);
}

type Place = NonNullable<Reading["context"]["cursor"]["comments"]>;

async function readComments(
  reading: Reading,
  medium: PendingMedium,
  place: Place,
): Promise<StepEnd | undefined> {
  const { account, platform, token } = reading.context;
  const page = await reading.call(PIECE, () =>
    platform.listComments(token, account.externalId, medium.id, { after: place.after }),
  );
  if (page.kind === "end") return page.end;
  if (page.kind !== "ok") {
    leave(reading, medium, page.kind === "left-out");
    return undefined;
  }
  const { items, after, moreReplies } = page.value;
  turnPage(place, items.length, after);
  keep(reading, medium, place, items);
  place.replies.push(...moreReplies);
  /*
   * The reading stops by time, never at a comment that is known already: webhooks bring comments too, and one that
   * came that way says nothing about those before it, whose own webhook may have been lost.
   */
  const times = items.filter((item) => item.parentId === null).map((item) => item.at);
  if (place.isBack) place.pagesBehind += 1;
  place.isBack ||= !medium.isWhole && reachesBack(times, medium.since);
  finishIfOver(reading, medium, place);
  return undefined;
}

async function readReplies(
  reading: Reading,
  medium: PendingMedium,
  place: Place,
): Promise<StepEnd | undefined> {
  const { account, platform, token } = reading.context;
  const [more, ...rest] = place.replies;
  if (!more) return undefined;
  const page = await reading.call(PIECE, () =>
    platform.listReplies(token, account.externalId, medium.id, more),
  );
  if (page.kind === "end") return page.end;
  if (page.kind === "left-out") {
    leave(reading, medium, true);
    return undefined;
  }
  const { items, after } = page.kind === "ok" ? page.value : { items: [], after: null };
  keep(reading, medium, place, items);
  place.replies = after === null || after === more.after ? rest : [{ ...more, after }, ...rest];
  finishIfOver(reading, medium, place);
  return undefined;
}

/** What is older than the reading's time was taken in before, or never is to be: a new account's distant past. */
function keep(
  reading: Reading,
  medium: PendingMedium,
  place: Place,
  items: readonly InboundInteraction[],
): void {
  const { account } = reading.context;
  const reach = account.createdAt - IMPORT_REACH_MS;
  const from = medium.isWhole ? Math.min(medium.since, reach) : medium.since;
  const events = items.filter((item) => item.at >= from);
  place.seen += items.length;
  // The overlap brings some of the last reading again.
  place.found += items.filter((item) => item.at >= medium.since + OVERLAP_MS).length;
  reading.keep(events);
}

function finishIfOver(reading: Reading, medium: PendingMedium, place: Place): void {
  if (place.replies.length > 0) return;
  const { cursor, reason } = reading.context;
  const isDone = place.isBack && !goesBehind(reason, { ...place, grownBy: medium.grownBy });
  if (!place.isOver && !isDone) return;
  if (medium.isMarkDue || place.found > 0) {
    const count = believedCount(medium.commentCount, place.seen);
    reading.mark({
      id: medium.id,
      collectedAt: cursor.startedAt,
      readCount: count,
      deepCount: medium.isWhole ? count : undefined,
    });
  }
  cursor.media.shift();
  cursor.comments = null;
}

/**
 * Goes on without a post that is gone, or that fails. Its mark stays, so the next reading starts where the last one
 * of this post did; one that has none gets the time it should have been read from.
 */
function leave(reading: Reading, medium: PendingMedium, isFailing: boolean): void {
  const { cursor } = reading.context;
  if (isFailing && medium.isNew) {
    reading.mark({
      id: medium.id,
      collectedAt: medium.since + OVERLAP_MS,
      readCount: null,
      deepCount: undefined,
    });
  }
  cursor.media.shift();
  cursor.comments = null;
}
