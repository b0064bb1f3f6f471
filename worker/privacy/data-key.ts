import { fromBase64Url, toBase64Url } from "../crypto/base64url.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { findSealedDataKey, keepSealedDataKey } from "./data-key-store.ts";

const KEY_BYTES = 32;

/** The context the key is sealed in. A change of the encryption key seals it anew and leaves the key itself alone. */
export const dataKeyContext = (workspaceId: string): string[] => [
  workspaceId,
  "workspace",
  "own",
  "data-key",
];

/** The workspace's key for digests; undefined while it neither erased nor listed anybody. */
export async function findDataKey(deps: Deps, tenant: TenantDb): Promise<CryptoKey | undefined> {
  const sealed = await findSealedDataKey(tenant);
  return sealed === undefined ? undefined : openDataKey(deps, tenant, sealed);
}

/** The same, made at the first need. */
export async function ensureDataKey(deps: Deps, tenant: TenantDb): Promise<CryptoKey> {
  const known = await findDataKey(deps, tenant);
  if (known) return known;
  const fresh = toBase64Url(crypto.getRandomValues(new Uint8Array(KEY_BYTES)));
  const sealed = await deps.vault.seal(fresh, dataKeyContext(tenant.workspaceId));
  return openDataKey(deps, tenant, await keepSealedDataKey(tenant, sealed, deps.now()));
}

/** The key from what `workspace_settings.data_key` holds, for whoever has read it with other things. */
export async function openDataKey(deps: Deps, tenant: TenantDb, sealed: string): Promise<CryptoKey> {
  const bytes = fromBase64Url(await deps.vault.open(sealed, dataKeyContext(tenant.workspaceId)));
  if (bytes?.length !== KEY_BYTES) throw new Error("the data key is not a key");
  return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
}
