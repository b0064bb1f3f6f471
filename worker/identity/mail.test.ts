import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { type Env, readConfig } from "../env.ts";
import { call } from "../testing/door.ts";
import { newWorkspace } from "../testing/people.ts";
import { createAuth } from "./better-auth.ts";
import type { Mail } from "./mailer.ts";

// Hashing a password is slow by design, and a machine may be busy.
vi.setConfig({ testTimeout: 30_000 });

const base = env as unknown as Env;
const PASSWORD = "un mot de passe assez long";
const API = "http://localhost:8787";
const APP = "http://localhost:8788";

/** better-auth with a letter box that the test may open. */
function withLetterBox() {
  const letters: Mail[] = [];
  const auth = createAuth(readConfig(base), base.DB, Date.now, {
    send: async (mail) => {
      letters.push(mail);
      return undefined;
    },
  });
  const ask = (path: string, json?: unknown, token?: string) =>
    auth.handler(
      new Request(`${API}/api/auth${path}`, {
        method: json === undefined ? "GET" : "POST",
        headers: {
          "content-type": "application/json",
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      }),
    );
  const signUp = async () => {
    const email = `${crypto.randomUUID()}@people.example`;
    const response = await ask("/sign-up/email", { email, password: PASSWORD, name: "Zoé Exemple" });
    return { email, token: (await response.json<{ token: string }>()).token };
  };
  const isVerified = async (token: string) =>
    (await (await ask("/get-session", undefined, token)).json<{ user: { emailVerified: boolean } }>()).user
      .emailVerified;
  return { letters, ask, signUp, isVerified };
}

test("the link sent at sign-up verifies the address and leads to the dashboard", async () => {
  const { letters, ask, signUp, isVerified } = withLetterBox();
  const { email, token } = await signUp();
  expect(letters).toEqual([
    {
      kind: "verify-email",
      to: email,
      name: "Zoé Exemple",
      link: expect.stringContaining(`${API}/api/auth/verify-email?`),
    },
  ]);
  expect(await isVerified(token)).toBe(false);
  const link = new URL(letters[0]?.link ?? "");
  const followed = await ask(link.href.slice(`${API}/api/auth`.length));
  expect(followed.status).toBe(302);
  expect(followed.headers.get("location")).toBe(`${APP}/`);
  expect(await isVerified(token)).toBe(true);
});

test("a verification link that was changed verifies nothing", async () => {
  const { letters, ask, signUp, isVerified } = withLetterBox();
  const { token } = await signUp();
  const link = new URL(letters[0]?.link ?? "");
  const secret = link.searchParams.get("token") ?? "";
  link.searchParams.set("token", `${secret.slice(0, 30)}x${secret.slice(31)}`);
  await ask(link.href.slice(`${API}/api/auth`.length));
  expect(await isVerified(token)).toBe(false);
});

test("the reset link sets a new password once and signs every device out", async () => {
  const { letters, ask, signUp } = withLetterBox();
  const { email, token } = await signUp();
  await ask("/request-password-reset", { email });
  const link = new URL(letters.at(-1)?.link ?? "");
  expect(letters.at(-1)).toMatchObject({ kind: "reset-password", to: email });
  expect(link.origin + link.pathname).toBe(`${APP}/reset-password`);
  const secret = link.searchParams.get("token");

  const stored = await base.DB.prepare("SELECT identifier FROM verifications").all<{ identifier: string }>();
  expect(stored.results.length).toBeGreaterThan(0);
  for (const { identifier } of stored.results) expect(identifier).not.toContain(secret);

  const reset = (newPassword: string) => ask("/reset-password", { token: secret, newPassword });
  expect((await reset("un tout autre mot de passe")).status).toBe(200);
  expect((await reset("encore un autre mot de passe")).status).toBe(400);
  expect(await (await ask("/get-session", undefined, token)).json()).toBeNull();
  expect((await ask("/sign-in/email", { email, password: PASSWORD })).status).toBe(401);
  expect((await ask("/sign-in/email", { email, password: "un tout autre mot de passe" })).status).toBe(200);
});

test("nobody unknown is written to", async () => {
  const { letters, ask } = withLetterBox();
  const email = `${crypto.randomUUID()}@people.example`;
  await ask("/request-password-reset", { email });
  await ask("/send-verification-email", { email });
  expect(letters).toEqual([]);
});

test("an invitation goes to the address, with the link that accepts it", async () => {
  const { letters, ask, signUp } = withLetterBox();
  const owner = await newWorkspace("Atelier Sud");
  const guest = await signUp();
  const invited = { email: guest.email, role: "member", organizationId: owner.workspaceId };
  expect((await ask("/organization/invite-member", invited, owner.token)).status).toBe(200);
  const letter = letters.at(-1);
  expect(letter).toMatchObject({ kind: "invitation", to: guest.email });
  const invitationId = letter?.link.replace(`${APP}/invitation/`, "");
  expect((await ask("/organization/accept-invitation", { invitationId }, guest.token)).status).toBe(200);
  const me = await call("/v1/me", { headers: { authorization: `Bearer ${guest.token}` } });
  expect(await me.json()).toMatchObject({ role: "member", workspace: { name: "Atelier Sud" } });
});
