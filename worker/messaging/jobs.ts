import type { PublicReplyJob } from "../public-replies/jobs.ts";

/** Bodies of the `dm` queue: a doorbell. The row in `messages` is the truth; a lost ring only costs time. */
export const DM_JOB_VERSION = 1;

export type DmJob = { v: number; workspaceId: string } & (
  | PublicReplyJob
  | { kind: "message"; messageId: string }
  | { kind: "account"; accountId: string }
);
