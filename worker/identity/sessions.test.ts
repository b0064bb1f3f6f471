import { expect, test, vi } from "vitest";
import { call } from "../testing/door.ts";
import { bearer, createWorkspace, jwtOf, PASSWORD, signIn, signUp } from "../testing/sign-in.ts";

// Hashing a password is slow by design, and a machine may be busy.
vi.setConfig({ testTimeout: 30_000 });

test("signing out ends the session and its JWT on the next request", async () => {
  const { token, signed } = await signUp();
  await createWorkspace(token);
  const jwt = await jwtOf(token);
  expect((await call("/v1/me", { headers: bearer(jwt) })).status).toBe(200);
  expect((await call("/api/auth/sign-out", { method: "POST", headers: bearer(signed) })).status).toBe(200);
  for (const credential of [token, signed, jwt]) {
    expect((await call("/v1/me", { headers: bearer(credential) })).status).toBe(401);
  }
});

test("a session that is not to be remembered keeps its one day, whatever is asked with it", async () => {
  const { email } = await signUp();
  const json = { email, password: PASSWORD, rememberMe: false };
  const { token } = await (await call("/api/auth/sign-in/email", { json })).json<{ token: string }>();
  await createWorkspace(token);
  const answer = await call("/api/auth/get-session", { headers: bearer(token) });
  const { session } = await answer.json<{ session: { expiresAt: string } }>();
  const leftMs = Date.parse(session.expiresAt) - Date.now();
  expect(leftMs).toBeGreaterThan(23 * 3_600_000);
  expect(leftMs).toBeLessThanOrEqual(24 * 3_600_000);
});

test("a person sees their devices and can end one of them, or all the others", async () => {
  const { email, token } = await signUp();
  await createWorkspace(token);
  const others: string[] = [];
  for (let i = 0; i < 3; i++) others.push((await (await signIn(email)).json<{ token: string }>()).token);
  const list = await (await call("/api/auth/list-sessions", { headers: bearer(token) })).json<
    { token: string }[]
  >();
  expect(list).toHaveLength(4);
  const handles = list.map((session) => session.token).filter((shown) => shown !== token);
  expect(handles).toHaveLength(3);
  for (const handle of handles) {
    expect(others).not.toContain(handle);
    expect((await call("/v1/me", { headers: bearer(handle) })).status).toBe(401);
    const asSession = await call("/api/auth/get-session", { headers: bearer(handle) });
    expect(await asSession.json()).toBeNull();
  }
  const alive = async () => {
    const statuses = await Promise.all(others.map((other) => call("/v1/me", { headers: bearer(other) })));
    return statuses.filter((response) => response.status === 200).length;
  };
  await call("/api/auth/revoke-session", { json: { token: handles[0] }, headers: bearer(token) });
  expect(await alive()).toBe(2);
  await call("/api/auth/revoke-other-sessions", { method: "POST", headers: bearer(token) });
  expect(await alive()).toBe(0);
  expect((await call("/v1/me", { headers: bearer(token) })).status).toBe(200);
});

test("nobody ends somebody else's session", async () => {
  const [mine, theirs] = [await signUp(), await signUp()];
  await createWorkspace(theirs.token);
  const list = await call("/api/auth/list-sessions", { headers: bearer(theirs.token) });
  const [session] = await list.json<{ token: string }[]>();
  await call("/api/auth/revoke-session", { json: { token: session?.token }, headers: bearer(mine.token) });
  expect((await call("/v1/me", { headers: bearer(theirs.token) })).status).toBe(200);
});

test("changing the password with the other devices signed out leaves this one signed in", async () => {
  const { email, token } = await signUp();
  const other = (await (await signIn(email)).json<{ token: string }>()).token;
  const response = await call("/api/auth/change-password", {
    json: { currentPassword: PASSWORD, newPassword: "un autre mot de passe", revokeOtherSessions: true },
    headers: bearer(token),
  });
  expect(response.status).toBe(200);
  const next = (await response.json<{ token: string }>()).token;
  const session = await call("/api/auth/get-session", { headers: bearer(next) });
  expect(await session.json()).toMatchObject({ user: { email } });
  expect(await (await call("/api/auth/get-session", { headers: bearer(other) })).json()).toBeNull();
  expect((await signIn(email)).status).toBe(401);
  expect((await signIn(email, "un autre mot de passe")).status).toBe(200);
});
