import { randomBytes, scryptSync, timingSafeEqual } from "node:crypto";

/**
 * OWASP's scrypt point that fits an isolate of 128 MB: 16 MiB of memory, five passes. PBKDF2 is capped at
 * 100,000 rounds on Workers, and scrypt N=2^17 needs the whole isolate.
 */
const PARAMETERS = { logN: 14, r: 8, p: 5 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const MAX_MEMORY_BYTES = 32 * 1024 * 1024;

const FORMAT = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]{16,64})\$([\w-]{43})$/;

type Parameters = typeof PARAMETERS;

// Synchronous on purpose: one hash at a time in an isolate, so that never two hold their 16 MiB at once.
const derive = (password: string, salt: Buffer, { logN, r, p }: Parameters): Buffer =>
  scryptSync(password.normalize("NFKC"), salt, HASH_BYTES, { N: 2 ** logN, r, p, maxmem: MAX_MEMORY_BYTES });

/** `$scrypt$ln=14,r=8,p=5$<salt>$<hash>`, base64url: algorithm and parameters travel with the hash. */
export function hashPassword(password: string): string {
  const salt = randomBytes(SALT_BYTES);
  const { logN, r, p } = PARAMETERS;
  const hash = derive(password, salt, PARAMETERS);
  return `$scrypt$ln=${logN},r=${r},p=${p}$${salt.toString("base64url")}$${hash.toString("base64url")}`;
}

/** False for a wrong password and for a string that is no hash of ours. Compares in constant time. */
export function isPasswordOf(password: string, stored: string): boolean {
  const match = FORMAT.exec(stored);
  if (!match) return false;
  const [, logN, r, p, salt, hash] = match;
  const parameters = { logN: Number(logN), r: Number(r), p: Number(p) };
  if (128 * 2 ** parameters.logN * parameters.r >= MAX_MEMORY_BYTES) return false;
  const derived = derive(password, Buffer.from(salt!, "base64url"), parameters);
  return timingSafeEqual(derived, Buffer.from(hash!, "base64url"));
}
