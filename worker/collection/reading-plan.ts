import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../scoring/days.ts";
import type { CollectReason, ReadingPhase } from "./jobs.ts";

/** Newest posts that a reading looks at. */
export const MEDIA_WANTED: Record<CollectReason, number> = { quick: 25, poll: 25, deep: 100, import: 100 };
/** Readings overlap by this much, for what a platform shows late. */
export const OVERLAP_MS = 10 * MINUTE_MS;
/** The first import goes back this far: what is older than that when the account is connected is never taken in. */
export const IMPORT_REACH_MS = 30 * DAY_MS;

const OUTAGE_MS = HOUR_MS;
const WINDOW_MS = DAY_MS;
/** Counters lag behind, and some say nothing at all: a post this young is read whatever its counter says. */
const YOUNG_QUICK_MS = DAY_MS;
const YOUNG_MS = 14 * DAY_MS;
/** The night reads such posts to the very end anyway. */
const PAGES_BEHIND: Record<CollectReason, number> = { quick: 2, poll: 20, deep: 0, import: 0 };
const MARK_LIFE_MS = DAY_MS;
const SNAPSHOT_EVERY_MS = HOUR_MS;

const SLOW_USAGE_PERCENT = 75;
const STOP_USAGE_PERCENT = 90;
const CALLS = 40;
const SLOW_CALLS = 10;
const SLOW_PAUSE_MS = MINUTE_MS;
const QUIET_MS = 15 * MINUTE_MS;
const SHORTEST_QUIET_MS = 30 * SECOND_MS;
const LONGEST_QUIET_MS = DAY_MS;

/** Failures in a row after which a post or a conversation is left out; a list that fails so often ends the reading. */
const TRIES: Record<CollectReason, number> = { quick: 1, poll: 3, deep: 3, import: 8 };
const FIRST_PAUSE_MS = 10 * SECOND_MS;

/** What is known of the last reading of a post's comments. */
export type MediumMark = {
  collectedAt: number | null;
  readCount: number | null;
  deepCount: number | null;
};
export type Countable = { at: number; commentCount: number | null };
export type Depth = "none" | "newer" | "whole";

/** True when nobody has read the account for so long that windows may be closing on people. Times are epoch ms. */
export const isOutage = (reason: CollectReason, lastCompleteAt: number, now: number): boolean =>
  reason !== "import" && now - lastCompleteAt > OUTAGE_MS;

/** After an outage conversations go first: theirs are the windows that close within the day. */
export const phasesOf = (afterOutage: boolean): ReadingPhase[] =>
  afterOutage ? ["threads", "media"] : ["media", "threads"];

/**
 * Whether a post's comments are worth calls, and how far back. A post without a count, or whose count is not what
 * it was at the last reading, may have new ones.
 */
export function depthOf(
  reason: CollectReason,
  now: number,
  medium: Countable,
  mark: MediumMark | undefined,
): Depth {
  const { commentCount } = medium;
  const ageMs = now - medium.at;
  const mayBeNew = commentCount === null || commentCount !== (mark?.readCount ?? null);
  switch (reason) {
    case "quick":
      return ageMs < YOUNG_QUICK_MS || mayBeNew ? "newer" : "none";
    case "poll":
      return ageMs < YOUNG_MS || mayBeNew ? "newer" : "none";
    case "import":
      return ageMs < YOUNG_MS || commentCount !== 0 ? "newer" : "none";
    case "deep":
      return commentCount === null || commentCount !== (mark?.deepCount ?? null) ? "whole" : "newer";
  }
}

/**
 * The time down to which a post's comments are read, epoch ms: its own last reading, or the account's.
 * @param asked the time the job asks for; of no meaning to `quick` and `poll`
 */
export function readFrom(
  reason: CollectReason,
  asked: number,
  lastCompleteAt: number,
  collectedAt: number | null,
): number {
  const known = (collectedAt ?? lastCompleteAt) - OVERLAP_MS;
  if (reason === "import") return asked;
  return reason === "deep" ? Math.min(asked, known) : known;
}

/** True when the post's row must say that it was read: rows cost, and an older mark only reads a little more. */
export const isMarkDue = (
  now: number,
  commentCount: number | null,
  depth: Depth,
  mark: MediumMark | undefined,
): boolean =>
  mark === undefined ||
  mark.collectedAt === null ||
  mark.readCount !== commentCount ||
  (depth === "whole" && mark.deepCount !== commentCount) ||
  now - mark.collectedAt > MARK_LIFE_MS;

/** A count below what was seen with one's own eyes is stale or made up: it must not say that nothing is new. */
export const believedCount = (commentCount: number | null, seen: number): number | null =>
  commentCount !== null && seen > commentCount ? null : commentCount;

