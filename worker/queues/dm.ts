import type { Deps } from "../deps.ts";
import { settleEach } from "../doorbell/settle.ts";
import { deliver } from "../messaging/dispatch.ts";
import type { DmJob } from "../messaging/jobs.ts";
import { tendAccount } from "../messaging/tend.ts";
import { deliverReply } from "../public-replies/deliver.ts";

export const consumeDm = (batch: MessageBatch, deps: Deps): Promise<void> =>
  settleEach(batch, async (body) => {
    const job = body as DmJob;
    if (job.kind === "account") {
      await tendAccount(deps, job.workspaceId, job.accountId);
      return { kind: "done" };
    }
    if (job.kind === "public-reply") return deliverReply(deps, job.workspaceId, job.accountId, job.replyId);
    return deliver(deps, job.workspaceId, job.messageId);
  });
