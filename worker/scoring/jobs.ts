/** Bodies of the `sync` queue that concern scores. */
export const SYNC_JOB_VERSION = 1;

export type RescoreJob = {
  v: number;
  workspaceId: string;
  kind: "rescore";
  /** Read by older code only: where to go on is in `rescorings`. */
  after: string | null;
  /** Of the rules it works by: newer rules have a run of their own. */
  scoringVersion: number;
  /** Epoch ms: every crossing from then on is left to the hourly run. */
  startedAt: number;
};
export type WhatIfJob = { v: number; workspaceId: string; kind: "what-if"; jobId: string };
/** Without a job it is the night's: it learns only where outcomes changed. */
export type LearnJob = { v: number; workspaceId: string; kind: "learn"; jobId: string | null };
export type ScoringJob =
  | RescoreJob
  | WhatIfJob
  | LearnJob
  | { v: number; workspaceId: string; kind: "score"; until: number };
