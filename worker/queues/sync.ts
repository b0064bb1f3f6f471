import type { Deps } from "../deps.ts";
import { settleEach } from "../doorbell/settle.ts";
import type { SyncJob } from "../env.ts";
import { countCrossings } from "../scoring/hourly.ts";
import { rescore } from "../scoring/rescore.ts";

export const consumeSync = (batch: MessageBatch, deps: Deps): Promise<void> =>
  settleEach(batch, async (body) => {
    await workOn(deps, body as SyncJob);
    return { kind: "done" };
  });

async function workOn(deps: Deps, job: SyncJob): Promise<void> {
  switch (job.kind) {
    case "rescore":
      return rescore(deps, job);
    case "score":
      return countCrossings(deps, job.workspaceId, job.until);
  }
}
