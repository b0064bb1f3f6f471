import { jwtVerify, SignJWT } from "jose";
import { newId } from "../db/ids.ts";
import type { OAuthState } from "../db/system.ts";
import type { Deps } from "../deps.ts";

export const STATE_LIFE_MS = 10 * 60_000;
const AUDIENCE = "oauth-state";

const keyOf = (secret: string): Uint8Array => new TextEncoder().encode(`oauth-state:${secret}`);

/** A signed state that can be used once, within ten minutes, and only for the platform it was made for. */
export async function issueState(deps: Deps, platform: string, asked: OAuthState): Promise<string> {
  const now = deps.now();
  const id = newId("state", now);
  await deps.system.addOAuthState(id, asked, now + STATE_LIFE_MS);
  return new SignJWT({ platform })
    .setProtectedHeader({ alg: "HS256" })
    .setJti(id)
    .setAudience(AUDIENCE)
    .setExpirationTime(Math.floor((now + STATE_LIFE_MS) / 1000))
    .sign(keyOf(deps.config.JWT_SECRET));
}

/** Who asked, for the first caller with a state of ours; undefined for a forged, old, foreign or used one. */
export async function redeemState(
  deps: Deps,
  platform: string,
  state: string,
): Promise<OAuthState | undefined> {
  try {
    const { payload } = await jwtVerify(state, keyOf(deps.config.JWT_SECRET), {
      algorithms: ["HS256"],
      audience: AUDIENCE,
      currentDate: new Date(deps.now()),
    });
    if (payload.platform !== platform || !payload.jti) return undefined;
    return await deps.system.redeemOAuthState(payload.jti, deps.now());
  } catch (error) {
    if (error instanceof Error && "code" in error) return undefined; // jose's own: bad signature, expired, malformed
    throw error;
  }
}
