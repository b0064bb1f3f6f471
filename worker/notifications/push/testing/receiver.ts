import { importJWK, jwtVerify } from "jose";
import { fromBase64Url, toBase64Url } from "../../../crypto/base64url.ts";

const ECDH = { name: "ECDH", namedCurve: "P-256" } as const;
const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text));
const join = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));

async function hkdf(
  secret: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  info: Uint8Array<ArrayBuffer>,
  length: number,
) {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, key, length * 8),
  );
}

/** A browser: its keys, and how it reads what was sent to it (RFC 8291 §4). And a pair of VAPID keys. */
export async function receiver() {
  const own = (await crypto.subtle.generateKey(ECDH, true, ["deriveBits"])) as CryptoKeyPair;
  const point = new Uint8Array((await crypto.subtle.exportKey("raw", own.publicKey)) as ArrayBuffer);
  const auth = crypto.getRandomValues(new Uint8Array(16));
  const signer = (await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
    "sign",
    "verify",
  ])) as CryptoKeyPair;
  const publicKey = toBase64Url(
    new Uint8Array((await crypto.subtle.exportKey("raw", signer.publicKey)) as ArrayBuffer),
  );
  const { d: privateKey = "" } = (await crypto.subtle.exportKey("jwk", signer.privateKey)) as JsonWebKey;
  return {
    keys: { p256dh: toBase64Url(point), auth: toBase64Url(auth) },
    vapid: { publicKey, privateKey },
    async decrypt(body: Uint8Array): Promise<string> {
      const salt = new Uint8Array(body.slice(0, 16));
      const idLength = body[20]!;
      const sender = new Uint8Array(body.slice(21, 21 + idLength));
      const theirs = await crypto.subtle.importKey("raw", sender, ECDH, false, []);
      const algorithm = { name: "ECDH", public: theirs } as unknown as SubtleCryptoDeriveKeyAlgorithm;
      const shared = new Uint8Array(await crypto.subtle.deriveBits(algorithm, own.privateKey, 256));
      const material = await hkdf(shared, auth, join(bytes("WebPush: info\0"), point, sender), 32);
      const key = await hkdf(material, salt, bytes("Content-Encoding: aes128gcm\0"), 16);
      const iv = await hkdf(material, salt, bytes("Content-Encoding: nonce\0"), 12);
      const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["decrypt"]);
      const plain = new Uint8Array(
        await crypto.subtle.decrypt({ name: "AES-GCM", iv }, aes, body.slice(21 + idLength)),
      );
      return new TextDecoder().decode(plain.slice(0, plain.lastIndexOf(2)));
    },
    /** What the header says, once its signature holds. */
    async verify(authorization: string, now: number) {
      const [, token = "", given = ""] = /^vapid t=([^,]+), k=(.+)$/.exec(authorization) ?? [];
      const raw = fromBase64Url(given)!;
      const key = await importJWK(
        { kty: "EC", crv: "P-256", x: toBase64Url(raw.slice(1, 33)), y: toBase64Url(raw.slice(33)) },
        "ES256",
      );
      return (await jwtVerify(token, key, { currentDate: new Date(now) })).payload;
    },
  };
}
