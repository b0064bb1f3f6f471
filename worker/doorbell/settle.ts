/** 10 s, 20 s, 40 s … at most 15 min. `attempt` counts from 1, as Queues does. */
export const backoffSeconds = (attempt: number): number =>
  Math.min(900, 10 * 2 ** (Math.max(1, attempt) - 1));

/** What a handler wants done with its message: nothing more, or once more after a delay. */
export type Settlement = { kind: "done" } | { kind: "again"; afterSeconds: number };

/** Runs one handler per message; a failure or a wish to repeat concerns that message only. */
export async function settleEach(
  batch: MessageBatch,
  handle: (body: unknown, message: Message) => Promise<Settlement>,
): Promise<void> {
  for (const message of batch.messages) {
    try {
      const settlement = await handle(message.body, message);
      if (settlement.kind === "again") message.retry({ delaySeconds: Math.ceil(settlement.afterSeconds) });
      else message.ack();
    } catch (error) {
      console.error(
        JSON.stringify({
          event: "queue.failed",
          queue: batch.queue,
          attempt: message.attempts,
          error: error instanceof Error ? error.name : "unknown",
          stack: error instanceof Error ? error.stack?.split("\n").slice(1, 6).join(" < ") : undefined,
        }),
      );
      message.retry({ delaySeconds: backoffSeconds(message.attempts) });
    }
  }
}
