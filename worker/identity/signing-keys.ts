import { type CryptoKey, errors, importJWK, jwtVerify } from "jose";
import type { IdentityDb } from "./store.ts";

/** How long an isolate trusts the keys it read; also how long a withdrawn key may go on verifying. */
const CACHE_MS = 60_000;
/** A retired key verifies until every token it signed has expired. */
export const KEY_GRACE_SECONDS = 24 * 3600;
export const JWT_ALGORITHM = "EdDSA";

type Keys = { byId: Map<string, CryptoKey | Uint8Array>; loadedAt: number };
const cache = new WeakMap<D1Database, Keys>();

async function load(identity: IdentityDb, d1: D1Database, now: number): Promise<Keys> {
  const rows = await identity.listPublicKeys();
  const live = rows.filter((row) => row.expiresAt === null || row.expiresAt + KEY_GRACE_SECONDS * 1000 > now);
  const byId = new Map<string, CryptoKey | Uint8Array>();
  for (const row of live)
    byId.set(row.id, await importJWK(JSON.parse(row.publicKey), row.alg ?? JWT_ALGORITHM));
  const keys = { byId, loadedAt: now };
  cache.set(d1, keys);
  return keys;
}

/** jose reads base64url leniently: two spellings of the last character may mean the same bytes. */
const isCanonical = (part: string): boolean => Buffer.from(part, "base64url").toString("base64url") === part;

/**
 * Verifies one of our JWTs (RFC 7519). The signing keys are cached in the isolate; an unknown `kid` reloads
 * them once.
 *
 * @returns the person and session it speaks for, or undefined when anything about it is wrong
 */
export async function readJwt(
  token: string,
  { d1, identity, issuer, now }: { d1: D1Database; identity: IdentityDb; issuer: string; now: number },
): Promise<{ personId: string; sessionId: string } | undefined> {
  if (!token.split(".").every(isCanonical)) return undefined;
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid }) => {
        if (!kid) throw new errors.JWKSNoMatchingKey();
        const cached = cache.get(d1);
        const isFresh = cached !== undefined && Math.abs(now - cached.loadedAt) < CACHE_MS;
        const keys = isFresh && cached.byId.has(kid) ? cached : await load(identity, d1, now);
        const key = keys.byId.get(kid);
        if (!key) throw new errors.JWKSNoMatchingKey();
        return key;
      },
      {
        algorithms: [JWT_ALGORITHM],
        issuer,
        audience: issuer,
        requiredClaims: ["sub", "sid", "exp"],
        currentDate: new Date(now),
      },
    );
    const { sub, sid } = payload;
    return typeof sub === "string" && typeof sid === "string" ? { personId: sub, sessionId: sid } : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
