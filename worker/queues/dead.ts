import type { Deps } from "../deps.ts";
import { settleEach } from "../doorbell/settle.ts";

/** Keeps what could not be worked on in D1, where it can be read and played again. */
export const keepDead = (batch: MessageBatch, deps: Deps): Promise<void> =>
  settleEach(batch, async (body, message) => {
    await deps.system.keepDeadLetter(
      message.id,
      batch.queue.replace(/-dead$/, ""),
      JSON.stringify(body),
      deps.now(),
    );
    return { kind: "done" };
  });
