export const TOTALS_JOB_VERSION = 1;

/** Body of the `sync` queue: compare a workspace's totals with its leads, once a night. */
export type TotalsJob = { v: number; workspaceId: string; kind: "verify-totals" };