/**
 * True when this page goes back to `since`, so that the next ones are older still. A page that is not newest first
 * (a pinned comment, another order) proves nothing about the next.
 */
export function reachesBack(times: readonly number[], since: number): boolean {
  const oldest = times.at(-1);
  return (
    oldest !== undefined &&
    oldest < since &&
    times.every((at, index) => index === 0 || at <= times[index - 1]!)
  );
}

/** Newest post first; after an outage oldest first, whose comments come to the end of their seven days first. */
export const orderMedia = <Medium extends { at: number }>(
  media: readonly Medium[],
  afterOutage: boolean,
): Medium[] => media.toSorted((a, b) => (afterOutage ? a.at - b.at : b.at - a.at));

/** As listed, newest first; after an outage those whose 24 hours end soonest, then those that are closed already. */
export function orderThreads<Listed extends { updatedAt: number }>(
  threads: readonly Listed[],
  now: number,
  afterOutage: boolean,
): Listed[] {
  if (!afterOutage) return [...threads];
  const isOpen = (thread: Listed): boolean => thread.updatedAt + WINDOW_MS > now;
  return threads.toSorted((a, b) => {
    if (isOpen(a) !== isOpen(b)) return isOpen(a) ? -1 : 1;
    return isOpen(a) ? a.updatedAt - b.updatedAt : b.updatedAt - a.updatedAt;
  });
}

/** How far a post has grown since its last reading, as far as the platform counts; deleted comments hide some. */
export const grownBy = (commentCount: number | null, mark: MediumMark | undefined): number =>
  Math.max(0, (commentCount ?? 0) - (mark?.readCount ?? commentCount ?? 0));

/**
 * True when a reading that came back to the last one goes on for what must lie behind: the post grew by more than was
 * found, so there are new replies under old comments (or the account's own, which are counted and never shown).
 */
export const goesBehind = (
  reason: CollectReason,
  post: { grownBy: number; found: number; pagesBehind: number },
): boolean => post.found < post.grownBy && post.pagesBehind < PAGES_BEHIND[reason];

export type Pace =
  /** So many calls in one queue message, so long until the next. */
  | { kind: "go"; calls: number; pauseMs: number }
  /** Not now: the next reading of this kind looks again. */
  | { kind: "skip" }
  | { kind: "stop"; quietMs: number };

/**
 * How to go on at this share of the account's budget; null: the platform has never said.
 * `regainMs`: how long the platform asks to be left alone, if it says. What readings leave is for messages.
 */
export function paceOf(reason: CollectReason, usagePercent: number | null, regainMs: number | null): Pace {
  const usage = usagePercent ?? 0;
  if (usage >= STOP_USAGE_PERCENT) return { kind: "stop", quietMs: quietAfterLimit(regainMs) };
  if (usage < SLOW_USAGE_PERCENT) return { kind: "go", calls: CALLS, pauseMs: 0 };
  return reason === "quick" ? { kind: "skip" } : { kind: "go", calls: SLOW_CALLS, pauseMs: SLOW_PAUSE_MS };
}

/** How a step begins, by what the step before it was told. A stop was waited for: it goes on, slowly, until told more. */
export const carriedPace = (reason: CollectReason, usagePercent: number | null): Pace =>
  paceOf(reason, usagePercent === null ? null : Math.min(usagePercent, STOP_USAGE_PERCENT - 1), null);

/** How long to leave a platform alone that refused a call for its limits. @param toldMs what it said, if anything */
export const quietAfterLimit = (toldMs: number | null): number =>
  Math.min(LONGEST_QUIET_MS, Math.max(SHORTEST_QUIET_MS, toldMs ?? QUIET_MS));

export type AfterFailure = { kind: "wait"; afterMs: number } | { kind: "leave-out" } | { kind: "give-up" };

/**
 * What to do about a call that failed.
 * @param failures how many failed in a row, this one included
 * @param isList without a list there is nothing to go on with; one post or conversation can be left for the next reading
 */
export function afterFailure(reason: CollectReason, failures: number, isList: boolean): AfterFailure {
  const tries = TRIES[reason];
  if (failures >= 2 * tries || (isList && failures >= tries)) return { kind: "give-up" };
  if (failures % tries === 0) return { kind: "leave-out" };
  return { kind: "wait", afterMs: Math.min(QUIET_MS, FIRST_PAUSE_MS * 2 ** (failures - 1)) };
}

/** True when a post's likes are to be noted: the first time, then a change, and at most once an hour. */
export const isSnapshotDue = (
  likeCount: number | null,
  last: { at: number | null; count: number | null },
  now: number,
): boolean =>
  likeCount !== null &&
  (last.at === null || (likeCount !== last.count && now - last.at >= SNAPSHOT_EVERY_MS));
