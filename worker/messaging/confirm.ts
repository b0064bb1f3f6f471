import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { readWorkspace } from "../identity/service.ts";
import { localDay } from "../scoring/days.ts";
import { nextSteps } from "./next-steps.ts";
import { findDue, markSent } from "./sending-store.ts";

/**
 * A send whose answer was lost went after all, as the platform says by itself. False when somebody else found out first.
 *
 * @param proof `externalId` and `personExternalId` as the platform has them; `at` in epoch ms
 */
export async function confirmSent(
  deps: Deps,
  tenant: TenantDb,
  messageId: string,
  proof: { externalId: string; personExternalId: string; at: number },
): Promise<boolean> {
  const { zone } = await readWorkspace(tenant);
  const day = localDay(deps.now(), zone);
  const message = await findDue(tenant, messageId, 1, day);
  if (message?.state !== "unknown") return false;
  const via =
    message.sentVia === "private_reply" || message.sentVia === "human_agent" ? message.sentVia : "window";
  const following = await nextSteps(deps, tenant, message, { via, at: proof.at });
  return markSent(tenant, {
    message,
    via,
    externalId: proof.externalId,
    recipientId: proof.personExternalId,
    at: proof.at,
    day,
    from: "unknown",
    personId: message.personId,
    following,
  });
}
