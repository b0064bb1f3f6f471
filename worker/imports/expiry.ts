import type { Deps } from "../deps.ts";
import { importDropped } from "./store.ts";

const IMPORTS_PER_NIGHT = 200;

/** Drafts of a week ago and imports that can no longer be undone go with their rows. What is left goes the next night. */
export async function expireImports(deps: Deps): Promise<void> {
  for (const { workspaceId, importId } of await deps.system.imports.expired(deps.now(), IMPORTS_PER_NIGHT)) {
    await deps.tenant(workspaceId).batch(importDropped(importId));
  }
}
