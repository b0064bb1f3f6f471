import type { Deps } from "../deps.ts";
import { settleEach } from "../doorbell/settle.ts";
import { countCrossings } from "../scoring/hourly.ts";
import type { SyncJob } from "../scoring/jobs.ts";
import { rescore } from "../scoring/rescore.ts";

export const consumeSync = (batch: MessageBatch, deps: Deps): Promise<void> =>
  settleEach(batch, async (body) => {
    const job = body as SyncJob;
    if (job.kind === "rescore") await rescore(deps, job);
    else await countCrossings(deps, job.workspaceId, job.until);
    return { kind: "done" };
  });
