import { env } from "cloudflare:workers";
import { exportJWK, generateKeyPair, importJWK, SignJWT } from "jose";
import { expect, test } from "vitest";
import type { Env } from "../env.ts";
import { countingD1 } from "../testing/counting-d1.ts";
import { identityApp } from "../testing/identity-app.ts";
import { newMember, newPerson, newWorkspace, type TestPerson } from "../testing/people.ts";

const db = (env as unknown as Env).DB;
const ISSUER = "http://localhost:8787";
const HOUR_MS = 3_600_000;
const bearer = (token: string, workspaceId?: string) => ({
  authorization: `Bearer ${token}`,
  ...(workspaceId ? { "x-workspace-id": workspaceId } : {}),
});
const app = identityApp();
const seatOf = (token: string, workspaceId?: string) =>
  app.call("/v1/seat", { headers: bearer(token, workspaceId) });
async function jwtOf(person: Pick<TestPerson, "token">): Promise<string> {
  const response = await app.call("/api/auth/token", { headers: bearer(person.token) });
  return (await response.json<{ token: string }>()).token;
}

test("a session token costs one statement and writes nothing", async () => {
  const owner = await newWorkspace();
  const { d1, counts } = countingD1(db);
  const response = await identityApp({ d1 }).call("/v1/seat", { headers: owner.auth });
  expect(response.status).toBe(200);
  expect(counts).toMatchObject({ statements: 1, rowsWritten: 0 });
});

test("a JWT costs one statement once the signing keys are known, and they are read again after a minute", async () => {
  const owner = await newWorkspace();
  const jwt = await jwtOf(owner);
  const { d1, counts } = countingD1(db);
  let now = Date.now();
  const counted = identityApp({ d1, now: () => now });
  const ask = async () => (await counted.call("/v1/seat", { headers: bearer(jwt) })).status;
  expect(await ask()).toBe(200);
  expect(counts.statements).toBe(2);
  expect(await ask()).toBe(200);
  expect(counts.statements).toBe(3);
  now += 61_000;
  expect(await ask()).toBe(200);
  expect(counts).toMatchObject({ statements: 5, rowsWritten: 0 });
});

test("a refused credential that is none of ours costs nothing", async () => {
  const { d1, counts } = countingD1(db);
  const counted = identityApp({ d1 });
  for (const authorization of ["", "Bearer", "Bearer nothing", "Basic YTpi", "Bearer a.b"]) {
    const response = await counted.call("/v1/seat", { headers: { authorization } });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe('Bearer realm="vistaflow"');
  }
  expect(counts.statements).toBe(0);
});

test("the actor is the person and the session, for a token and a JWT alike", async () => {
  const owner = await newWorkspace();
  const expected = {
    role: "owner",
    workspaceId: owner.workspaceId,
    actor: { kind: "person", personId: owner.personId, sessionId: owner.sessionId },
  };
  expect(await (await seatOf(owner.token)).json()).toEqual(expected);
  expect(await (await seatOf(await jwtOf(owner))).json()).toEqual(expected);
});

test("without a name the active workspace is meant, else the only one, else it must be named", async () => {
  const person = await newPerson();
  const first = await seatOf(person.token);
  expect(first.status).toBe(400);
  expect(await first.json()).toMatchObject({ code: "workspace-required" });

  const one = await newWorkspace("Un", person);
  expect(await (await seatOf(person.token)).json()).toMatchObject({ workspaceId: one.workspaceId });

  const two = await newWorkspace("Deux", person);
  expect((await seatOf(person.token)).status).toBe(400);
  expect(await (await seatOf(person.token, two.workspaceId)).json()).toMatchObject({
    workspaceId: two.workspaceId,
  });

  await app.call("/api/auth/organization/set-active", {
    json: { organizationId: two.workspaceId },
    headers: bearer(person.token),
  });
  expect(await (await seatOf(person.token)).json()).toMatchObject({ workspaceId: two.workspaceId });
  expect(await (await seatOf(person.token, one.workspaceId)).json()).toMatchObject({
    workspaceId: one.workspaceId,
  });
});

test("an active workspace that was left is no longer meant", async () => {
  const [gone, mine] = [await newWorkspace(), await newWorkspace()];
  const person = { ...mine, auth: { authorization: mine.auth.authorization } };
  await newMember(gone.workspaceId, "member", person);
  await db
    .prepare("UPDATE sessions SET active_workspace_id = ?1 WHERE id = ?2")
    .bind(gone.workspaceId, mine.sessionId)
    .run();
  expect(await (await seatOf(mine.token)).json()).toMatchObject({ workspaceId: gone.workspaceId });
  await db
    .prepare("DELETE FROM members WHERE person_id = ?1 AND workspace_id = ?2")
    .bind(mine.personId, gone.workspaceId)
    .run();
  expect(await (await seatOf(mine.token)).json()).toMatchObject({ workspaceId: mine.workspaceId });
});

test("nobody activates a workspace they do not belong to", async () => {
  const [mine, theirs] = [await newWorkspace(), await newWorkspace()];
  for (const [path, json] of [
    ["organization/set-active", { organizationId: theirs.workspaceId }],
    ["update-session", { activeOrganizationId: theirs.workspaceId }],
  ] as const) {
    const response = await app.call(`/api/auth/${path}`, { json, headers: bearer(mine.token) });
    expect(response.status).toBeGreaterThanOrEqual(400);
  }
  expect(await (await seatOf(mine.token)).json()).toMatchObject({ workspaceId: mine.workspaceId });
});

