/** Bodies of the `ingest` and `collect` queues. A consumer accepts this version and the one before. */
export const JOB_VERSION = 1;

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

/** One step of reading an account; `cursor` goes on where the step before stopped. */
export type CollectJob = {
  v: number;
  workspaceId: string;
  accountId: string;
  /** `import` is the first reading: nothing is ever sent for what it finds. */
  reason: "poll" | "import";
  /** Reads what happened at or after this time, epoch ms; 0: since the reading before. */
  since: number;
  cursor: CollectCursor | null;
};

/** Where a reading stands. */
export type CollectCursor = {
  startedAt: number;
  since: number;
  phase: "media" | "conversations";
  /** Next page of the media list; null at the first and after the last. */
  mediaAfter: string | null;
  /** Pages and media read so far: a page may be short, or empty, and still not be the last. */
  mediaPages: number;
  mediaSeen: number;
  /** Media whose comments are still to be read; the first one from `commentsAfter`. */
  mediaIds: string[];
  commentsAfter: string | null;
  conversationIds: string[];
  conversationsAfter: string | null;
  conversationPages: number;
};
