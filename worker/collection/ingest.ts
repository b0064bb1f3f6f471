import { type AccountRow, changeAccount, findAccountRow } from "../accounts/service.ts";
import type { Deps } from "../deps.ts";
import { sendAll } from "../doorbell/send.ts";
import { DM_JOB_VERSION } from "../messaging/jobs.ts";
import { confirmEcho, noteReceipt } from "../messaging/service.ts";
import type { InboundEvent, InboundInteraction, Platform } from "../platforms/platform.ts";
import { amend } from "./amend.ts";
import type { FoundBy } from "./contract.ts";
import { unpack } from "./delivery-packing.ts";
import { takeIn } from "./intake.ts";
import type { IngestJob } from "./jobs.ts";
import { nameUnknown } from "./profiles.ts";

/** Takes in one delivery of a platform. Updates of accounts that nobody here connected are dropped. */
export async function takeDelivery(deps: Deps, job: IngestJob): Promise<void> {
  const platform = deps.platform(job.platform);
  if (!platform) return;
  const events = platform.readDelivery(await unpack(job.body), job.receivedAt);
  for (const [externalId, own] of Map.groupBy(events, (event) => event.accountExternalId)) {
    const entry = await deps.system.findAccount(platform.id, externalId);
    const account = entry && (await findAccountRow(deps.tenant(entry.workspaceId), entry.accountId));
    if (!account || account.status === "disconnected") continue;
    if (account.mode === "polling") {
      await changeAccount(deps.tenant(account.workspaceId), account.id, { mode: "instant" });
    }
    await takeEvents(deps, { ...account, mode: "instant" }, platform, own, "webhook");
  }
}

/** The one path for everything that happened, found by webhook or by polling. */
export async function takeEvents(
  deps: Deps,
  account: AccountRow,
  platform: Platform,
  events: readonly InboundEvent[],
  foundBy: FoundBy,
): Promise<void> {
  // Receipts and echoes of a message we are just sending must find it: interactions come after them.
  for (const event of events) {
    if (event.type === "echo") await confirmEcho(deps, account, event);
    else if (event.type === "receipt") await noteReceipt(deps, account, event);
  }
  const interactions = events.filter((event): event is InboundInteraction => event.type === "interaction");
  if (interactions.length > 0) {
    const outcome = await takeIn(deps, account, platform, interactions, foundBy);
    await sendAll(
      deps.env.DM,
      outcome.messageIds.map((messageId) => ({
        v: DM_JOB_VERSION,
        workspaceId: account.workspaceId,
        kind: "message" as const,
        messageId,
      })),
    );
    await nameUnknown(deps, account, platform, outcome.newLeads);
  }
  for (const event of events) {
    if (event.type === "edited" || event.type === "unsent" || event.type === "unreacted") {
      await amend(deps, account, event);
    }
  }
}
