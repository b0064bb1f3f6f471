/** Bodies of the `sync` queue that concern erasure. Doorbells: rows say what is to be done. */
export const ERASURE_JOB_VERSION = 1;

export type ErasureJob = { v: number; workspaceId: string; kind: "erase"; erasureId: string };
/** A platform's request whose people are still looked for, in whichever workspaces. */
export type DeletionJob = { v: number; kind: "deletion"; code: string };
export type PrivacyJob = ErasureJob | DeletionJob;
