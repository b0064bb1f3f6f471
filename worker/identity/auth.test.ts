import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import type { Env } from "../env.ts";
import { call } from "../testing/door.ts";
import { bearer, createWorkspace, jwtOf, newEmail, PASSWORD, signIn, signUp } from "../testing/sign-in.ts";
import { sha256 } from "./digest.ts";

// Hashing a password is slow by design, and a machine may be busy.
vi.setConfig({ testTimeout: 30_000 });

const db = (env as unknown as Env).DB;

test("a person signs up, makes a workspace and goes on at once", async () => {
  const { token, signed } = await signUp();
  expect((await call("/v1/me", { headers: bearer(token) })).status).toBe(400);
  const workspaceId = await createWorkspace(token, "Atelier Inès");
  const jwt = await jwtOf(token);
  for (const credential of [token, signed, encodeURIComponent(signed ?? ""), jwt]) {
    const response = await call("/v1/me", { headers: bearer(credential) });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      role: "owner",
      workspace: { id: workspaceId, name: "Atelier Inès" },
    });
  }
});

test("the JWT says who and which session, for 15 minutes, and nothing else about the person", async () => {
  const { token } = await signUp();
  const jwt = await jwtOf(token);
  const payload = JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString());
  expect(Object.keys(payload).sort()).toEqual(["aud", "exp", "iat", "iss", "sid", "sub"]);
  expect(payload.exp - payload.iat).toBe(900);
  expect(payload.sid).toMatch(/^ses_/);
  expect(payload.sub).toMatch(/^usr_/);
});

test("the private half of the signing key is sealed", async () => {
  const { token } = await signUp();
  await call("/api/auth/token", { headers: bearer(token) });
  const keys = await db.prepare("SELECT private_key FROM signing_keys").all<{ private_key: string }>();
  expect(keys.results.length).toBeGreaterThan(0);
  for (const key of keys.results) expect(key.private_key).not.toContain('"d"');
});

test("no cookie ever leaves, and the token comes in its own readable header", async () => {
  const { response, token, signed, email } = await signUp();
  const answers = [
    response,
    await signIn(email),
    await signIn(email, "wrong password"),
    await call("/api/auth/get-session", { headers: bearer(token) }),
    await call("/api/auth/sign-out", { method: "POST", headers: bearer(token) }),
  ];
  for (const answer of answers) expect(answer.headers.get("set-cookie")).toBeNull();
  expect(signed).toContain(`${token}.`);
  expect(response.headers.get("access-control-expose-headers")).toContain("set-auth-token");
});

test("a cookie never signs anybody in", async () => {
  const { token, signed } = await signUp();
  await createWorkspace(token);
  const cookie = `better-auth.session_token=${encodeURIComponent(signed ?? "")}`;
  expect((await call("/v1/me", { headers: { cookie } })).status).toBe(401);
  const session = await call("/api/auth/get-session", { headers: { cookie } });
  expect(await session.json()).toBeNull();
  const made = await call("/api/auth/organization/create", {
    json: { name: "A", slug: crypto.randomUUID() },
    headers: { cookie },
  });
  expect(made.status).toBe(401);
});

test("the database holds no session token and no password", async () => {
  const { token, email } = await signUp();
  const tables = await db
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'd1\\_%' ESCAPE '\\'",
    )
    .all<{ name: string }>();
  let dump = "";
  for (const { name } of tables.results)
    dump += JSON.stringify((await db.prepare(`SELECT * FROM "${name}"`).all()).results);
  expect(dump).toContain(email);
  expect(dump).not.toContain(token);
  expect(dump).not.toContain(PASSWORD);
});

test("numbers, booleans and times are stored as whole numbers", async () => {
  const { email } = await signUp();
  const row = await db
    .prepare(
      "SELECT typeof(email_verified) AS a, typeof(created_at) AS b, email_verified AS c FROM people WHERE email = ?1",
    )
    .bind(email)
    .first();
  expect(row).toEqual({ a: "integer", b: "integer", c: 0 });
});

