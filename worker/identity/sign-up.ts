import { APIError } from "better-auth/api";
import type { Config } from "../env.ts";
import { sha256 } from "./digest.ts";
import type { IdentityDb } from "./store.ts";

/** Carries the token of the one-time link that the operator made with `npm run owner:link`. */
export const OWNER_LINK_HEADER = "x-owner-link";

export type Gate = { identity: IdentityDb; mode: Config["SIGNUP"]; now: () => number };

/** The same words whoever asks: they do not tell which addresses are known or invited. */
const refusal = () =>
  new APIError("FORBIDDEN", {
    code: "SIGN_UP_NOT_ALLOWED",
    message: "Sign-up needs an invitation on this installation",
  });

const linkHash = (headers: Headers | undefined): string | undefined => {
  const token = headers?.get(OWNER_LINK_HEADER)?.trim();
  return token ? sha256(token) : undefined;
};

const isOpenTo = async (gate: Gate, email: string): Promise<boolean> =>
  gate.mode === "open" || (gate.mode === "invite" && (await gate.identity.isInvited(email, gate.now())));

/** Refuses before the password is hashed. Uses nothing up: the sign-up may still fail for another reason. */
export async function checkSignUp(gate: Gate, email: string, headers: Headers | undefined): Promise<void> {
  const hash = linkHash(headers);
  if (hash && (await gate.identity.isOwnerLink(hash, gate.now()))) return;
  if (!(await isOpenTo(gate, email))) throw refusal();
}

const MAX_NAME_LENGTH = 100;

/** What a person or a workspace may be called; better-auth itself takes any length. */
export function checkName(name: string): void {
  if (name.trim() !== "" && name.length <= MAX_NAME_LENGTH) return;
  throw new APIError("BAD_REQUEST", {
    code: "BAD_NAME",
    message: `A name of 1 to ${MAX_NAME_LENGTH} characters`,
  });
}

/**
 * Admits one person, right before the row is written.
 *
 * @returns true when they came by an owner link: it was handed over by the operator, so the address counts as verified
 */
export async function admitPerson(gate: Gate, email: string, headers: Headers | undefined): Promise<boolean> {
  const hash = linkHash(headers);
  if (hash && (await gate.identity.takeOwnerLink(hash, gate.now()))) return true;
  if (!(await isOpenTo(gate, email))) throw refusal();
  return false;
}
