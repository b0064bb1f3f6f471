import type { Deps } from "../deps.ts";
import { sendAll } from "../doorbell/send.ts";
import { SYNC_JOB_VERSION } from "../scoring/jobs.ts";

const PAGE = 500;

/** Asks each workspace to count the leads that fell under its threshold since its last run. */
export async function scoreDue(deps: Deps, windowAt: number): Promise<void> {
  let after = "";
  for (;;) {
    const ids = await deps.system.listWorkspaces(after, PAGE);
    await sendAll(
      deps.env.SYNC,
      ids.map((workspaceId) => ({
        v: SYNC_JOB_VERSION,
        workspaceId,
        kind: "score" as const,
        until: windowAt,
      })),
    );
    const last = ids.at(-1);
    if (!last || ids.length < PAGE) return;
    after = last;
  }
}
