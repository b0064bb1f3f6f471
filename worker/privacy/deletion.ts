import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { sha256 } from "../identity/digest.ts";
import { findLeadRow } from "../leads/service.ts";
import { findErasure, findLeadIdOf } from "./erasure-store.ts";
import { type DeletionJob, ERASURE_JOB_VERSION } from "./jobs.ts";
import { type Asked, type Started, startAccountErasure, startLeadErasure } from "./start.ts";
import { RING_AGAIN_MS, retryAfterMs, warnOfFailure } from "./tries.ts";

/** Accounts looked at in one statement for somebody who is a person in other people's accounts. */
const HOLDERS_PER_PAGE = 500;
const PAGES_PER_MESSAGE = 20;
const CODE_BYTES = 16;

/**
 * Notes a platform's request and finds what it is about, as far as that goes at once; the erasing follows in the
 * queue. The same request again is the same: its code comes back, and nothing begins; a search that had failed is
 * tried again.
 * @param signedPart of the request, as signed: what makes two of them one
 * @returns the confirmation code
 */
export async function receiveDeletion(
  deps: Deps,
  request: { platform: string; userId: string; signedPart: string },
): Promise<string> {
  const now = deps.now();
  const { code, isNew } = await deps.system.deletions.addRequest({
    code: Buffer.from(crypto.getRandomValues(new Uint8Array(CODE_BYTES))).toString("hex"),
    digest: sha256(request.signedPart),
    platform: request.platform,
    subject: request.userId,
    receivedAt: now,
    dueAt: now + RING_AGAIN_MS,
  });
  try {
    if (!isNew) {
      const known = await deps.system.deletions.findRequest(code);
      if (known && known.subject !== null && known.tries > 0) await deps.env.SYNC.send(jobOf(code));
      return code;
    }
    const isSearched = await searchPage(deps, code);
    if (!isSearched) await deps.env.SYNC.send(jobOf(code));
  } catch {
    // The request is kept: whoever asked has their answer, and the sweep rings for what is left.
    console.warn(JSON.stringify({ event: "deletion.not-begun" }));
  }
  return code;
}

const jobOf = (code: string): DeletionJob => ({ v: ERASURE_JOB_VERSION, kind: "deletion", code });

/** Goes on looking for whom a request is about. */
export async function searchDeletion(deps: Deps, { code }: DeletionJob): Promise<void> {
  try {
    for (let page = 0; page < PAGES_PER_MESSAGE; page++) {
      if (await searchPage(deps, code)) return;
    }
  } catch (error) {
    await noteFailure(deps, code, error);
    return;
  }
  await deps.env.SYNC.send(jobOf(code));
}

/** The row says when it is searched again. Only what cannot even be noted is left to the queue. */
async function noteFailure(deps: Deps, code: string, error: unknown): Promise<void> {
  const request = await deps.system.deletions.findRequest(code);
  if (!request || request.subject === null) return;
  const tries = request.tries + 1;
  await deps.system.deletions.noteFailedSearch(code, tries, deps.now() + retryAfterMs(tries));
  warnOfFailure("deletion.failed", error, { tries });
}

/**
 * The accounts that bear the id, then whoever bears it as a person under any account. Each begins an erasure of its
 * own, under an id that a second try finds again. @returns true when the search is over
 */
async function searchPage(deps: Deps, code: string): Promise<boolean> {
  const { deletions } = deps.system;
  const request = await deletions.findRequest(code);
  if (!request || request.subject === null) return true;
  const { platform, subject, searchedTo, receivedAt } = request;
  const asked: Asked = { by: "platform", code, receivedAt };
  if (searchedTo === null) {
    for (const entry of await deps.system.findAccountsByAnyId(platform, subject)) {
      const tenant = deps.tenant(entry.workspaceId);
      await addPart(deps, code, tenant, await startAccountErasure(deps, tenant, entry, asked));
    }
  }
  const holdings = await deletions.listHoldings(platform, subject, searchedTo, HOLDERS_PER_PAGE);
  for (const { workspaceId, accountId } of holdings.filter(({ holds }) => holds)) {
    const tenant = deps.tenant(workspaceId);
    const leadId = await findLeadIdOf(tenant, accountId, subject);
    const lead = leadId && (await findLeadRow(tenant, leadId));
    if (lead) await addPart(deps, code, tenant, await startLeadErasure(deps, tenant, lead, asked));
  }
  const last = holdings.at(-1);
  if (last && holdings.length === HOLDERS_PER_PAGE) {
    await deletions.noteSearched(code, last, deps.now() + RING_AGAIN_MS);
    return false;
  }
  await deletions.endSearch(code, deps.now());
  return true;
}

async function addPart(deps: Deps, code: string, tenant: TenantDb, { erasureId }: Started): Promise<void> {
  const erasure = await findErasure(tenant, erasureId);
  if (!erasure) return;
  const { done, total } = erasure;
  await deps.system.deletions.notePart({ code, erasureId, workspaceId: tenant.workspaceId, done, total });
}
