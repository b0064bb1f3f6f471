import type { Deps } from "../deps.ts";
import type { ChangeKindName } from "./contract.ts";
import { KINDS } from "./kinds.ts";
import { UNDO_MS } from "./service.ts";
import { deleteChange, deleteParts, expireChange, findPartBefore, partDropped } from "./store.ts";

const CHANGES_PER_NIGHT = 200;
const PARTS_PER_STATEMENT = 500;
/** A night has 1,000 statements for everything; what is left goes the next. */
const MOST_STATEMENTS = 400;

/**
 * After 30 days a change can no longer be undone: what it kept of people goes, its line in the history after 30 more.
 * Killed anywhere, the next night goes on.
 */
export async function expireChanges(deps: Deps): Promise<void> {
  const now = deps.now();
  let statements = 0;
  for (const { workspaceId, changeId, kind, at } of await deps.system.changes.expired(
    now,
    CHANGES_PER_NIGHT,
  )) {
    const tenant = deps.tenant(workspaceId);
    const forgetPart = KINDS[kind as ChangeKindName]?.forgetPart;
    while (forgetPart) {
      if (statements >= MOST_STATEMENTS) return;
      const part = await findPartBefore(tenant, changeId, Number.MAX_SAFE_INTEGER);
      statements++;
      if (!part) break;
      const emptied = [...forgetPart(part), partDropped(changeId, part.part)];
      await tenant.batch(emptied);
      statements += emptied.length;
    }
    let gone: number;
    do {
      if (statements++ >= MOST_STATEMENTS) return;
      gone = await deleteParts(tenant, changeId, PARTS_PER_STATEMENT);
    } while (gone === PARTS_PER_STATEMENT);
    statements++;
    const isFirst = now < at + 2 * UNDO_MS;
    await (isFirst ? expireChange(tenant, changeId, at + 2 * UNDO_MS) : deleteChange(tenant, changeId));
  }
}
