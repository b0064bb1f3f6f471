import { createHash } from "node:crypto";
import { type AccountRow, findAccountRow } from "../accounts/service.ts";
import { isLostRace } from "../db/bulk.ts";
import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { jobCreated } from "../jobs/service.ts";
import { toNamedId } from "../platforms/named-person.ts";
import { ensureDataKey } from "./data-key.ts";
import {
  erasureCreated,
  findErasure,
  findOpenErasure,
  type Names,
  type NewErasure,
  type OpenErasure,
} from "./erasure-store.ts";
import { ERASURE_JOB_VERSION } from "./jobs.ts";
import { countPeople, deletionOfAccount, deletionOfWaiting } from "./rows-store.ts";
import { blockPeople, bumpErasureVersion, type Tombstone } from "./tombstone-store.ts";
import { digestOf } from "./tombstones.ts";
import { RING_AGAIN_MS } from "./tries.ts";

/** Who asks: somebody of the workspace, or a platform's request, whose parts get the same ids when begun again. */
export type Asked = { by: "person" } | { by: "platform"; code: string; receivedAt: number };
export type Started = { erasureId: string; jobId: string };
export type SubjectLead = {
  id: string;
  platform: string;
  accountId: string;
  externalId: string;
  threadId: string | null;
  username: string;
};

/**
 * Begins to erase a person: in one step they are blocked from coming back, and what waits to be sent to them is
 * gone. The rest follows in the queue. Begun twice, it is one.
 */
export async function startLeadErasure(
  deps: Deps,
  tenant: TenantDb,
  lead: SubjectLead,
  asked: Asked,
): Promise<Started> {
  const begun = idsOf(deps, tenant, `lead ${lead.id}`, asked);
  const open = asked.by === "person" ? await findOpenErasure(tenant, lead.id) : undefined;
  if (open) return resume(deps, tenant, open);
  if (asked.by === "platform" && (await findErasure(tenant, begun.erasureId))) return begun;
  const account = await findAccountRow(tenant, lead.accountId);
  const people = [lead.externalId, ...(lead.threadId === null ? [] : [lead.threadId])].map((externalId) => ({
    accountId: lead.accountId,
    externalId,
  }));
  const names: Names = {
    platform: lead.platform,
    accounts: account ? [{ id: account.id, externalId: account.externalId, otherIds: [] }] : [],
    people,
    usernames: lead.username === "" ? [] : [lead.username],
  };
  const waiting = deletionOfWaiting(lead.id);
  const tombstones = account ? await tombstonesFor(deps, tenant, account, names) : [];
  const statements = [
    erasureCreated(
      newErasure(deps, begun, asked, { subject: "lead", accountId: lead.accountId, leadId: lead.id, names }),
      waiting.erased,
    ),
    jobCreated({ id: begun.jobId, kind: "erasure", total: 1, createdAt: deps.now() }),
    ...blockPeople(begun.erasureId, tombstones, deps.now()),
    ...waiting.statements,
  ];
  try {
    await tenant.batch(statements);
  } catch (error) {
    // Asked for twice at once: the other one does it.
    const first = isLostRace(error) ? await findOpenErasure(tenant, lead.id) : undefined;
    if (!first) throw error;
    return resume(deps, tenant, first);
  }
  await ring(deps, tenant.workspaceId, begun.erasureId);
  return begun;
}

/** What is under way goes on; what had failed is tried again at once. */
async function resume(deps: Deps, tenant: TenantDb, open: OpenErasure): Promise<Started> {
  const { erasureId, jobId, tries } = open;
  if (tries > 0) await ring(deps, tenant.workspaceId, erasureId);
  return { erasureId, jobId };
}

/** Digests of everybody that `names` knows under one account; a name stands for an id where the platform gives none. */
export async function tombstonesFor(
  deps: Deps,
  tenant: TenantDb,
  account: Pick<AccountRow, "id" | "platform" | "externalId">,
  names: Pick<Names, "people" | "usernames">,
): Promise<Tombstone[]> {
  const key = await ensureDataKey(deps, tenant);
  const ids = [
    ...names.people.filter((one) => one.accountId === account.id).map((one) => one.externalId),
    ...names.usernames.map(toNamedId),
  ];
  return Promise.all(
    [...new Set(ids)].map(async (id) => ({
      digest: await digestOf(key, account, id),
      accountId: account.id,
    })),
  );
}

/**
 * Begins to erase everything that an account brought. The account itself goes in the first step, with its token: what
 * was being collected finds none, and whoever connects it again meanwhile begins anew beside what is being erased.
 */
export async function startAccountErasure(
  deps: Deps,
  tenant: TenantDb,
  entry: { accountId: string; platform: string; externalId: string },
  asked: Asked,
): Promise<Started> {
  const begun = idsOf(deps, tenant, `account ${entry.accountId}`, asked);
  if (await findErasure(tenant, begun.erasureId)) return begun;
  const account = await findAccountRow(tenant, entry.accountId);
  const names: Names = {
    platform: entry.platform,
    accounts: [
      {
        id: entry.accountId,
        externalId: entry.externalId,
        otherIds: account ? [account.appScopedId].filter((id) => id !== "") : [],
      },
    ],
    people: [],
    usernames: [],
  };
  const few = deletionOfAccount(entry.accountId);
  await tenant.batch([
    erasureCreated(
      newErasure(deps, begun, asked, {
        subject: "account",
        accountId: entry.accountId,
        leadId: null,
        names,
      }),
      few.erased,
    ),
    jobCreated({
      id: begun.jobId,
      kind: "erasure",
      total: countPeople(entry.accountId),
      createdAt: deps.now(),
    }),
    ...bumpErasureVersion(deps.now()),
    ...few.statements,
  ]);
  await ring(deps, tenant.workspaceId, begun.erasureId);
  return begun;
}

/** State is written: a ring that is lost, or refused, only costs the time until the sweep rings again. */
export async function ring(deps: Deps, workspaceId: string, erasureId: string): Promise<void> {
  try {
    await deps.env.SYNC.send({ v: ERASURE_JOB_VERSION, workspaceId, kind: "erase", erasureId });
  } catch {
    console.warn(JSON.stringify({ event: "erasure.not-rung", workspaceId, erasureId }));
  }
}

function newErasure(
  deps: Deps,
  begun: Started,
  asked: Asked,
  subject: Pick<NewErasure, "subject" | "accountId" | "leadId" | "names">,
): NewErasure {
  const now = deps.now();
  return {
    id: begun.erasureId,
    jobId: begun.jobId,
    requestedBy: asked.by,
    requestCode: asked.by === "platform" ? asked.code : null,
    createdAt: now,
    dueAt: now + RING_AGAIN_MS,
    phase: subject.subject === "lead" ? "search" : "outside",
    ...subject,
  };
}

const TIME_DIGITS = 12;
const ID_DIGITS = 32;

/** Time-ordered like every id; of a platform's request the same for the same subject. */
function idsOf(deps: Deps, tenant: TenantDb, subject: string, asked: Asked): Started {
  if (asked.by === "person") {
    return { erasureId: newId("era", deps.now()), jobId: newId("job", deps.now()) };
  }
  const idOf = (prefix: "era" | "job"): string => {
    const time = newId(prefix, asked.receivedAt).slice(0, prefix.length + 1 + TIME_DIGITS);
    const digest = createHash("sha256")
      .update(`${asked.code} ${tenant.workspaceId} ${subject}`)
      .digest("hex");
    return `${time}${digest.slice(0, ID_DIGITS - TIME_DIGITS)}`;
  };
  return { erasureId: idOf("era"), jobId: idOf("job") };
}
