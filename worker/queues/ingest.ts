import { takeDelivery } from "../collection/ingest.ts";
import type { IngestJob } from "../collection/jobs.ts";
import type { Deps } from "../deps.ts";
import { settleEach } from "../doorbell/settle.ts";

export const consumeIngest = (batch: MessageBatch, deps: Deps): Promise<void> =>
  settleEach(batch, async (body) => {
    await takeDelivery(deps, body as IngestJob);
    return { kind: "done" };
  });
