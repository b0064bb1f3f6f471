/** Bodies of the `sync` queue that concern changes of many leads. Doorbells: rows say what is to be done. */
export const CHANGE_JOB_VERSION = 1;

/** Go on with making a change of many leads, or with undoing one. */
export type ChangeJob = { v: number; workspaceId: string; kind: "bulk-change"; changeId: string };
