import type { Deps } from "../deps.ts";
import { consumeCollect } from "./collect.ts";
import { keepDead } from "./dead.ts";
import { consumeDm } from "./dm.ts";
import { consumeIngest } from "./ingest.ts";
import { consumeSync } from "./sync.ts";

type Consumer = (batch: MessageBatch, deps: Deps) => Promise<void>;

const CONSUMERS: Record<string, Consumer> = {
  ingest: consumeIngest,
  collect: consumeCollect,
  dm: consumeDm,
  sync: consumeSync,
};

/** One line per batch: how many messages, how long, and what they cost the database. */
function logBatch(batch: MessageBatch, deps: Deps, startedAt: number): void {
  console.log(
    JSON.stringify({
      event: "queue",
      queue: batch.queue,
      messages: batch.messages.length,
      ms: deps.now() - startedAt,
      ...deps.meter,
    }),
  );
}

/** Each consumer settles every message by itself; what was retried too often comes back on `<queue>-dead`. */
export async function consume(batch: MessageBatch, deps: Deps): Promise<void> {
  if (batch.queue.endsWith("-dead")) return keepDead(batch, deps);
  const consumer = CONSUMERS[batch.queue];
  if (!consumer) throw new Error(`no consumer for queue "${batch.queue}"`);
  const startedAt = deps.now();
  await consumer(batch, deps);
  logBatch(batch, deps, startedAt);
}
