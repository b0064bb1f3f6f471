import { createHmac, timingSafeEqual } from "node:crypto";

/** What a bearer credential looks like, before anything is looked up. */
export type Credential = { kind: "jwt"; token: string } | { kind: "session"; token: string };

const SESSION_TOKEN = /^[A-Za-z0-9]{32}$/;
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * Reads `Authorization: Bearer <JWT | session token | signed session token>` (RFC 6750 §2.1). The signed
 * form is what the `set-auth-token` header carries: `token.signature`, percent-encoded or not.
 *
 * @returns undefined when it is none of these, or its signature is not ours
 */
export function readCredential(header: string | undefined, secret: string): Credential | undefined {
  const token = /^bearer +(\S{1,2000})$/i.exec(header?.trim() ?? "")?.[1];
  if (!token) return undefined;
  if (SESSION_TOKEN.test(token)) return { kind: "session", token };
  if (JWT.test(token)) return { kind: "jwt", token };
  const unsigned = readSigned(token, secret);
  return unsigned && SESSION_TOKEN.test(unsigned) ? { kind: "session", token: unsigned } : undefined;
}

/** The token of a signed form whose signature holds. */
function readSigned(text: string, secret: string): string | undefined {
  const decoded = percentDecoded(text);
  const dot = decoded?.lastIndexOf(".") ?? -1;
  if (!decoded || dot < 1) return undefined;
  const token = decoded.slice(0, dot);
  const expected = Buffer.from(createHmac("sha256", secret).update(token).digest("base64"));
  const given = Buffer.from(decoded.slice(dot + 1));
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined;
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
