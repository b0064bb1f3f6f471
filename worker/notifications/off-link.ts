import { fromBase64Url, toBase64Url } from "../crypto/base64url.ts";
import type { Config } from "../env.ts";
import { ALERT_KINDS, type AlertKind } from "./alert-contract.ts";

/** Who wants no more mail of which kind, as a mail's link says it: signed, for whoever has the mail, without end. */
export type OffLink = { workspaceId: string; personId: string; kind: AlertKind };

const HMAC = { name: "HMAC", hash: "SHA-256" } as const;
const keyOf = (secret: string, use: KeyUsage): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", new TextEncoder().encode(`mail-off:${secret}`), HMAC, false, [use]);
type KeyUsage = "sign" | "verify";

export const OFF_PATH = "/notifications/off";

export async function writeOffLink(
  config: Pick<Config, "JWT_SECRET" | "PUBLIC_API_URL">,
  { workspaceId, personId, kind }: OffLink,
): Promise<string> {
  const said = new TextEncoder().encode(JSON.stringify([workspaceId, personId, kind]));
  const signature = await crypto.subtle.sign("HMAC", await keyOf(config.JWT_SECRET, "sign"), said);
  const token = `${toBase64Url(said)}.${toBase64Url(new Uint8Array(signature))}`;
  return `${config.PUBLIC_API_URL}${OFF_PATH}?t=${token}`;
}

/** @returns undefined for anything that we did not write */
export async function readOffLink(
  config: Pick<Config, "JWT_SECRET">,
  token: string | undefined,
): Promise<OffLink | undefined> {
  const [said = "", signed = "", ...rest] = (token ?? "").slice(0, 1000).split(".");
  const [bytes, signature] = [fromBase64Url(said), fromBase64Url(signed)];
  if (!bytes || !signature || rest.length > 0) return undefined;
  if (!(await crypto.subtle.verify("HMAC", await keyOf(config.JWT_SECRET, "verify"), signature, bytes)))
    return undefined;
  const [workspaceId, personId, word] = JSON.parse(new TextDecoder().decode(bytes)) as string[];
  const kind = ALERT_KINDS.find((one) => one === word);
  return workspaceId && personId && kind ? { workspaceId, personId, kind } : undefined;
}
