import { watchLoss } from "../accounts/loss.ts";
import { tendToken } from "../accounts/refresh.ts";
import { reseal } from "../accounts/rotation.ts";
import { noteDoorReport } from "../accounts/webhook-health.ts";
import type { Deps } from "../deps.ts";
import { settleEach } from "../doorbell/settle.ts";
import type { SyncJob } from "../env.ts";
import { recover } from "../guard/service.ts";
import { verifyTotals } from "../leads/totals.ts";
import { countTemplateResults } from "../messaging/template-results.ts";
import { forgetAlerts, tellClosingWindows } from "../notifications/alert-service.ts";
import { deliverAlerts } from "../notifications/deliver-alerts.ts";
import { readHiddenPhone } from "../phones/reading.ts";
import { searchDeletion } from "../privacy/deletion.ts";
import { erase } from "../privacy/erase.ts";
import { countCrossings } from "../scoring/hourly.ts";
import { learn } from "../scoring/learn.ts";
import { rescore } from "../scoring/rescore.ts";
import { lookInto } from "../scoring/what-if.ts";
import { workOnChange } from "../undo/work.ts";

export const consumeSync = (batch: MessageBatch, deps: Deps): Promise<void> =>
  settleEach(batch, async (body) => {
    await workOn(deps, body as SyncJob);
    return { kind: "done" };
  });

async function workOn(deps: Deps, job: SyncJob): Promise<void> {
  switch (job.kind) {
    case "rescore":
      return rescore(deps, job);
    case "what-if":
      return lookInto(deps, job);
    case "learn":
      return learn(deps, job);
    case "token":
      return tendToken(deps, job);
    case "reseal":
      return reseal(deps, job);
    case "webhook-seen":
      return noteDoorReport(deps, job);
    case "bulk-change":
      return workOnChange(deps, job);
    case "erase":
      return erase(deps, job);
    case "deletion":
      return searchDeletion(deps, job);
    case "verify-totals":
      await verifyTotals(deps, job.workspaceId);
      return forgetAlerts(deps, deps.tenant(job.workspaceId));
    case "notify":
      return deliverAlerts(deps, deps.tenant(job.workspaceId));
    case "closing-windows":
      return tellClosingWindows(deps, deps.tenant(job.workspaceId));
    case "guard":
      return recover(deps, job);
    case "template-results":
      return countTemplateResults(deps, job.workspaceId);
    case "read-phone":
      return readHiddenPhone(deps, job);
    case "score":
      await countCrossings(deps, job.workspaceId, job.until);
      return watchLoss(deps, job.workspaceId);
  }
}
