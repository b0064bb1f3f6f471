import { parseKeepingIds } from "../platforms/ids.ts";
import { asRecord, readId } from "../platforms/json.ts";
import { fromBase64Url } from "./base64url.ts";

const HMAC_SHA256 = { name: "HMAC", hash: "SHA-256" } as const;
const LONGEST_SIGNED_REQUEST = 8192;

/**
 * Under which of the secrets `X-Hub-Signature-256` (`sha256=` and 64 lowercase hex digits) is the HMAC of exactly
 * these bytes. Compared by WebCrypto, in constant time. A missing, repeated, sha1 or oddly spelled header is under none.
 *
 * @param bytes the body as received: parsing and writing it again breaks the digest
 * @returns the secret's place in the list, or null
 */
export async function findHmacSha256Signer(
  secrets: readonly string[],
  bytes: Uint8Array,
  headerValue: string | null,
): Promise<number | null> {
  // Lowercase only: with both cases allowed, a changed header could still pass.
  const hex = /^sha256=([0-9a-f]{64})$/.exec(headerValue ?? "")?.[1];
  if (hex === undefined) return null;
  const signature = Uint8Array.from(hex.match(/../g)!, (pair) => Number.parseInt(pair, 16));
  return await findSigner(secrets, bytes, signature);
}

/** Who a callback is about. Times are epoch ms; null when it does not say. */
export type SignedRequest = {
  /** Scoped to the app. */
  userId: string;
  issuedAt: number | null;
  expiresAt: number | null;
  /** What the signature is over, as sent: equal parts are one request, however their signatures are spelled. */
  signedPart: string;
};

/**
 * The form field `signed_request` of Meta's deauthorize and data-deletion callbacks, once its signature holds.
 *
 * @returns null for anything not signed by one of the secrets; whether it is over is for the caller's clock to say
 * @see platforms' page: the HMAC is over the second part still encoded, and `user_id` may be a number past 2^53
 */
export async function readSignedRequest(
  form: URLSearchParams | FormData,
  secrets: readonly string[],
): Promise<SignedRequest | null> {
  const given: unknown[] = form.getAll("signed_request");
  const [request] = given;
  if (given.length !== 1 || typeof request !== "string" || request.length > LONGEST_SIGNED_REQUEST)
    return null;
  const [encodedSignature, encodedPayload, ...rest] = request.split(".");
  if (!encodedSignature || !encodedPayload || rest.length > 0) return null;

  const signature = fromBase64Url(withoutPadding(encodedSignature));
  const signed = new TextEncoder().encode(encodedPayload);
  if (signature === null || (await findSigner(secrets, signed, signature)) === null) return null;

  const payload = asRecord(parsePayload(encodedPayload));
  if (typeof payload.algorithm !== "string" || payload.algorithm.toUpperCase() !== "HMAC-SHA256") return null;
  const userId = readId(payload.user_id);
  if (userId === null) return null;
  const { issued_at: issuedAt, expires } = payload;
  // Meta writes 0 for "never".
  return {
    userId,
    issuedAt: readSeconds(issuedAt),
    expiresAt: readSeconds(expires),
    signedPart: encodedPayload,
  };
}

/** Epoch ms of whole seconds, number or digits; null for anything else, and for 0. */
function readSeconds(value: unknown): number | null {
  const seconds = typeof value === "string" && /^\d{1,12}$/.test(value) ? Number(value) : value;
  return typeof seconds === "number" && Number.isSafeInteger(seconds) && seconds > 0 ? seconds * 1000 : null;
}

const withoutPadding = (text: string) => text.replace(/={1,2}$/, "");

function parsePayload(encoded: string): unknown {
  const bytes = fromBase64Url(withoutPadding(encoded));
  if (bytes === null) return null;
  try {
    return parseKeepingIds(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

async function findSigner(
  secrets: readonly string[],
  bytes: Uint8Array,
  signature: Uint8Array<ArrayBuffer>,
): Promise<number | null> {
  for (const [place, secret] of secrets.entries()) {
    if (secret === "") continue; // an empty key is no secret, and WebCrypto refuses it
    const raw = new TextEncoder().encode(secret);
    const key = await crypto.subtle.importKey("raw", raw, HMAC_SHA256, false, ["verify"]);
    if (await crypto.subtle.verify("HMAC", key, signature, bytes as Uint8Array<ArrayBuffer>)) return place;
  }
  return null;
}
