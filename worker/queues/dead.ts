import { keepDeadLetter } from "../dead-letters/service.ts";
import type { Deps } from "../deps.ts";
import { settleEach } from "../doorbell/settle.ts";

/** Keeps what could not be worked on in D1, where it can be read and played again. */
export const keepDead = (batch: MessageBatch, deps: Deps): Promise<void> =>
  settleEach(batch, async (body, message) => {
    await keepDeadLetter(deps, { id: message.id, queue: batch.queue.replace(/-dead$/, ""), body });
    return { kind: "done" };
  });
