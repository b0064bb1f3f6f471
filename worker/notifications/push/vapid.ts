import { importJWK, SignJWT } from "jose";
import { fromBase64Url, toBase64Url } from "../../crypto/base64url.ts";

export type VapidSettings = {
  /** Uncompressed P-256 point, base64url: what browsers subscribe with. */
  publicKey: string;
  /** 32 bytes, base64url. */
  privateKey: string;
  /** `mailto:` or https: whom a push service may write to. */
  subject: string;
};

/** A push service may refuse more than a day (RFC 8292 §2). */
const LIFE_SECONDS = 12 * 3600;

/** undefined: push is switched off on this installation. */
/** The settings it is made of, each absent while push is off. */
type PushConfig = {
  [name in "VAPID_PUBLIC_KEY" | "VAPID_PRIVATE_KEY" | "VAPID_SUBJECT"]?: string | undefined;
} & { PUBLIC_APP_URL: string };

export function vapidSettings(config: PushConfig): VapidSettings | undefined {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject } = config;
  if (!publicKey || !privateKey) return undefined;
  return { publicKey, privateKey, subject: subject ?? config.PUBLIC_APP_URL };
}

/**
 * The `Authorization` header that says who sends (RFC 8292 §3): a token for one push service, signed with ES256.
 * @param endpoint of the subscription: the token is for its origin
 * @throws when the settings are not a pair of P-256 keys
 */
export async function vapidHeader(
  { publicKey, privateKey, subject }: VapidSettings,
  endpoint: string,
  now: number,
): Promise<string> {
  const point = fromBase64Url(publicKey);
  if (point?.length !== 65) throw new TypeError("VAPID_PUBLIC_KEY is no P-256 point");
  const key = await importJWK(
    {
      kty: "EC",
      crv: "P-256",
      x: toBase64Url(point.slice(1, 33)),
      y: toBase64Url(point.slice(33)),
      d: privateKey,
    },
    "ES256",
  );
  const token = await new SignJWT({})
    .setProtectedHeader({ typ: "JWT", alg: "ES256" })
    .setAudience(new URL(endpoint).origin)
    .setExpirationTime(Math.floor(now / 1000) + LIFE_SECONDS)
    .setSubject(subject)
    .sign(key);
  return `vapid t=${token}, k=${publicKey}`;
}
