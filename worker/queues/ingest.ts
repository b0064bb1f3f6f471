import { takeDeliveries, takeDelivery } from "../collection/ingest.ts";
import type { IngestJob } from "../collection/jobs.ts";
import type { Deps } from "../deps.ts";
import { settleEach } from "../doorbell/settle.ts";

/** A whole batch in as few statements as its accounts allow; when any of it fails, each delivery by itself. */
export async function consumeIngest(batch: MessageBatch, deps: Deps): Promise<void> {
  if (batch.messages.length > 1 && (await takeTogether(batch, deps))) return;
  await settleEach(batch, async (body) => {
    await takeDelivery(deps, body as IngestJob);
    return { kind: "done" };
  });
}

/** What was taken before the failure is known when it comes again, and changes nothing. */
async function takeTogether(batch: MessageBatch, deps: Deps): Promise<boolean> {
  try {
    await takeDeliveries(
      deps,
      batch.messages.map((message) => message.body as IngestJob),
    );
  } catch {
    return false;
  }
  batch.ackAll();
  return true;
}
