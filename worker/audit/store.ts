import { type SQL, sql } from "drizzle-orm";
import { updateRows } from "../db/bulk.ts";
import type { Mine, TenantDb } from "../db/tenant.ts";
import type { Entry, SealedEntry } from "./chain.ts";

export type Head = { seq: number; hash: string };

/** An entry with what it says, and what its target is called today. Times are epoch ms. */
export type AuditRow = SealedEntry & { targetName: string | null };

type Stored = Entry & {
  hash: string | null;
  targetKind: string | null;
  targetId: string;
  leadId: string | null;
  before: string | null;
  after: string | null;
  salt: string;
};

const COLUMNS = sql.raw(`e.seq, e.id, e.at, e.actor, e.action, e.digest, e.hash, d.target_kind AS targetKind,
  d.target_id AS targetId, d.lead_id AS leadId, d.before, d.after, d.salt`);
const from = (mine: Mine): SQL => sql`audit_entries e
  LEFT JOIN audit_details d ON d.workspace_id = e.workspace_id AND d.seq = e.seq WHERE e.workspace_id = ${mine.id}`;

const read = ({ targetKind, targetId, leadId, before, after, salt, ...entry }: Stored): SealedEntry => ({
  ...entry,
  details: targetKind === null ? null : { targetKind, targetId, leadId, before, after, salt },
});

/** In order, after a place. */
export async function listInOrder(tenant: TenantDb, after: number, limit: number): Promise<SealedEntry[]> {
  const rows = await tenant.all<Stored>(
    (mine) => sql`SELECT ${COLUMNS} FROM ${from(mine)} AND e.seq > ${after} ORDER BY e.seq LIMIT ${limit}`,
  );
  return rows.map(read);
}

/** Newest first, before a place. */
export async function listNewest(tenant: TenantDb, before: number, limit: number): Promise<AuditRow[]> {
  const rows = await tenant.all<Stored & { targetName: string | null }>(
    (mine) => sql`SELECT ${COLUMNS}, CASE d.target_kind
        WHEN 'lead' THEN (SELECT username FROM leads WHERE workspace_id = e.workspace_id AND id = d.target_id)
        WHEN 'account' THEN (SELECT username FROM accounts WHERE workspace_id = e.workspace_id AND id = d.target_id)
        WHEN 'automation' THEN (SELECT name FROM automations WHERE workspace_id = e.workspace_id AND id = d.target_id)
        END AS targetName
      FROM ${from(mine)} AND e.seq < ${before} ORDER BY e.seq DESC LIMIT ${limit}`,
  );
  return rows.map(({ targetName, ...row }) => ({ ...read(row), targetName }));
}

export const findHead = (tenant: TenantDb): Promise<Head | undefined> =>
  tenant.first<Head>((mine) => sql`SELECT seq, hash FROM audit_heads WHERE workspace_id = ${mine.id}`);

/** What waits for its hash, with the head that it follows, in one reading. */
export async function readUnsealed(
  tenant: TenantDb,
  limit: number,
): Promise<{ head: Head | null; entries: Entry[] }> {
  const [heads, entries] = await tenant.batch<[Head, Entry]>([
    (mine) => sql`SELECT seq, hash FROM audit_heads WHERE workspace_id = ${mine.id}`,
    (
      mine,
    ) => sql`SELECT seq, id, at, actor, action, digest FROM audit_entries INDEXED BY audit_entries_unsealed
      WHERE workspace_id = ${mine.id} AND hash IS NULL ORDER BY seq LIMIT ${limit}`,
  ]);
  return { head: heads.rows[0] ?? null, entries: entries.rows };
}

/** Writes the hashes and moves the head, all or nothing. @throws when another sealing was first */
export async function writeSeals(
  tenant: TenantDb,
  head: Head | null,
  seals: readonly (Head & { id: string })[],
): Promise<void> {
  const last = seals.at(-1);
  if (!last) return;
  await tenant.batch([
    (mine) => sql`SELECT json('lost race ' || ${mine.id}) WHERE
      coalesce((SELECT seq FROM audit_heads WHERE workspace_id = ${mine.id}), 0) <> ${head?.seq ?? 0}`,
    (mine) =>
      updateRows(
        mine,
        "audit_entries",
        ["seq"],
        ["hash"],
        seals.map(({ seq, hash }) => ({ seq, hash })),
        sql`t.hash IS NULL`,
      ),
    (
      mine,
    ) => sql`INSERT INTO audit_heads (workspace_id, seq, hash) VALUES (${mine.id}, ${last.seq}, ${last.hash})
      ON CONFLICT (workspace_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash`,
  ]);
}
