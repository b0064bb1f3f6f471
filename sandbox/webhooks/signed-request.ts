import { createHmac } from "node:crypto";
import type { Settings } from "../settings.ts";
import type { Account } from "../world/state.ts";

/** `<base64url(signature)>.<base64url(json)>`, signed over the second part exactly as it is sent. */
export function signedRequest(account: Account, secret: string, nowMs: number): string {
  const payload = Buffer.from(
    JSON.stringify({
      algorithm: "HMAC-SHA256",
      issued_at: Math.floor(nowMs / 1000),
      user_id: account.appScopedId,
    }),
  ).toString("base64url");
  return `${createHmac("sha256", secret).update(payload).digest("base64url")}.${payload}`;
}

/** Calls the app's deauthorize or data-deletion callback, as removing the app in the settings does. */
export async function callBack(
  kind: "deauthorize" | "data-deletion",
  account: Account,
  parts: { settings: Settings; fetch: typeof fetch; nowMs: number },
): Promise<{ status: number; body: string }> {
  const url = kind === "deauthorize" ? parts.settings.deauthorizeUrl : parts.settings.dataDeletionUrl;
  const response = await parts.fetch(url, {
    method: "POST",
    body: new URLSearchParams({
      signed_request: signedRequest(account, parts.settings.appSecret, parts.nowMs),
    }),
    signal: AbortSignal.timeout(20_000),
  });
  return { status: response.status, body: (await response.text()).slice(0, 2000) };
}
