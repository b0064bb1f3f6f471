/** Queues take 100 messages and 256 KB in one call, 128 KB each (Cloudflare Queues limits). */
const MAX_BATCH = 100;
const MAX_BATCH_BYTES = 250_000;
export const MAX_MESSAGE_BYTES = 120_000;

/** Sends any number of messages in as few calls as the limits allow. @throws when one alone is too large */
export const sendAll = <Body>(queue: Queue<Body>, bodies: readonly Body[]): Promise<void> =>
  sendAllLater(
    queue,
    bodies.map((body) => ({ body, delaySeconds: 0 })),
  );

/** The same, each with its own delay: whole seconds, 12 hours at most. */
export async function sendAllLater<Body>(
  queue: Queue<Body>,
  messages: readonly { body: Body; delaySeconds: number }[],
): Promise<void> {
  let batch: { body: Body; delaySeconds?: number }[] = [];
  let bytes = 0;
  for (const { body, delaySeconds } of messages) {
    const size = JSON.stringify(body).length;
    if (size > MAX_MESSAGE_BYTES) throw new Error("queue message over its limit");
    if (batch.length === MAX_BATCH || bytes + size > MAX_BATCH_BYTES) {
      await queue.sendBatch(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(delaySeconds > 0 ? { body, delaySeconds } : { body });
    bytes += size;
  }
  if (batch.length > 0) await queue.sendBatch(batch);
}
