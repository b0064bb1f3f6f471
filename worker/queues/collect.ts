import { collectStep } from "../collection/collect.ts";
import type { CollectJob } from "../collection/jobs.ts";
import type { Deps } from "../deps.ts";
import { settleEach } from "../doorbell/settle.ts";

export const consumeCollect = (batch: MessageBatch, deps: Deps): Promise<void> =>
  settleEach(batch, async (body) => collectStep(deps, body as CollectJob));
