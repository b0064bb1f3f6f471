import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../http/context.ts";
import { badField, notFound } from "../http/problem.ts";
import { readWorkspace } from "../identity/service.ts";
import { ensureDataKey, findDataKey, openDataKey } from "../privacy/data-key.ts";
import type { DoNotContact, NewDoNotContact } from "./contract.ts";
import { digestOfValue, digestsOf, digestsOfListed } from "./digests.ts";
import {
  addEntry,
  type EntryRow,
  findPersonEntries,
  isAnyListed,
  type LeadReach,
  listEntries,
  readReach,
  removeEntries,
} from "./store.ts";
import { plainValue } from "./value.ts";

export {
  isAnyListed as isAnyOfThemListed,
  type LeadReach,
  type ReachRow,
  reachOf,
  toReach,
} from "./store.ts";

const LIST = "do-not-contact";
const toEntry = (row: EntryRow): DoNotContact => ({ ...row, at: new Date(row.at).toISOString() });

export async function listDoNotContact(
  deps: Deps,
  tenant: TenantDb,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: DoNotContact[]; nextCursor: string | null }> {
  const [before] = cursor ? await deps.cursors.read(LIST, tenant.workspaceId, cursor) : [];
  const rows = await listEntries(tenant, typeof before === "string" ? before : null, limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(toEntry),
    nextCursor: last ? await deps.cursors.write(LIST, tenant.workspaceId, [last.id]) : null,
  };
}

/**
 * Lists somebody. Listed once more, the entry that is there answers. What waits to be sent to them is looked at when
 * its turn comes, and does not go.
 * @throws Problem invalid-input for what is no number or address, or a lead that is not there
 */
export async function addDoNotContact(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  given: NewDoNotContact,
): Promise<DoNotContact> {
  const digests = await digestsFor(deps, tenant, given);
  const at = deps.now();
  const entry: EntryRow = {
    id: newId("dnc", at),
    kind: given.kind,
    reason: given.reason ?? "",
    at,
    by: actor.kind === "person" ? actor.personId : actor.keyId,
  };
  return toEntry(await addEntry(tenant, entry, digests));
}

async function digestsFor(deps: Deps, tenant: TenantDb, given: NewDoNotContact): Promise<string[]> {
  if (given.kind === "person") {
    const reach = await readReach(tenant, given.leadId);
    if (!reach) throw badField("/leadId", "unknown-lead", "no lead with this id");
    return digestsOfListed(await ensureDataKey(deps, tenant), reach.people, reach.usernames);
  }
  const value = await requirePlain(tenant, given);
  return [await digestOfValue(await ensureDataKey(deps, tenant), given.kind, value)];
}

async function requirePlain(
  tenant: TenantDb,
  { kind, value }: { kind: "phone" | "email"; value: string },
): Promise<string> {
  const { country } = await readWorkspace(tenant);
  const plain = plainValue(kind, value, country);
  if (plain !== null) return plain;
  throw kind === "phone"
    ? badField("/value", "not-a-phone", "not a phone number")
    : badField("/value", "not-an-email", "not an e-mail address");
}

/** @throws Problem not-found, also for another workspace's */
export async function removeDoNotContact(tenant: TenantDb, id: string): Promise<void> {
  if ((await removeEntries(tenant, [id])) === 0) throw notFound();
}

/**
 * Takes a person off the list: every entry about a person that keeps anything from being sent to this lead, whatever
 * else the entry stands for, as after a new name or a merge. Their numbers and addresses are entries of their own and
 * stay.
 */
export async function removePerson(deps: Deps, tenant: TenantDb, leadId: string): Promise<void> {
  const digests = await digestsOfLead(deps, tenant, leadId);
  const ids = digests.length > 0 ? await findPersonEntries(tenant, digests) : [];
  if (ids.length > 0) await removeEntries(tenant, ids);
}

/** Whether a number or an address is listed. @throws Problem invalid-input for what is neither */
export async function isValueListed(
  deps: Deps,
  tenant: TenantDb,
  given: { kind: "phone" | "email"; value: string },
): Promise<boolean> {
  const value = await requirePlain(tenant, given);
  const key = await findDataKey(deps, tenant);
  return key !== undefined && isAnyListed(tenant, [await digestOfValue(key, given.kind, value)]);
}

/** Everything under which this lead may be listed; none while the workspace never listed anybody. */
export async function digestsOfLead(deps: Deps, tenant: TenantDb, leadId: string): Promise<string[]> {
  return digestsOfReach(deps, tenant, await readReach(tenant, leadId));
}

async function digestsOfReach(deps: Deps, tenant: TenantDb, reach: LeadReach | undefined): Promise<string[]> {
  if (!reach || reach.dataKey === null) return [];
  return digestsOf(await openDataKey(deps, tenant, reach.dataKey), reach);
}

/** Whether a lead may not be contacted: itself, one of its numbers or one of its addresses is listed. */
export async function isLeadListed(deps: Deps, tenant: TenantDb, leadId: string): Promise<boolean> {
  return isReachListed(deps, tenant, await readReach(tenant, leadId));
}

/** The same for a lead whose reach was read with something else; asks nothing while nobody was ever listed. */
export async function isReachListed(
  deps: Deps,
  tenant: TenantDb,
  reach: LeadReach | undefined,
): Promise<boolean> {
  const digests = await digestsOfReach(deps, tenant, reach);
  return digests.length > 0 && isAnyListed(tenant, digests);
}
