import type { AccountRow } from "../accounts/service.ts";
import type { CollectCursor, CollectReason, ListPlace } from "./jobs.ts";
import { isOutage, OVERLAP_MS, phasesOf } from "./reading-plan.ts";

export const newListPlace = (): ListPlace => ({ after: null, pages: 0, empty: 0, isOver: false });

/** A chain of empty pages may be long, but must end; so must one that leads back to itself. */
const MOST_EMPTY_PAGES = 50;

/** Notes one page of a list, and whether it was the last. */
export function turnPage(place: ListPlace, items: number, after: string | null): void {
  place.empty = items === 0 ? place.empty + 1 : 0;
  place.isOver = after === null || after === place.after || place.empty >= MOST_EMPTY_PAGES;
  place.after = place.isOver ? null : after;
  place.pages += 1;
}

/** When the account's last complete reading began, epoch ms. */
export const lastCompleteAt = (account: AccountRow): number => account.lastCollectedAt ?? account.createdAt;

export function startCursor(
  readingId: string,
  reason: CollectReason,
  asked: number,
  account: AccountRow,
  now: number,
): CollectCursor {
  const last = lastCompleteAt(account);
  const afterOutage = isOutage(reason, last, now);
  const known = last - OVERLAP_MS;
  return {
    readingId,
    step: 0,
    startedAt: now,
    since: reason === "import" ? asked : reason === "deep" ? Math.min(asked, known) : known,
    isOutage: afterOutage,
    phases: phasesOf(afterOutage),
    failures: 0,
    mediaList: { ...newListPlace(), seen: 0 },
    media: [],
    comments: null,
    threadList: newListPlace(),
    threads: [],
    messageIds: null,
  };
}
