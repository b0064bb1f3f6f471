/** Bodies of the `sync` queue that concern scores. */
export const SYNC_JOB_VERSION = 1;

export type RescoreJob = {
  v: number;
  workspaceId: string;
  kind: "rescore";
  /** The last lead that was re-scored; null at the start. */
  after: string | null;
  /** Of the rules it works by: newer rules have a run of their own. */
  scoringVersion: number;
  /** Epoch ms: every crossing from then on is left to the hourly run. */
  startedAt: number;
};
export type ScoringJob = RescoreJob | { v: number; workspaceId: string; kind: "score"; until: number };
