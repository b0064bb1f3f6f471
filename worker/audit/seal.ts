import { isLostRace } from "../db/bulk.ts";
import type { Deps } from "../deps.ts";
import { sealed } from "./chain.ts";
import { readUnsealed, writeSeals } from "./store.ts";

/** Three statements each. */
const WORKSPACES_PER_SWEEP = 50;
const ENTRIES_PER_SWEEP = 500;

/** Chains what was written down since the last minute. What does not fit waits for the next. */
export async function sealAudit(deps: Deps): Promise<void> {
  for (const workspaceId of await deps.system.audit.unsealed(WORKSPACES_PER_SWEEP)) {
    await sealWorkspace(deps, workspaceId);
  }
}

export async function sealWorkspace(deps: Deps, workspaceId: string): Promise<void> {
  const tenant = deps.tenant(workspaceId);
  const { head, entries } = await readUnsealed(tenant, ENTRIES_PER_SWEEP);
  // A gap, or an entry before the head, is left as it is: the check says so, and no seal may cover it.
  const first = (head?.seq ?? 0) + 1;
  const inOrder = entries.filter(({ seq }, place) => seq === first + place);
  try {
    await writeSeals(tenant, head, sealed(workspaceId, head, inOrder));
  } catch (error) {
    // Another sealing was first: what it left is the next one's.
    if (!isLostRace(error)) throw error;
  }
}
