import { webcrypto as crypto } from "node:crypto";

/** The receiving half of Web Push, written from the RFCs and not from the Worker's sending half. */
export type PushBrowser = {
  keys: { p256dh: string; auth: string };
  privateKey: CryptoKey;
  point: Uint8Array<ArrayBuffer>;
  auth: Uint8Array<ArrayBuffer>;
};

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const text64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");
const bytes64 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, "base64url"));
const ascii = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, "latin1"));
const concat = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.concat(parts));

export async function newBrowser(): Promise<PushBrowser> {
  const pair = (await crypto.subtle.generateKey(CURVE, false, ["deriveBits"])) as CryptoKeyPair;
  const point = new Uint8Array((await crypto.subtle.exportKey("raw", pair.publicKey)) as ArrayBuffer);
  const auth = crypto.getRandomValues(new Uint8Array(16));
  return { keys: { p256dh: text64(point), auth: text64(auth) }, privateKey: pair.privateKey, point, auth };
}

/** RFC 8188 §2.1 and RFC 8291 §3.4. @throws when it was not sealed for this browser */
export async function decryptPush(browser: PushBrowser, body: Uint8Array<ArrayBuffer>): Promise<string> {
  const salt = body.slice(0, 16);
  const senderEnds = 21 + (body[20] ?? 0);
  const sender = body.slice(21, senderEnds);
  const shared = await crypto.subtle.deriveBits(
    { name: "ECDH", public: await crypto.subtle.importKey("raw", sender, CURVE, false, []) },
    browser.privateKey,
    256,
  );
  const info = concat(ascii("WebPush: info\0"), browser.point, sender);
  const secret = await hkdf(new Uint8Array(shared), browser.auth, info, 32);
  const contentKey = await hkdf(secret, salt, ascii("Content-Encoding: aes128gcm\0"), 16);
  const nonce = await hkdf(secret, salt, ascii("Content-Encoding: nonce\0"), 12);
  const key = await crypto.subtle.importKey("raw", contentKey, "AES-GCM", false, ["decrypt"]);
  const record = new Uint8Array(
    await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, key, body.slice(senderEnds)),
  );
  // Zeros behind the last byte that is none are padding; 0x02 ends the last record.
  let end = record.length;
  while (end > 0 && record[end - 1] === 0) end -= 1;
  if (record[end - 1] !== 2) throw new Error("not the last record");
  return new TextDecoder("utf-8", { fatal: true }).decode(record.slice(0, end - 1));
}

async function hkdf(
  secret: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  info: Uint8Array<ArrayBuffer>,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, key, length * 8);
  return new Uint8Array(bits);
}

export type Sender =
  | { ok: true; token: Record<string, unknown> }
  | { ok: false; status: 401 | 403; reason: string };

const DAY_SECONDS = 86_400;

/** RFC 8292 §2 and §4.2: who sends, for whom, until when, and with the key that the subscription was made for. */
export async function verifyVapid(
  authorization: string | undefined,
  { origin, now, publicKey }: { origin: string; now: number; publicKey: string | null },
): Promise<Sender> {
  const [, jwt, given] = /^vapid t=([\w-]+\.[\w-]+\.[\w-]+), ?k=([\w-]+)$/i.exec(authorization ?? "") ?? [];
  if (!jwt || !given) return { ok: false, status: 401, reason: "no VAPID token" };
  if (publicKey !== null && given !== publicKey) return { ok: false, status: 403, reason: "another key" };
  const [header = "", payload = "", signature = ""] = jwt.split(".");
  try {
    const key = await crypto.subtle.importKey(
      "raw",
      bytes64(given),
      { name: "ECDSA", namedCurve: "P-256" },
      false,
      ["verify"],
    );
    const isSigned = await crypto.subtle.verify(
      { name: "ECDSA", hash: "SHA-256" },
      key,
      bytes64(signature),
      ascii(`${header}.${payload}`),
    );
    if (!isSigned) return { ok: false, status: 403, reason: "bad signature" };
    const token = JSON.parse(new TextDecoder().decode(bytes64(payload))) as Record<string, unknown>;
    const seconds = now / 1000;
    const expires = Number(token.exp);
    if (token.aud !== origin) return { ok: false, status: 403, reason: "for another service" };
    if (!(expires > seconds && expires <= seconds + DAY_SECONDS))
      return { ok: false, status: 403, reason: "not within a day" };
    if (!/^(mailto:|https:|http:\/\/localhost)/.test(String(token.sub)))
      return { ok: false, status: 403, reason: "no contact" };
    return { ok: true, token };
  } catch {
    return { ok: false, status: 401, reason: "unreadable token" };
  }
}
