import { expect } from "vitest";
import { call } from "./door.ts";

export const PASSWORD = "un mot de passe assez long";

/** An address that nobody else in the run has. */
export const newEmail = (): string => `${crypto.randomUUID()}@people.example`;
export const bearer = (token: string | null) => ({ authorization: `Bearer ${token}` });

/** Signs up through the public door, password hashing and all; `newPerson` is quicker where that is not the point. */
export async function signUp(email = newEmail()) {
  const response = await call("/api/auth/sign-up/email", {
    json: { email, password: PASSWORD, name: "Inès Exemple" },
  });
  expect(response.status).toBe(200);
  const { token } = await response.json<{ token: string }>();
  return { email, token, signed: response.headers.get("set-auth-token"), response };
}

export const signIn = (email: string, password = PASSWORD): Promise<Response> =>
  call("/api/auth/sign-in/email", { json: { email, password } });

/** A workspace of the person's own. @returns its id */
export async function createWorkspace(token: string, name = "Atelier"): Promise<string> {
  const json = { name, slug: `atelier-${crypto.randomUUID()}` };
  const response = await call("/api/auth/organization/create", { json, headers: bearer(token) });
  expect(response.status).toBe(200);
  return (await response.json<{ id: string }>()).id;
}

export async function jwtOf(token: string): Promise<string> {
  const response = await call("/api/auth/token", { headers: bearer(token) });
  return (await response.json<{ token: string }>()).token;
}
