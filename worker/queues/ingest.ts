import { takeDeliveries, takeDelivery } from "../collection/ingest.ts";
import type { IngestJob } from "../collection/jobs.ts";
import type { Deps } from "../deps.ts";
import { settleEach } from "../doorbell/settle.ts";

/** D1 answers 1,000 statements an invocation: from here on what is left comes again, in another one. */
const TOGETHER_STATEMENTS = 600;
/** One by one, a delivery may only begin while there is room for all that it may bring. */
const ONE_BY_ONE_STATEMENTS = 800;
const AGAIN_SECONDS = 1;

/** A whole batch in as few statements as its accounts allow; when any of it fails, each delivery by itself. */
export async function consumeIngest(batch: MessageBatch, deps: Deps): Promise<void> {
  if (batch.messages.length > 1 && (await takeTogether(batch, deps))) return;
  let isFirst = true;
  await settleEach(batch, async (body) => {
    if (!isFirst && deps.meter.statements >= ONE_BY_ONE_STATEMENTS) {
      return { kind: "again", afterSeconds: AGAIN_SECONDS };
    }
    isFirst = false;
    await takeDelivery(deps, body as IngestJob);
    return { kind: "done" };
  });
}

/** What was taken before the failure is known when it comes again, and changes nothing. */
async function takeTogether(batch: MessageBatch, deps: Deps): Promise<boolean> {
  const jobs = batch.messages.map((message) => message.body as IngestJob);
  let left: Set<IngestJob>;
  try {
    left = await takeDeliveries(deps, jobs, () => deps.meter.statements < TOGETHER_STATEMENTS);
  } catch {
    return false;
  }
  for (const message of batch.messages) {
    if (left.has(message.body as IngestJob)) message.retry({ delaySeconds: AGAIN_SECONDS });
    else message.ack();
  }
  return true;
}
