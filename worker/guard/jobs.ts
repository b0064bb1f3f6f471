/** Body of the `sync` queue: an account that was slowed down may be a step nearer to normal. */
export const GUARD_JOB_VERSION = 1;
export type GuardJob = { v: number; kind: "guard"; workspaceId: string; accountId: string };
