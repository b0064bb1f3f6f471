import type { Deps } from "../deps.ts";
import { DM_JOB_VERSION } from "../messaging/jobs.ts";
import { MINUTE_MS } from "../scoring/days.ts";

const MOST_RINGS = 1000;
const RINGS_PER_CALL = 100;

/** Rings for replies whose time comes within the minute, each at its own second: they are to leave apart. */
export async function ringDueReplies(deps: Deps): Promise<void> {
  const now = deps.now();
  const due = await deps.system.publicReplies.due(now + MINUTE_MS, MOST_RINGS);
  for (let from = 0; from < due.length; from += RINGS_PER_CALL) {
    await deps.env.DM.sendBatch(
      due.slice(from, from + RINGS_PER_CALL).map(({ workspaceId, accountId, replyId, notBeforeAt }) => ({
        body: { v: DM_JOB_VERSION, workspaceId, kind: "public-reply" as const, accountId, replyId },
        delaySeconds: Math.max(0, Math.ceil((notBeforeAt - now) / 1000)),
      })),
    );
  }
}
