import { tendRotation } from "../accounts/rotation.ts";
import { sealAudit } from "../audit/seal.ts";
import type { Deps } from "../deps.ts";
import { sendAll } from "../doorbell/send.ts";
import { ringRecovering } from "../guard/ring.ts";
import { DM_JOB_VERSION } from "../messaging/jobs.ts";
import { ringDueAlerts } from "../notifications/alert-service.ts";
import { ringDueReadings } from "../phones/reading-ring.ts";
import { ringUnfinishedErasures } from "../privacy/again.ts";
import { ringDueReplies } from "../public-replies/ring.ts";
import { ringUnfinishedWhatIfs } from "../scoring/what-if.ts";
import { ringUnfinishedChanges } from "../undo/work.ts";
import { ring } from "./collect.ts";

const MAX_ACCOUNTS = 5000;
/** Minutes are not struck to the second: one that comes a little early still counts. */
const EARLY_MS = 20_000;

/**
 * Rings again for every account with messages that something may still happen to: a lost ring costs a minute. And
 * for those that are read more often than every quarter of an hour.
 */
export async function sweep(deps: Deps): Promise<void> {
  const accounts = await deps.system.accountsWithOpenMessages(MAX_ACCOUNTS);
  await sendAll(
    deps.env.DM,
    accounts.map(({ workspaceId, accountId }) => ({
      v: DM_JOB_VERSION,
      workspaceId,
      kind: "account" as const,
      accountId,
    })),
  );
  await ringUnfinishedErasures(deps);
  await ringUnfinishedChanges(deps);
  await ringUnfinishedWhatIfs(deps);
  await ringDueReadings(deps);
  await ringDueAlerts(deps);
  await ringDueReplies(deps);
  await ringRecovering(deps);
  await sealAudit(deps);
  await tendRotation(deps);
  await ring(deps, await deps.system.takePacedAccounts(deps.now(), EARLY_MS), "quick", 0);
}
