import { createHmac } from "node:crypto";
import type { Faults } from "../faults/schema.ts";
import { type Settings, secretOf } from "../settings.ts";
import type { Account } from "../world/state.ts";

/**
 * `<base64url(signature)>.<base64url(json)>`, signed over the second part exactly as it is sent. The JSON is built as
 * text: as a number, an id above 2^53 would be rounded.
 */
export function signedRequest(
  account: Account,
  quirks: Faults["callbacks"],
  secret: string,
  nowMs: number,
): string {
  const issuedAt = Math.floor(nowMs / 1000);
  const id = quirks.userId === "professional" ? account.userId : account.appScopedId;
  const parts = [
    `"algorithm":${JSON.stringify(quirks.algorithm)}`,
    ...(quirks.expires ? [`"expires":${issuedAt + 3600}`] : []),
    `"issued_at":${issuedAt}`,
    `"user_id":${quirks.userIdAs === "number" ? id : JSON.stringify(id)}`,
  ];
  const encode = (bytes: Buffer): string => {
    const bare = bytes.toString("base64url");
    return quirks.padded ? bare.padEnd(Math.ceil(bare.length / 4) * 4, "=") : bare;
  };
  const payload = encode(Buffer.from(`{${parts.join(",")}}`));
  return `${encode(createHmac("sha256", secret).update(payload).digest())}.${payload}`;
}

/** Calls the app's deauthorize or data-deletion callback, as removing the app in the settings does. */
export async function callBack(
  kind: "deauthorize" | "data-deletion",
  account: Account,
  parts: { settings: Settings; quirks: Faults["callbacks"]; fetch: typeof fetch; nowMs: number },
): Promise<{ status: number; body: string }> {
  const url = kind === "deauthorize" ? parts.settings.deauthorizeUrl : parts.settings.dataDeletionUrl;
  const secret = secretOf(parts.settings, parts.quirks.secret);
  const response = await parts.fetch(url, {
    method: "POST",
    body: new URLSearchParams({
      signed_request: signedRequest(account, parts.quirks, secret, parts.nowMs),
    }),
    signal: AbortSignal.timeout(20_000),
  });
  return { status: response.status, body: (await response.text()).slice(0, 2000) };
}
