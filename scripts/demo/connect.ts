import type { JsonClient } from "./api.ts";
import type { Shop } from "./identity.ts";

/** Follows the whole road of a person who connects an account: our address, the platform's consent, our callback. */
export async function connectShop(api: JsonClient, shop: Shop, signal: AbortSignal): Promise<void> {
  const { authorizeUrl } = await api.post<{ authorizeUrl: string }>("/v1/accounts/instagram/connect");
  const consent = new URL(authorizeUrl);
  consent.searchParams.set("auto", "1");
  consent.searchParams.set("account", shop);
  const callback = await locationOf(consent.href, signal);
  const landing = new URL(await locationOf(callback, signal));
  const refusal = landing.searchParams.get("error");
  if (refusal) throw new Error(`@${shop} could not be connected: ${refusal}`);
}

async function locationOf(url: string, signal: AbortSignal): Promise<string> {
  const answer = await fetch(url, { redirect: "manual", signal });
  const location = answer.headers.get("location");
  if (location) {
    await answer.body?.cancel();
    return new URL(location, url).href;
  }
  throw new Error(
    `${new URL(url).pathname} answered ${answer.status} instead of leading on: ${(await answer.text()).slice(0, 200)}`,
  );
}
