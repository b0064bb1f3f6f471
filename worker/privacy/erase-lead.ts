import { findAccountRow } from "../accounts/service.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { jobAdvanced } from "../jobs/service.ts";
import {
  type ErasureRow,
  erasureMoved,
  IDENTITIES_PER_PAGE,
  type IdentityKey,
  listTaken,
  type Names,
  searchIdentities,
} from "./erasure-store.ts";
import { cleanLetters } from "./letters.ts";
import { deletionOfLeads } from "./rows-store.ts";
import { tombstonesFor } from "./start.ts";
import { blockPeople } from "./tombstone-store.ts";

/** One step of erasing a person: their further ids, kept deliveries, then all rows at once. */
export async function leadStep(
  deps: Deps,
  tenant: TenantDb,
  erasure: ErasureRow,
  dueAt: number,
): Promise<void> {
  switch (erasure.phase) {
    case "search":
      return search(deps, tenant, erasure, dueAt);
    case "letters": {
      const cursor = await cleanLetters(deps, tenant.workspaceId, erasure);
      const phase = cursor === null ? "rows" : "letters";
      await tenant.batch([erasureMoved(erasure, { phase, cursor, dueAt })]);
      return;
    }
    case "rows": {
      const { leadId, names, round } = erasure;
      const ids = leadId === null ? [] : [leadId];
      const taken = (await listTaken(tenant, ids)).map(({ takenId }) => takenId);
      const deletion = deletionOfLeads([...ids, ...taken], names?.people ?? [], deps.now());
      await tenant.batch([
        erasureMoved(erasure, { phase: round === 1 ? "finish" : "end", dueAt, erased: deletion.erased }),
        jobAdvanced(erasure.jobId, 1),
        ...deletion.statements,
      ]);
      return;
    }
    default:
      throw new Error(`an erasure of a person has no step "${erasure.phase}"`);
  }
}

/** A private reply may have given the person another id, and a merge another account: these are blocked too. */
async function search(deps: Deps, tenant: TenantDb, erasure: ErasureRow, dueAt: number): Promise<void> {
  const names = erasure.names;
  if (!names || erasure.leadId === null) throw new Error("an erasure under way knows whom it is about");
  const after = erasure.cursor === null ? null : (JSON.parse(erasure.cursor) as IdentityKey);
  const { found, next } = await searchIdentities(tenant, erasure.leadId, after, IDENTITIES_PER_PAGE);
  const fresh = found.filter(
    (one) =>
      !names.people.some((known) => known.accountId === one.accountId && known.externalId === one.externalId),
  );
  const merged = (await listTaken(tenant, [erasure.leadId])).map(({ username }) => username);
  const usernames = [...new Set([...names.usernames, ...merged.filter((name) => name !== "")])];
  const known: Names = {
    ...names,
    usernames,
    people: [...names.people, ...fresh],
    accounts: [...names.accounts],
  };
  const blocks = [];
  for (const accountId of new Set(fresh.map((one) => one.accountId))) {
    const account = await findAccountRow(tenant, accountId);
    if (!account) continue;
    if (!known.accounts.some(({ id }) => id === accountId)) {
      known.accounts.push({ id: accountId, externalId: account.externalId, otherIds: [] });
    }
    blocks.push(...(await tombstonesFor(deps, tenant, account, { ...known, people: fresh })));
  }
  await tenant.batch([
    erasureMoved(erasure, {
      phase: next === null ? "letters" : "search",
      cursor: next === null ? null : JSON.stringify(next),
      dueAt,
      names: known,
    }),
    ...(blocks.length > 0 ? blockPeople(erasure.id, blocks, deps.now()) : []),
  ]);
}
