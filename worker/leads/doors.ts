import type { TenantDb } from "../db/tenant.ts";
import { writeHome } from "./doors-store.ts";

/** Where a lead shall stand: an account, and the id under which it knows the person. */
export type Home = { accountId: string; platform: string; externalId: string };

/**
 * A person known under several accounts is written to where they last showed up. Their lead stands at that account,
 * with its open doors; doors of the others wait in `lead_doors`. Nothing is sent because of it.
 *
 * @param now epoch ms
 * @throws the lost race when the lead changed since it was read
 */
export async function moveHome(
  tenant: TenantDb,
  lead: { leadId: string; version: number },
  home: Home,
  now: number,
): Promise<void> {
  await writeHome(tenant, lead, home, now);
}
