import type { Role } from "./contract.ts";
import { roleOf } from "./roles.ts";

/** A live session, and the person's place in the workspace that this request is about. */
export type Seat = {
  sessionId: string;
  personId: string;
  expiresAt: number;
  createdAt: number;
  updatedAt: number;
  activeWorkspaceId: string | null;
  /** null: not a member of the workspace asked for, or of any. */
  workspaceId: string | null;
  role: Role | null;
};
export type SessionKey = { id: string } | { tokenHash: string };
export type Person = { id: string; name: string; email: string };
export type Membership = { id: string; name: string; role: Role };

const SIGN_IN_WINDOW_MS = 15 * 60_000;
const MAX_SIGN_IN_ATTEMPTS = 10;

/** The only door to the identity tables besides better-auth's adapter. No tenant row is behind it. */
export class IdentityDb {
  readonly #d1: D1Database;
  constructor(d1: D1Database) {
    this.#d1 = d1;
  }

  /**
   * The session and where it may sit, in one statement, so that a revoked session or a removed member is
   * refused on the very next request. With `workspaceId` at most one row; without it the active workspace
   * comes first, and two rows mean that there is more than one to choose from.
   */
  async findSeats(key: SessionKey, workspaceId: string | null, now: number): Promise<Seat[]> {
    const column = "id" in key ? "id" : "token_hash";
    const result = await this.#d1
      .prepare(
        `SELECT s.id AS sessionId, s.person_id AS personId, s.expires_at AS expiresAt, s.created_at AS createdAt,
           s.updated_at AS updatedAt, s.active_workspace_id AS activeWorkspaceId, m.workspace_id AS workspaceId, m.role
         FROM sessions s LEFT JOIN members m ON m.person_id = s.person_id AND (?2 IS NULL OR m.workspace_id = ?2)
         WHERE s.${column} = ?1 AND s.expires_at > ?3
         ORDER BY m.workspace_id IS s.active_workspace_id DESC LIMIT 2`,
      )
      .bind("id" in key ? key.id : key.tokenHash, workspaceId, now)
      .all<Omit<Seat, "role"> & { role: string | null }>();
    return result.results.map((row) => ({ ...row, role: row.role === null ? null : roleOf(row.role) }));
  }

  /** Keeps a session in use alive; a race writes once. */
  async extendSession(id: string, seenAt: number, now: number, expiresAt: number): Promise<void> {
    await this.#d1
      .prepare("UPDATE sessions SET updated_at = ?3, expires_at = ?4 WHERE id = ?1 AND updated_at = ?2")
      .bind(id, seenAt, now, expiresAt)
      .run();
  }

  async listPublicKeys(): Promise<
    { id: string; publicKey: string; alg: string | null; expiresAt: number | null }[]
  > {
    const result = await this.#d1
      .prepare("SELECT id, public_key AS publicKey, alg, expires_at AS expiresAt FROM signing_keys")
      .all<{ id: string; publicKey: string; alg: string | null; expiresAt: number | null }>();
    return result.results;
  }

