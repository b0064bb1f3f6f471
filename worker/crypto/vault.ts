import { createHash } from "node:crypto";
import { fromBase64Url, toBase64Url } from "./base64url.ts";

const VERSION = "v1";
const KEY_BYTES = 32;
const IV_BYTES = 12; // 96 bits, as NIST SP 800-38D §5.2.1.1 recommends for GCM
const TAG_BYTES = 16;

export type VaultFault = "bad-key" | "bad-context" | "malformed" | "unknown-key" | "not-authentic";

/** Says what went wrong and nothing of what was sealed. */
export class VaultError extends Error {
  readonly fault: VaultFault;
  constructor(fault: VaultFault) {
    super(`vault: ${fault}`);
    this.name = "VaultError";
    this.fault = fault;
  }
}

/** Seals secrets at rest with AES-256-GCM. A record is `v1.kid.iv.ct`, the last two in base64url. */
export type Vault = {
  /** First 8 hex digits of SHA-256(key): which key new records are sealed with. */
  readonly newestKid: string;
  /** @param context workspace, account, platform, purpose: a record opens only where it was sealed */
  seal(plain: string, context: readonly string[]): Promise<string>;
  /** @throws VaultError when the record, its key or its context is not right */
  open(record: string, context: readonly string[]): Promise<string>;
  /** True for a record that rotation should open and seal again. */
  isOutdated(record: string): boolean;
};

/**
 * @param newest   32 bytes; seals
 * @param previous older keys, which still open
 * @throws VaultError `bad-key` when a key has another length
 */
export function createVault(newest: Uint8Array, previous: readonly Uint8Array[]): Vault {
  const ring = new Map<string, Promise<CryptoKey>>();
  for (const bytes of [newest, ...previous]) {
    if (bytes.length !== KEY_BYTES) throw new VaultError("bad-key");
    const kid = kidOf(bytes);
    if (!ring.has(kid)) ring.set(kid, importKey(bytes));
  }
  const newestKid = kidOf(newest);

  return {
    newestKid,
    async seal(plain, context) {
      const additionalData = toAdditionalData(context);
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const sealed = await crypto.subtle.encrypt(
        { name: "AES-GCM", iv, additionalData },
        await ring.get(newestKid)!,
        new TextEncoder().encode(plain),
      );
      return [VERSION, newestKid, toBase64Url(iv), toBase64Url(new Uint8Array(sealed))].join(".");
    },
    async open(record, context) {
      const additionalData = toAdditionalData(context);
      const { kid, iv, sealed } = parseRecord(record);
      const key = ring.get(kid);
      if (key === undefined) throw new VaultError("unknown-key");
      try {
        const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData }, await key, sealed);
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(plain);
      } catch {
        throw new VaultError("not-authentic");
      }
    },
    isOutdated: (record) => parseRecord(record).kid !== newestKid,
  };
}

const kidOf = (key: Uint8Array) => createHash("sha256").update(key).digest("hex").slice(0, 8);

const importKey = (bytes: Uint8Array) =>
  crypto.subtle.importKey("raw", new Uint8Array(bytes), "AES-GCM", false, ["encrypt", "decrypt"]);

/** Joined by `|`; a part that holds one would let two contexts spell the same. */
function toAdditionalData(context: readonly string[]): Uint8Array<ArrayBuffer> {
  const isAmbiguous = context.some((part) => part === "" || part.includes("|"));
  if (context.length === 0 || isAmbiguous) throw new VaultError("bad-context");
  return new Uint8Array(new TextEncoder().encode(context.join("|")));
}

function parseRecord(record: string) {
  const [version, kid, iv, sealed, ...rest] = record.split(".");
  const ivBytes = fromBase64Url(iv ?? "");
  const sealedBytes = fromBase64Url(sealed ?? "");
  if (
    version !== VERSION ||
    !kid ||
    ivBytes?.length !== IV_BYTES ||
    sealedBytes === null ||
    sealedBytes.length < TAG_BYTES ||
    rest.length > 0
  ) {
    throw new VaultError("malformed");
  }
  return { kid, iv: ivBytes, sealed: sealedBytes };
}
