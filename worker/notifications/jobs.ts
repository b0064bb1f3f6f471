/** Bodies of the `sync` queue that concern alerts: doorbells, since the rows say what is due. */
export const ALERT_JOB_VERSION = 1;

export type AlertJob =
  | { v: number; workspaceId: string; kind: "notify" }
  | { v: number; workspaceId: string; kind: "closing-windows" };
