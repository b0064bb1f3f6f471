import type { MoreReplies } from "../platforms/platform.ts";

/** Bodies of the `ingest` and `collect` queues. A consumer accepts this version and the one before. */
export const JOB_VERSION = 2;

/** One platform delivery as it came: its signature was checked, nothing else was read. */
export type IngestJob = {
  v: number;
  platform: string;
  /** gzip of the raw JSON, base64; a queue message holds 128 KB. */
  body: string;
  receivedAt: number;
  requestId: string;
  /** The setting whose secret signed it; for the doctor. */
  signedWith?: string;
};

/**
 * Why an account is read. `quick` is the reading between two quarters of an hour of an account without webhooks,
 * `poll` the quarter's own, `deep` the night's, `import` the first: nothing is ever sent for what that one finds.
 */
export const COLLECT_REASONS = ["quick", "poll", "deep", "import"] as const;
export type CollectReason = (typeof COLLECT_REASONS)[number];

/** One step of reading an account. Without a cursor it is a ring; with one it goes on where the step before stopped. */
export type CollectJob = {
  v: number;
  workspaceId: string;
  accountId: string;
  reason: CollectReason;
  /** Reads what happened at or after this time, epoch ms; 0: since the reading before. */
  since: number;
  cursor: CollectCursor | null;
  /** When a ring that found another reading in its way was first sent, epoch ms. */
  rungAt?: number;
};

export const READING_PHASES = ["media", "threads"] as const;
export type ReadingPhase = (typeof READING_PHASES)[number];

/** Where the pages of one list stand. `after` is the next page; null at the first, and after the last. */
export type ListPlace = { after: string | null; pages: number; empty: number; isOver: boolean };

/** A post whose comments are still to be read. Times are epoch ms. */
export type PendingMedium = {
  id: string;
  at: number;
  /** What is older was read before. */
  since: number;
  commentCount: number | null;
  /** So many comments and replies the platform counts more than at the last reading. */
  grownBy: number;
  /** To the very end, for replies under old comments. */
  isWhole: boolean;
  /** Never read before, so that no time is stored to read it from. */
  isNew: boolean;
  /** Its mark is to be stored even when nothing new is found. */
  isMarkDue: boolean;
};

/** Where the reading of the first pending post stands. */
export type CommentPlace = ListPlace & {
  /** Comments and replies seen on its pages so far. */
  seen: number;
  /** Those of them that are newer than the last reading. */
  found: number;
  /** A page went back to the last reading; behind it lie only new replies under old comments. */
  isBack: boolean;
  pagesBehind: number;
  /** Replies that did not fit behind their comments. */
  replies: MoreReplies[];
};

export type Thread = { id: string; updatedAt: number };

/** Where a reading stands. Version 1 had other fields: such a reading starts anew. */
export type CollectCursor = {
  readingId: string;
  /** Counts the queue messages of this reading from 0. */
  step: number;
  startedAt: number;
  /** What happened before was read before: conversations, and posts that were never read. */
  since: number;
  isOutage: boolean;
  /** What is still to be walked, the first one now. */
  phases: ReadingPhase[];
  /** Failures in a row, the last call's included. */
  failures: number;
  /** The share of the account's budget that the platform told last; absent: it has told none. */
  usagePercent?: number;
  mediaList: ListPlace & { seen: number };
  media: PendingMedium[];
  comments: CommentPlace | null;
  threadList: ListPlace;
  threads: Thread[];
  /** Messages of the first thread to be read one by one; null: the thread is still to be listed. */
  messageIds: string[] | null;
  /** The next page of the first thread's messages, and how many were listed before; absent: its first page. */
  messagePage?: { after: string; seen: number } | null;
  /** A conversation was left out because it failed again and again. */
  isPartial?: boolean;
};
