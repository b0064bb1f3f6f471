import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { jobAdvanced } from "../jobs/service.ts";
import { recomputeLead } from "../scoring/recompute.ts";
import { readScoring } from "../scoring/service.ts";
import { type ErasureRow, erasureMoved, type IdentityKey } from "./erasure-store.ts";
import { cleanLetters } from "./letters.ts";
import {
  countIdentities,
  deletionOfFigures,
  deletionOfLeads,
  deletionOfMessages,
  deletionOfNext,
  listPeople,
  scanForAccount,
} from "./rows-store.ts";
import { accountTakenOut, hasOtherPeople, listShared, searchShared } from "./shared-leads-store.ts";

const LEADS_PER_STEP = 200;
const ROWS_PER_STEP = 500;
/** What no index finds by its account is looked through, so many rows at a time. */
const SCANNED_PER_STEP = 2000;

/** One step of erasing what an account brought. */
export async function accountStep(
  deps: Deps,
  tenant: TenantDb,
  erasure: ErasureRow,
  dueAt: number,
): Promise<void> {
  switch (erasure.phase) {
    case "outside":
      return outside(deps, tenant, erasure, dueAt);
    case "people":
      return people(deps, tenant, erasure, dueAt);
    case "leads":
      return leads(deps, tenant, erasure, dueAt);
    case "messages":
      return messages(tenant, erasure, dueAt);
    case "drain":
      return drain(tenant, erasure, dueAt);
    case "letters": {
      const cursor = await cleanLetters(deps, tenant.workspaceId, erasure);
      const phase = cursor === null ? "finish" : "letters";
      await tenant.batch([erasureMoved(erasure, { phase, cursor, dueAt })]);
      return;
    }
    default:
      throw new Error(`an erasure of an account has no step "${erasure.phase}"`);
  }
}

/** What is not in the workspace's tables: the directory, and the messages that the gate remembers. */
async function outside(deps: Deps, tenant: TenantDb, erasure: ErasureRow, dueAt: number): Promise<void> {
  const { names } = erasure;
  for (const { id, externalId } of names?.accounts ?? []) {
    await deps.system.deletions.releaseErased(names!.platform, externalId, id);
    await deps.gate(names!.platform, externalId).forget(deps.now());
  }
  // Mostly only this account brought people: then nobody is shared, and nothing has to be looked through.
  const others = await hasOtherPeople(tenant, erasure.accountId);
  await tenant.batch([
    erasureMoved(erasure, { phase: "people", dueAt, ...(others ? {} : { anyShared: false }) }),
  ]);
}

/** Looks, once and in pages, whether anybody in the workspace is known under two accounts. */
async function lookForShared(tenant: TenantDb, erasure: ErasureRow, dueAt: number): Promise<void> {
  const after = erasure.cursor === null ? null : (JSON.parse(erasure.cursor) as IdentityKey);
  const { isFound, next } = await searchShared(tenant, after, SCANNED_PER_STEP);
  const isOver = isFound || next === null;
  await tenant.batch([
    erasureMoved(erasure, {
      phase: "people",
      cursor: isOver ? null : JSON.stringify(next),
      dueAt,
      ...(isOver ? { anyShared: isFound } : {}),
    }),
  ]);
}

/** The next people of the account, with everything of theirs. */
async function people(deps: Deps, tenant: TenantDb, erasure: ErasureRow, dueAt: number): Promise<void> {
  if (erasure.anyShared === null) return lookForShared(tenant, erasure, dueAt);
  const { accountId } = erasure;
  const found = await listPeople(tenant, accountId, LEADS_PER_STEP);
  if (found.length === 0) {
    await tenant.batch([erasureMoved(erasure, { phase: "leads", cursor: null, dueAt })]);
    return;
  }
  const gone = await takeOut(
    deps,
    tenant,
    erasure,
    found.map(({ leadId }) => leadId),
    dueAt,
  );
  // Whoever was merged into one that goes, goes with it.
  const taken = found.filter(({ leadId }) => gone.includes(leadId)).map(({ firstLeadId }) => firstLeadId);
  const identities: IdentityKey[] = found.map(({ externalId }) => ({ accountId, externalId }));
  const deletion = deletionOfLeads([...new Set([...gone, ...taken])], identities, deps.now());
  await tenant.batch([
    erasureMoved(erasure, { phase: "people", dueAt, erased: deletion.erased }),
    jobAdvanced(erasure.jobId, countIdentities(identities)),
    ...deletion.statements,
  ]);
}

/** Leads of the account that no identity leads to any more. */
async function leads(deps: Deps, tenant: TenantDb, erasure: ErasureRow, dueAt: number): Promise<void> {
  const page = await scanForAccount(
    tenant,
    "leads",
    erasure.accountId,
    erasure.cursor ?? "",
    SCANNED_PER_STEP,
  );
  const ids = page.ids.slice(0, LEADS_PER_STEP);
  const next = page.ids.length > ids.length ? ids.at(-1)! : page.next;
  const gone = ids.length === 0 ? [] : await takeOut(deps, tenant, erasure, ids, dueAt);
  const deletion = deletionOfLeads(gone, [], deps.now());
  await tenant.batch([
    erasureMoved(erasure, {
      phase: next === null ? "messages" : "leads",
      cursor: next,
      dueAt,
      erased: deletion.erased,
    }),
    ...deletion.statements,
  ]);
}

async function messages(tenant: TenantDb, erasure: ErasureRow, dueAt: number): Promise<void> {
  const { accountId, cursor } = erasure;
  const { ids, next } = await scanForAccount(tenant, "messages", accountId, cursor ?? "", SCANNED_PER_STEP);
  const deletion = deletionOfMessages(ids);
  await tenant.batch([
    erasureMoved(erasure, {
      phase: next === null ? "drain" : "messages",
      cursor: next,
      dueAt,
      erased: deletion.erased,
    }),
    ...deletion.statements,
  ]);
}

async function drain(tenant: TenantDb, erasure: ErasureRow, dueAt: number): Promise<void> {
  const deletion = deletionOfNext(erasure.accountId, ROWS_PER_STEP);
  const results = await tenant.batch([
    erasureMoved(erasure, { phase: "drain", dueAt, erased: deletion.erased }),
    ...deletion.statements,
  ]);
  if (results.slice(1).some(({ changes }) => changes > 0)) return;
  const figures = deletionOfFigures(erasure.accountId);
  await tenant.batch([
    erasureMoved(erasure, {
      phase: erasure.round === 1 ? "letters" : "end",
      dueAt,
      erased: figures.erased,
    }),
    ...figures.statements,
  ]);
}

/**
 * Leads that another account knows too stay, without what this account brought.
 * @returns those that go
 */
async function takeOut(
  deps: Deps,
  tenant: TenantDb,
  erasure: ErasureRow,
  leadIds: readonly string[],
  dueAt: number,
): Promise<string[]> {
  const ids = [...new Set(leadIds)];
  if (erasure.anyShared === false) return ids;
  const shared = await listShared(tenant, erasure.accountId, ids);
  if (shared.length === 0) return ids;
  const taken = accountTakenOut(erasure.accountId, shared, deps.now());
  const here = { phase: erasure.phase, cursor: erasure.cursor, dueAt, isPartial: true as const };
  await tenant.batch([erasureMoved(erasure, { ...here, erased: taken.erased }), ...taken.statements]);
  const { scoring, zone } = await readScoring(tenant);
  for (const { leadId } of shared) await recomputeLead(tenant, leadId, scoring, zone, deps.now());
  const stay = new Set(shared.map(({ leadId }) => leadId));
  return ids.filter((id) => !stay.has(id));
}
