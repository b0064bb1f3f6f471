import type { Deps } from "../deps.ts";
import { type Settlement, settleEach } from "../doorbell/settle.ts";
import { deliver } from "../messaging/dispatch.ts";
import type { DmJob } from "../messaging/jobs.ts";
import { tendAccount } from "../messaging/tend.ts";
import { deliverReply } from "../public-replies/deliver.ts";

/**
 * Waiting its turn is no failure: a ring that came back this often is let go, well before the queue counts it as dead.
 * Whatever is still open is rung again within the minute.
 */
const MOST_RINGS = 10;

export const consumeDm = (batch: MessageBatch, deps: Deps): Promise<void> =>
  settleEach(batch, async (body, { attempts }) => {
    const settlement = await work(deps, body as DmJob);
    return attempts < MOST_RINGS ? settlement : { kind: "done" };
  });

async function work(deps: Deps, job: DmJob): Promise<Settlement> {
  if (job.kind === "account") {
    await tendAccount(deps, job.workspaceId, job.accountId);
    return { kind: "done" };
  }
  if (job.kind === "public-reply") return deliverReply(deps, job.workspaceId, job.accountId, job.replyId);
  return deliver(deps, job.workspaceId, job.messageId);
}
