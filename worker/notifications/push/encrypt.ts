import { fromBase64Url } from "../../crypto/base64url.ts";

/**
 * Web Push message encryption, RFC 8291 over RFC 8188 (`aes128gcm`), in one record: whoever carries the message cannot
 * read it.
 */
export type PushKeys = {
  /** The browser's public key: 65 bytes, uncompressed P-256, base64url. */
  p256dh: string;
  /** The browser's secret: 16 bytes, base64url. */
  auth: string;
};

/** RFC 8188 §2: what one record may hold; push services take 4,096 bytes in all (RFC 8030 §7.2). */
const RECORD_BYTES = 4096;
const HEADER_BYTES = 16 + 4 + 1 + 65;
const TAG_AND_PAD_BYTES = 17;
export const MOST_PLAIN_BYTES = RECORD_BYTES - HEADER_BYTES - TAG_AND_PAD_BYTES;

const P256 = { name: "ECDH", namedCurve: "P-256" } as const;
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The browser's keys as bytes; undefined when they are none, e.g. a point that is not on the curve. */
export async function readPushKeys({ p256dh, auth }: PushKeys) {
  const [point, secret] = [fromBase64Url(p256dh), fromBase64Url(auth)];
  if (point?.length !== 65 || point[0] !== 4 || secret?.length !== 16) return undefined;
  try {
    return { point, secret, key: await crypto.subtle.importKey("raw", point, P256, false, []) };
  } catch {
    return undefined;
  }
}

/** What makes each message different; a test gives those of the RFC. */
export type Ephemeral = { salt: Uint8Array<ArrayBuffer>; keys: CryptoKeyPair };

export const newEphemeral = async (): Promise<Ephemeral> => ({
  salt: crypto.getRandomValues(new Uint8Array(16)),
  keys: (await crypto.subtle.generateKey(P256, true, ["deriveBits"])) as CryptoKeyPair,
});

/**
 * @param plain at most `MOST_PLAIN_BYTES`
 * @throws RangeError for more, TypeError for keys that are none
 */
export async function encryptPush(
  plain: Uint8Array,
  keys: PushKeys,
  { salt, keys: own }: Ephemeral,
): Promise<Uint8Array<ArrayBuffer>> {
  if (plain.length > MOST_PLAIN_BYTES) throw new RangeError(`${plain.length} bytes do not fit one record`);
  const theirs = await readPushKeys(keys);
  if (!theirs) throw new TypeError("not the keys of a subscription");
  const ownPoint = new Uint8Array((await crypto.subtle.exportKey("raw", own.publicKey)) as ArrayBuffer);
  // workerd's types name this field `$public`, after another language's reserved word.
  const algorithm = { name: "ECDH", public: theirs.key } as unknown as Parameters<
    typeof crypto.subtle.deriveBits
  >[0];
  const shared = new Uint8Array(await crypto.subtle.deriveBits(algorithm, own.privateKey, 256));
  const { contentKey, nonce } = await deriveKeys(shared, theirs.secret, theirs.point, ownPoint, salt);
  const key = await crypto.subtle.importKey("raw", contentKey, "AES-GCM", false, ["encrypt"]);
  // 0x02 ends the last record; no padding behind it.
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce },
    key,
    joined(plain, new Uint8Array([2])),
  );
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, RECORD_BYTES);
  return joined(salt, size, new Uint8Array([ownPoint.length]), ownPoint, new Uint8Array(sealed));
}

/** RFC 8291 §3.4: both sides arrive at the same two keys. */
async function deriveKeys(
  shared: Uint8Array<ArrayBuffer>,
  auth: Uint8Array<ArrayBuffer>,
  receiver: Uint8Array,
  sender: Uint8Array,
  salt: Uint8Array<ArrayBuffer>,
) {
  const material = await hkdf(shared, auth, joined(utf8("WebPush: info\0"), receiver, sender), 32);
  return {
    contentKey: await hkdf(material, salt, utf8("Content-Encoding: aes128gcm\0"), 16),
    nonce: await hkdf(material, salt, utf8("Content-Encoding: nonce\0"), 12),
  };
}

async function hkdf(
  material: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  info: Uint8Array<ArrayBuffer>,
  bytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey("raw", material, "HKDF", false, ["deriveBits"]);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, key, bytes * 8),
  );
}
