import { parseKeepingIds } from "../platforms/ids.ts";
import { asRecord, readId } from "../platforms/json.ts";
import { fromBase64Url } from "./base64url.ts";

const HMAC_SHA256 = { name: "HMAC", hash: "SHA-256" } as const;
const LONGEST_SIGNED_REQUEST = 8192;

/**
 * Whether `X-Hub-Signature-256` (`sha256=` and 64 lowercase hex digits) is the HMAC of exactly these bytes under any
 * of the secrets. Compared by WebCrypto, in constant time. A missing, repeated, sha1 or oddly spelled header is not.
 *
 * @param bytes the body as received: parsing and writing it again breaks the digest
 */
export async function isHmacSha256OfAny(
  secrets: readonly string[],
  bytes: Uint8Array,
  headerValue: string | null,
): Promise<boolean> {
  // Lowercase only: with both cases allowed, a changed header could still pass.
  const hex = /^sha256=([0-9a-f]{64})$/.exec(headerValue ?? "")?.[1];
  if (hex === undefined) return false;
  const signature = Uint8Array.from(hex.match(/../g)!, (pair) => Number.parseInt(pair, 16));
  return await isSignedByAny(secrets, bytes, signature);
}

/**
 * The form field `signed_request` of Meta's deauthorize and data-deletion callbacks, once its signature holds.
 *
 * @returns the person's id, scoped to the app; null for anything not signed by one of the secrets
 * @see platforms' page: the HMAC is over the second part still encoded, and `user_id` may be a number past 2^53
 */
export async function readSignedRequest(
  form: URLSearchParams | FormData,
  secrets: readonly string[],
): Promise<{ userId: string } | null> {
  const given: unknown[] = form.getAll("signed_request");
  const [request] = given;
  if (given.length !== 1 || typeof request !== "string" || request.length > LONGEST_SIGNED_REQUEST)
    return null;
  const [encodedSignature, encodedPayload, ...rest] = request.split(".");
  if (!encodedSignature || !encodedPayload || rest.length > 0) return null;

  const signature = fromBase64Url(withoutPadding(encodedSignature));
  const signed = new TextEncoder().encode(encodedPayload);
  if (signature === null || !(await isSignedByAny(secrets, signed, signature))) return null;

  const payload = asRecord(parsePayload(encodedPayload));
  if (typeof payload.algorithm !== "string" || payload.algorithm.toUpperCase() !== "HMAC-SHA256") return null;
  const userId = readId(payload.user_id);
  return userId === null ? null : { userId };
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

async function isSignedByAny(
  secrets: readonly string[],
  bytes: Uint8Array,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  for (const secret of secrets) {
    if (secret === "") continue; // an empty key is no secret, and WebCrypto refuses it
    const raw = new TextEncoder().encode(secret);
    const key = await crypto.subtle.importKey("raw", raw, HMAC_SHA256, false, ["verify"]);
    if (await crypto.subtle.verify("HMAC", key, signature, bytes as Uint8Array<ArrayBuffer>)) return true;
  }
  return false;
}
