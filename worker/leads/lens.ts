import { plannedCapabilities } from "../accounts/capabilities.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { readScoring, type WorkspaceScoring } from "../scoring/service.ts";
import type { Lens } from "./row.ts";

/** How this workspace sees its leads now. */
export async function lensOf(deps: Deps, tenant: TenantDb): Promise<Lens & WorkspaceScoring> {
  return lensBy(deps, await readScoring(tenant));
}

/** The same by rules that are known already. */
export const lensBy = (deps: Deps, rules: WorkspaceScoring): Lens & WorkspaceScoring => ({
  ...rules,
  now: deps.now(),
  capabilities: (platform) => deps.platform(platform)?.capabilities ?? plannedCapabilities(platform),
});