test("a wrong password and an unknown address get the same answer", async () => {
  const { email } = await signUp();
  const wrong = await signIn(email, "wrong password");
  const unknown = await signIn(newEmail(), "wrong password");
  expect(wrong.status).toBe(401);
  expect(unknown.status).toBe(401);
  const body = await wrong.text();
  expect(await unknown.text()).toBe(body);
  expect(JSON.parse(body)).toEqual({
    code: "INVALID_EMAIL_OR_PASSWORD",
    message: "Invalid email or password",
  });
});

test("asking for a new password or a verification says the same for a known and an unknown address", async () => {
  const { email } = await signUp();
  for (const path of ["/api/auth/request-password-reset", "/api/auth/send-verification-email"]) {
    const known = await call(path, { json: { email } });
    const unknown = await call(path, { json: { email: newEmail() } });
    expect([path, known.status]).toEqual([path, 200]);
    expect(unknown.status).toBe(200);
    expect(await unknown.text()).toBe(await known.text());
  }
});

test("after ten wrong passwords an address waits, and a success clears the count", async () => {
  const { email } = await signUp();
  const count = (attempts: number) =>
    db
      .prepare("UPDATE sign_in_attempts SET attempts = ?2 WHERE address_hash = ?1")
      .bind(sha256(email), attempts)
      .run();
  expect((await signIn(email, "wrong password")).status).toBe(401);
  await count(9);
  expect((await signIn(email)).status).toBe(200);
  expect((await signIn(email, "wrong password")).status).toBe(401);
  await count(9);
  expect((await signIn(email, "wrong password")).status).toBe(401);
  const refused = await signIn(email.toUpperCase());
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ code: "TOO_MANY_SIGN_INS" });
  const waitSeconds = Number(refused.headers.get("retry-after"));
  expect(waitSeconds).toBeGreaterThan(800);
  expect(waitSeconds).toBeLessThanOrEqual(900);
  await db
    .prepare("UPDATE sign_in_attempts SET window_ends_at = ?2 WHERE address_hash = ?1")
    .bind(sha256(email), Date.now() - 1)
    .run();
  expect((await signIn(email)).status).toBe(200);
});

test("ten attempts at once are counted before any password is looked at", async () => {
  const email = newEmail();
  const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(email, "wrong password")));
  expect(answers.filter((answer) => answer.status === 401)).toHaveLength(10);
  expect(answers.filter((answer) => answer.status === 429)).toHaveLength(2);
});

test.each([
  "/api/auth/organization/delete",
  "/api/auth/api-key/create",
  "/api/auth/api-key/verify",
  "/api/auth/sign-in/social",
  "/api/auth/delete-user",
  "/api/auth/nothing-here",
])("%s is not there", async (path) => {
  const { token } = await signUp();
  const response = await call(path, { json: {}, headers: bearer(token) });
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({ code: "NOT_FOUND", message: "Not found" });
});

test.each([
  ["broken JSON", { body: "{", headers: { "content-type": "application/json" } }, 400],
  ["no JSON at all", { body: "email=a", headers: { "content-type": "text/plain" } }, 415],
  ["a number for an address", { json: { email: 5, password: PASSWORD, name: "A" } }, 400],
  ["no address", { json: { email: "nobody", password: PASSWORD, name: "A" } }, 400],
  ["a short password", { json: { email: "a@people.example", password: "court", name: "A" } }, 400],
  ["an empty name", { json: { email: "a@people.example", password: PASSWORD, name: " " } }, 400],
  [
    "an endless name",
    { json: { email: "a@people.example", password: PASSWORD, name: "a".repeat(101) } },
    400,
  ],
] as const)("sign-up refuses %s with a code and a message", async (_what, init, status) => {
  const response = await call("/api/auth/sign-up/email", { method: "POST", ...init });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ code: expect.any(String), message: expect.any(String) });
});

test("a program without a browser's headers and one with them are served alike", async () => {
  const { email } = await signUp();
  const headers = {
    "sec-fetch-mode": "cors",
    "sec-fetch-site": "cross-site",
    origin: "https://other.example",
  };
  const response = await call("/api/auth/sign-in/email", { json: { email, password: PASSWORD }, headers });
  expect(response.status).toBe(200);
});

test("nobody is sent to a foreign site after verifying or resetting", async () => {
  const response = await call("/api/auth/request-password-reset", {
    json: { email: newEmail(), redirectTo: "https://evil.example/" },
  });
  expect(response.status).toBe(403);
});