  /** The person and every workspace they belong to, oldest membership first, in one round trip. */
  async findPerson(id: string): Promise<{ person: Person | undefined; memberships: Membership[] }> {
    const [people, memberships] = await this.#d1.batch<Person & Membership>([
      this.#d1.prepare("SELECT id, name, email FROM people WHERE id = ?1").bind(id),
      this.#d1
        .prepare(
          `SELECT w.id, w.name, m.role FROM members m JOIN workspaces w ON w.id = m.workspace_id
           WHERE m.person_id = ?1 ORDER BY m.created_at, w.id`,
        )
        .bind(id),
    ]);
    return {
      person: people?.results[0],
      memberships: (memberships?.results ?? []).map(({ id, name, role }) => ({
        id,
        name,
        role: roleOf(role),
      })),
    };
  }

  /** Oldest membership first. */
  async listOwners(workspaceId: string): Promise<Person[]> {
    const result = await this.#d1
      .prepare(
        `SELECT p.id, p.name, p.email FROM members m JOIN people p ON p.id = m.person_id
         WHERE m.workspace_id = ?1 AND m.role = 'owner' ORDER BY m.created_at, p.id`,
      )
      .bind(workspaceId)
      .all<Person>();
    return result.results;
  }

  /** Everybody who belongs to a workspace, oldest membership first. */
  async listMembers(workspaceId: string): Promise<(Person & { role: string })[]> {
    const result = await this.#d1
      .prepare(
        `SELECT p.id, p.name, p.email, m.role FROM members m JOIN people p ON p.id = m.person_id
         WHERE m.workspace_id = ?1 ORDER BY m.created_at, p.id`,
      )
      .bind(workspaceId)
      .all<Person & { role: string }>();
    return result.results;
  }

  /** Names of people by their ids; those that are no people are left out. */
  async listNames(ids: readonly string[]): Promise<Pick<Person, "id" | "name">[]> {
    const result = await this.#d1
      .prepare("SELECT p.id, p.name FROM json_each(?1) e CROSS JOIN people p ON p.id = e.value")
      .bind(JSON.stringify(ids))
      .all<Pick<Person, "id" | "name">>();
    return result.results;
  }

  async findWorkspaceName(id: string): Promise<string | undefined> {
    const row = await this.#d1
      .prepare("SELECT name FROM workspaces WHERE id = ?1")
      .bind(id)
      .first<{ name: string }>();
    return row?.name;
  }

  async isInvited(email: string, now: number): Promise<boolean> {
    const row = await this.#d1
      .prepare(
        "SELECT 1 AS yes FROM invitations WHERE email = ?1 AND status = 'pending' AND expires_at > ?2 LIMIT 1",
      )
      .bind(email.toLowerCase(), now)
      .first();
    return row !== null;
  }

  async isOwnerLink(tokenHash: string, now: number): Promise<boolean> {
    const row = await this.#d1
      .prepare(
        "SELECT 1 AS yes FROM owner_links WHERE token_hash = ?1 AND used_at IS NULL AND expires_at > ?2",
      )
      .bind(tokenHash, now)
      .first();
    return row !== null;
  }

  /** Single use: true for the first caller only. */
  async takeOwnerLink(tokenHash: string, now: number): Promise<boolean> {
    const result = await this.#d1
      .prepare(
        "UPDATE owner_links SET used_at = ?2 WHERE token_hash = ?1 AND used_at IS NULL AND expires_at > ?2",
      )
      .bind(tokenHash, now)
      .run();
    return result.meta.changes === 1;
  }

  /**
   * Counts one sign-in attempt before its password is looked at, so that racing attempts are counted too.
   *
   * @returns 0 when the attempt may go on, else the seconds until the window ends
   */
  async countSignIn(addressHash: string, now: number): Promise<number> {
    const [counted, window] = await this.#d1.batch<{ endsAt: number }>([
      this.#d1
        .prepare(
          `INSERT INTO sign_in_attempts (address_hash, attempts, window_ends_at) VALUES (?1, 1, ?2 + ?3)
           ON CONFLICT (address_hash) DO UPDATE SET
             attempts = iif(window_ends_at <= ?2, 1, attempts + 1),
             window_ends_at = iif(window_ends_at <= ?2, excluded.window_ends_at, window_ends_at)
           WHERE window_ends_at <= ?2 OR attempts < ?4`,
        )
        .bind(addressHash, now, SIGN_IN_WINDOW_MS, MAX_SIGN_IN_ATTEMPTS),
      this.#d1
        .prepare("SELECT window_ends_at AS endsAt FROM sign_in_attempts WHERE address_hash = ?1")
        .bind(addressHash),
    ]);
    if (counted?.meta.changes === 1) return 0;
    return Math.max(1, Math.ceil(((window?.results[0]?.endsAt ?? now) - now) / 1000));
  }

  async forgetSignIns(addressHash: string): Promise<void> {
    await this.#d1.prepare("DELETE FROM sign_in_attempts WHERE address_hash = ?1").bind(addressHash).run();
  }

  /** Removes what has expired: sessions, one-time values, sign-in counts, owner links. */
  async purgeExpired(now: number): Promise<void> {
    await this.#d1.batch([
      this.#d1.prepare("DELETE FROM sessions WHERE expires_at < ?1").bind(now),
      this.#d1.prepare("DELETE FROM verifications WHERE expires_at < ?1").bind(now),
      this.#d1.prepare("DELETE FROM sign_in_attempts WHERE window_ends_at < ?1").bind(now),
      this.#d1.prepare("DELETE FROM owner_links WHERE expires_at < ?1").bind(now),
    ]);
  }
}
