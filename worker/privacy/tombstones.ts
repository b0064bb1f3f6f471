import { type AccountRow, findAccountRow } from "../accounts/service.ts";
import { toBase64Url } from "../crypto/base64url.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { isNamedOnly, toNamedId } from "../platforms/named-person.ts";
import type { InboundEvent } from "../platforms/platform.ts";
import { findDataKey } from "./data-key.ts";
import { findTombstones } from "./tombstone-store.ts";

/** The account by the platform's own id: connected anew it has another row, and the person is still the same. */
type Scope = { platform: string; externalId: string };

/** HMAC-SHA-256 of account and person under the workspace's own key. */
export async function digestOf(key: CryptoKey, account: Scope, personId: string): Promise<string> {
  const text = new TextEncoder().encode(`${account.platform}|${account.externalId}|${personId}`);
  return toBase64Url(new Uint8Array(await crypto.subtle.sign("HMAC", key, text)));
}

/**
 * Ids under which the person of an event may have been erased. The name counts only where the platform gives no id:
 * names are given to others, and whoever bears an erased person's today is somebody else.
 */
function idsOf(event: InboundEvent): string[] {
  if (event.type !== "interaction") return [event.personExternalId];
  const { externalId, username } = event.person;
  return isNamedOnly(externalId) && username ? [externalId, toNamedId(username)] : [externalId];
}

/**
 * The events without those of erased people, whichever way they came. Costs nothing while the workspace never erased
 * anybody: the account's row says so.
 */
export async function withoutErased<Event extends InboundEvent>(
  deps: Deps,
  tenant: TenantDb,
  account: Pick<AccountRow, "platform" | "externalId" | "erasureVersion">,
  events: readonly Event[],
): Promise<readonly Event[]> {
  return withoutErasedPeople(deps, tenant, account, events, idsOf);
}

/** The same for anything that says whom it is of. @param idsOf ids under which they may have been erased */
export async function withoutErasedPeople<One>(
  deps: Deps,
  tenant: TenantDb,
  account: Pick<AccountRow, "platform" | "externalId" | "erasureVersion">,
  events: readonly One[],
  idsOf: (one: One) => string[],
): Promise<readonly One[]> {
  if (account.erasureVersion === 0 || events.length === 0) return events;
  const key = await findDataKey(deps, tenant);
  if (!key) return events; // accounts were erased here, never a person
  const ids = [...new Set(events.flatMap(idsOf))];
  const digests = new Map(
    await Promise.all(ids.map(async (id) => [id, await digestOf(key, account, id)] as const)),
  );
  const erased = await findTombstones(tenant, [...digests.values()]);
  if (erased.size === 0) return events;
  return events.filter((event) => !idsOf(event).some((id) => erased.has(digests.get(id) ?? "")));
}

/**
 * The account with the erasures of this moment, for whoever read it before one and lost the race to it. One that is
 * itself erased stays as it was read, and keeps losing.
 */
export async function withErasuresSince(tenant: TenantDb, account: AccountRow): Promise<AccountRow> {
  const now = await findAccountRow(tenant, account.id);
  return now ? { ...account, erasureVersion: now.erasureVersion } : account;
}
