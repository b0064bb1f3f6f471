import { env } from "cloudflare:workers";
import type { Env } from "../env.ts";
import type { Role } from "../identity/contract.ts";
import { sha256 } from "../identity/digest.ts";

const SESSION_MS = 30 * 24 * 3_600_000;

export type TestPerson = {
  personId: string;
  sessionId: string;
  email: string;
  /** Session token, as `sign-in/email` would give it. */
  token: string;
  auth: { authorization: string };
};
export type TestSeat = Omit<TestPerson, "auth"> & {
  workspaceId: string;
  auth: { authorization: string; "x-workspace-id": string };
};

const database = (): D1Database => (env as unknown as Env).DB;
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const random = (length: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => letters[byte % letters.length]).join(
    "",
  );

/** A signed-in person with a verified address and no workspace. No password is hashed: they cannot sign in again. */
export async function newPerson(
  name = "Camille Exemple",
  tag = random(16).toLowerCase(),
  token = random(32),
): Promise<TestPerson> {
  const now = Date.now();
  const person = { personId: `usr_${tag}`, sessionId: `ses_${tag}`, email: `${tag}@people.example`, token };
  await database().batch([
    database()
      .prepare(
        "INSERT INTO people (id, name, email, email_verified, created_at, updated_at) VALUES (?1, ?2, ?3, 1, ?4, ?4)",
      )
      .bind(person.personId, name, person.email, now),
    database()
      .prepare(
        `INSERT INTO sessions (id, person_id, token_hash, expires_at, created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?5)`,
      )
      .bind(person.sessionId, person.personId, sha256(token), now + SESSION_MS, now),
  ]);
  return { ...person, auth: { authorization: `Bearer ${token}` } };
}

/** Seats a person in a workspace; by default a new person. */
export async function newMember(workspaceId: string, role: Role, person?: TestPerson): Promise<TestSeat> {
  const member = person ?? (await newPerson());
  await database()
    .prepare(
      "INSERT INTO members (id, workspace_id, person_id, role, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )
    .bind(`mem_${random(16)}`, workspaceId, member.personId, role, Date.now())
    .run();
  return { ...member, workspaceId, auth: { ...member.auth, "x-workspace-id": workspaceId } };
}

/** A workspace of its own with one owner who is signed in; storage is shared within a test file, so make one per test. */
export async function newWorkspace(
  name = "Atelier Exemple",
  owner?: TestPerson,
  workspaceId = `ws_${random(20).toLowerCase()}`,
): Promise<TestSeat> {
  await database()
    .prepare("INSERT INTO workspaces (id, name, slug, created_at) VALUES (?1, ?2, ?3, ?4)")
    .bind(workspaceId, name, workspaceId.replace("_", "-"), Date.now())
    .run();
  return newMember(workspaceId, "owner", owner);
}
