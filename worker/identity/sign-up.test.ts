import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import type { Env } from "../env.ts";
import { identityApp } from "../testing/identity-app.ts";
import { newWorkspace } from "../testing/people.ts";
import { sha256 } from "./digest.ts";

// Hashing a password is slow by design, and a machine may be busy.
vi.setConfig({ testTimeout: 30_000 });

const db = (env as unknown as Env).DB;
const DAY_MS = 24 * 3_600_000;
const newEmail = () => `${crypto.randomUUID()}@people.example`;
const PASSWORD = "un mot de passe assez long";

const signUp = (mode: string, email: string, headers: Record<string, string> = {}, password = PASSWORD) =>
  identityApp({ settings: { SIGNUP: mode } }).call("/api/auth/sign-up/email", {
    json: { email, password, name: "Noé Exemple" },
    headers,
  });
async function ownerLink(expiresAt = Date.now() + DAY_MS): Promise<string> {
  const token = crypto.randomUUID();
  await db
    .prepare("INSERT INTO owner_links (token_hash, expires_at) VALUES (?1, ?2)")
    .bind(sha256(token), expiresAt)
    .run();
  return token;
}
async function invite(
  email: string,
  { status = "pending", expiresAt = Date.now() + DAY_MS } = {},
): Promise<void> {
  const owner = await newWorkspace();
  await db
    .prepare(
      `INSERT INTO invitations (id, workspace_id, email, role, status, inviter_id, expires_at, created_at)
       VALUES (?1, ?2, ?3, 'member', ?4, ?5, ?6, 1)`,
    )
    .bind(crypto.randomUUID(), owner.workspaceId, email, status, owner.personId, expiresAt)
    .run();
}

test("by invitation only: an invited address signs up, any other is refused in the same words", async () => {
  const [invited, stranger] = [newEmail(), newEmail()];
  await invite(invited);
  const refused = await signUp("invite", stranger);
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ code: "SIGN_UP_NOT_ALLOWED" });
  expect((await signUp("invite", invited.toUpperCase())).status).toBe(200);
});

test.each([
  ["expired", { expiresAt: 1 }],
  ["cancelled", { status: "canceled" }],
  ["accepted", { status: "accepted" }],
])("an %s invitation opens nothing", async (_what, invitation) => {
  const email = newEmail();
  await invite(email, invitation);
  expect((await signUp("invite", email)).status).toBe(403);
});

test("closed: not even an invited address signs up", async () => {
  const email = newEmail();
  await invite(email);
  expect((await signUp("closed", email)).status).toBe(403);
});

test.each(["invite", "closed"])(
  "the owner link creates one verified person while sign-up is %s",
  async (mode) => {
    const token = await ownerLink();
    const email = newEmail();
    const made = await signUp(mode, email, { "x-owner-link": token });
    expect(made.status).toBe(200);
    expect(await made.json()).toMatchObject({ user: { email, emailVerified: true } });
    expect((await signUp(mode, newEmail(), { "x-owner-link": token })).status).toBe(403);
  },
);

test("of two people with the same owner link one gets in", async () => {
  const token = await ownerLink();
  const answers = await Promise.all(
    [1, 2].map(() => signUp("closed", newEmail(), { "x-owner-link": token })),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 403]);
});

test("a sign-up that fails does not use the owner link up", async () => {
  const token = await ownerLink();
  expect((await signUp("closed", newEmail(), { "x-owner-link": token }, "court")).status).toBe(400);
  expect((await signUp("closed", newEmail(), { "x-owner-link": token })).status).toBe(200);
});

test("an owner link that expired or never was opens nothing", async () => {
  const expired = await ownerLink(Date.now() - 1);
  for (const token of [expired, "never-was", ""]) {
    expect((await signUp("closed", newEmail(), { "x-owner-link": token })).status).toBe(403);
  }
});

test("nobody declares their own address verified", async () => {
  const response = await identityApp().call("/api/auth/sign-up/email", {
    json: { email: newEmail(), password: PASSWORD, name: "Noé", emailVerified: true },
  });
  if (response.status === 200) {
    expect(await response.json()).toMatchObject({ user: { emailVerified: false } });
  } else {
    expect(response.status).toBe(400);
  }
});

test("deployed, one address of the network cannot sign up people without end, and local runs can", async () => {
  const app = identityApp({
    settings: { PUBLIC_API_URL: "https://api.example", PUBLIC_APP_URL: "https://app.example" },
  });
  const attempt = (ip: string) =>
    app.call("/api/auth/sign-up/email", {
      json: { email: "nobody", password: PASSWORD, name: "Noé" },
      headers: { "cf-connecting-ip": ip },
    });
  for (let i = 0; i < 10; i++) expect((await attempt("198.51.100.7")).status).toBe(400);
  const refused = await attempt("198.51.100.7");
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: "TOO_MANY_REQUESTS" });
  expect((await attempt("198.51.100.8")).status).toBe(400);

  const local = identityApp();
  for (let i = 0; i < 15; i++) {
    const response = await local.call("/api/auth/sign-up/email", {
      json: { email: "nobody", password: PASSWORD, name: "N" },
    });
    expect(response.status).toBe(400);
  }
});

test("deployed, logs hold neither an address nor a link", async () => {
  const lines: string[] = [];
  const spies = (["log", "error", "warn", "info"] as const).map((level) =>
    vi
      .spyOn(console, level)
      .mockImplementation((...words: unknown[]) => void lines.push(words.map(String).join(" "))),
  );
  const email = newEmail();
  try {
    const settings = { PUBLIC_API_URL: "https://api.example", PUBLIC_APP_URL: "https://app.example" };
    const app = identityApp({ settings });
    const json = { email, password: PASSWORD, name: "Noé Exemple" };
    expect((await app.call("/api/auth/sign-up/email", { json })).status).toBe(200);
    expect((await app.call("/api/auth/sign-up/email", { json })).status).toBe(422);
    expect((await app.call("/api/auth/sign-in/email", { json: { email, password: "wrong" } })).status).toBe(
      401,
    );
    expect((await app.call("/api/auth/request-password-reset", { json: { email } })).status).toBe(200);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  const said = lines.join("\n");
  expect(said).toContain("mail.not-sent");
  expect(said).not.toContain(email);
  expect(said).not.toContain("token");
  expect(said).not.toContain("Noé");
});
