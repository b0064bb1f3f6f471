import { importKind } from "../imports/steps.ts";
import { bulkKind } from "../leads/bulk-steps.ts";
import { mergeKind } from "../leads/merge-undo.ts";
import type { ChangeKindName } from "./contract.ts";
import type { ChangeKind } from "./kind.ts";

/** How each kind of change is made and undone. One that is missing cannot be undone here. */
export const KINDS: Partial<Record<ChangeKindName, ChangeKind>> = {
  bulk: bulkKind,
  merge: mergeKind,
  import: importKind,
};