test("an expired session and a revoked one are refused, with their JWT", async () => {
  for (const end of [
    "UPDATE sessions SET expires_at = 1 WHERE id = ?1",
    "DELETE FROM sessions WHERE id = ?1",
  ]) {
    const owner = await newWorkspace();
    const jwt = await jwtOf(owner);
    await db.prepare(end).bind(owner.sessionId).run();
    expect((await seatOf(owner.token)).status).toBe(401);
    expect((await seatOf(jwt)).status).toBe(401);
  }
});

test("a JWT ends after 15 minutes", async () => {
  const owner = await newWorkspace();
  const jwt = await jwtOf(owner);
  const at = (minutes: number) => identityApp({ now: () => Date.now() + minutes * 60_000 });
  expect((await at(14).call("/v1/seat", { headers: bearer(jwt) })).status).toBe(200);
  expect((await at(16).call("/v1/seat", { headers: bearer(jwt) })).status).toBe(401);
});

test("a JWT that was changed anywhere is refused", async () => {
  const owner = await newWorkspace();
  const jwt = await jwtOf(owner);
  const [header = "", payload = "", signature = ""] = jwt.split(".");
  const none = Buffer.from('{"alg":"none"}').toString("base64url");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
  const longer = Buffer.from(JSON.stringify({ ...claims, exp: claims.exp + 9999 })).toString("base64url");
  // Every spelling of the last character: the lowest bits of it mean nothing to a lenient reader.
  const spellings = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"]
    .filter((char) => !signature.endsWith(char))
    .map((char) => `${header}.${payload}.${signature.slice(0, -1)}${char}`);
  const forged = [
    `${header}.${longer}.${signature}`,
    `${none}.${payload}.${signature}`,
    `${none}.${payload}.x`,
  ];
  for (const token of [...spellings, ...forged]) expect((await seatOf(token)).status).toBe(401);
  expect((await seatOf(jwt)).status).toBe(200);
});

test("a JWT of another issuer, audience, key or person is refused", async () => {
  const [owner, other] = [await newWorkspace(), await newWorkspace()];
  await jwtOf(owner);
  const { privateKey, publicKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const kid = `jwk_${crypto.randomUUID()}`;
  const jwk = await exportJWK(publicKey);
  const sign = (claims: Record<string, unknown>, key = privateKey, keyId = kid) =>
    new SignJWT({ sub: owner.personId, sid: owner.sessionId, iss: ISSUER, aud: ISSUER, ...claims })
      .setProtectedHeader({ alg: "EdDSA", kid: keyId })
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(key);
  expect((await seatOf(await sign({}))).status).toBe(401);

  await db
    .prepare(
      "INSERT INTO signing_keys (id, public_key, private_key, alg, created_at) VALUES (?1, ?2, '', 'EdDSA', 1)",
    )
    .bind(kid, JSON.stringify(jwk))
    .run();
  // A key this isolate has not seen is looked up at once.
  expect((await seatOf(await sign({}))).status).toBe(200);
  for (const claims of [
    { iss: "https://other.example" },
    { aud: "https://other.example" },
    { sub: other.personId },
    { sid: other.sessionId },
    { sid: undefined },
    { sub: undefined },
  ]) {
    expect((await seatOf(await sign(claims))).status).toBe(401);
  }
  const foreign = await generateKeyPair("EdDSA", { crv: "Ed25519" });
  expect((await seatOf(await sign({}, foreign.privateKey))).status).toBe(401);
  const secret = await importJWK({ kty: "oct", k: jwk.x }, "HS256");
  const confused = await new SignJWT({ sub: owner.personId, sid: owner.sessionId })
    .setProtectedHeader({ alg: "HS256", kid })
    .setExpirationTime("5m")
    .sign(secret);
  expect((await seatOf(confused)).status).toBe(401);
});

test("a session in use stays alive, written at most once an hour; one not to be remembered ends after its day", async () => {
  const owner = await newWorkspace();
  const start = Date.now();
  const at = (ms: number) => {
    const { d1, counts } = countingD1(db);
    return { counts, app: identityApp({ d1, now: () => start + ms }) };
  };
  const expiry = () =>
    db.prepare("SELECT expires_at AS e FROM sessions WHERE id = ?1").bind(owner.sessionId).first<number>("e");
  const early = at(HOUR_MS / 2);
  expect((await early.app.call("/v1/seat", { headers: owner.auth })).status).toBe(200);
  expect(early.counts.rowsWritten).toBe(0);
  const later = at(2 * HOUR_MS);
  for (let i = 0; i < 3; i++) await later.app.call("/v1/seat", { headers: owner.auth });
  expect(later.counts).toMatchObject({ statements: 4, rowsWritten: 1 });
  expect(await expiry()).toBe(start + 2 * HOUR_MS + 30 * 24 * HOUR_MS);

  const day = start + 24 * HOUR_MS - 1000;
  await db
    .prepare("UPDATE sessions SET created_at = ?2, updated_at = ?2, expires_at = ?3 WHERE id = ?1")
    .bind(owner.sessionId, start, day)
    .run();
  expect((await at(3 * HOUR_MS).app.call("/v1/seat", { headers: owner.auth })).status).toBe(200);
  expect(await expiry()).toBe(day);
  expect((await at(25 * HOUR_MS).app.call("/v1/seat", { headers: owner.auth })).status).toBe(401);
});
