import type { TenantDb } from "../db/tenant.ts";
import { type ContactableLead, findContactable, saveName } from "./contactable-store.ts";

export type { ContactableLead } from "./contactable-store.ts";

/** Another workspace's lead answers exactly like a missing one. */
export const findLeadForMessage = (tenant: TenantDb, id: string): Promise<ContactableLead | undefined> =>
  findContactable(tenant, id);

export async function nameLead(
  tenant: TenantDb,
  id: string,
  username: string,
  displayName: string | null,
): Promise<void> {
  await saveName(tenant, id, username, displayName);
}
