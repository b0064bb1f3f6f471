import type { SQL } from "drizzle-orm";
import { type Mine, type Statement, sql, type TenantDb } from "../db/tenant.ts";
import type { JobState } from "../jobs/contract.ts";
import type { ErasureRequester, ErasureSubject } from "./contract.ts";

/** What an erasure does next. `wait` is for the second look; null when nothing is left. */
export type ErasurePhase =
  // of a person
  | "search"
  | "letters"
  | "rows"
  // of an account
  | "outside"
  | "people"
  | "leads"
  | "messages"
  | "drain"
  // of both
  | "finish"
  | "wait"
  | "end";

/** What the platform calls whom it is about; kept only until the erasure is done. */
export type Names = {
  platform: string;
  accounts: { id: string; externalId: string; otherIds: string[] }[];
  /** Of a person: their ids under those accounts, and how they are called. Empty for an account. */
  people: { accountId: string; externalId: string }[];
  usernames: string[];
};

export type ErasureRow = {
  id: string;
  jobId: string;
  requestedBy: ErasureRequester;
  subject: ErasureSubject;
  accountId: string;
  leadId: string | null;
  names: Names | null;
  requestCode: string | null;
  phase: ErasurePhase | null;
  cursor: string | null;
  round: number;
  erasedRows: number;
  dueAt: number | null;
  createdAt: number;
  state: JobState;
  done: number;
  total: number;
};

type Stored = Omit<ErasureRow, "names"> & { names: string | null };
const COLUMNS = sql.raw(`e.id, e.job_id AS jobId, e.requested_by AS requestedBy, e.subject,
  e.account_id AS accountId, e.lead_id AS leadId, e.names, e.request_code AS requestCode, e.phase, e.cursor, e.round,
  e.erased_rows AS erasedRows, e.due_at AS dueAt, e.created_at AS createdAt, j.state, j.done, j.total`);
const JOINED = sql.raw("erasures e JOIN jobs j ON j.workspace_id = e.workspace_id AND j.id = e.job_id");
const read = (row: Stored): ErasureRow => ({
  ...row,
  names: row.names === null ? null : (JSON.parse(row.names) as Names),
});

export async function findErasure(tenant: TenantDb, id: string): Promise<ErasureRow | undefined> {
  const row = await tenant.first<Stored>(
    (mine) => sql`SELECT ${COLUMNS} FROM ${JOINED}
      WHERE e.workspace_id = ${mine.id} AND e.id = ${id} AND e.lifted_at IS NULL`,
  );
  return row && read(row);
}

/** The erasure of this person that is under way, if one is: few are at a time. */
export const findOpenErasure = (tenant: TenantDb, leadId: string): Promise<{ jobId: string } | undefined> =>
  tenant.first<{ jobId: string }>(
    (mine) => sql`SELECT job_id AS jobId FROM erasures INDEXED BY erasures_due
      WHERE workspace_id = ${mine.id} AND due_at IS NOT NULL AND lead_id = ${leadId} AND round = 1 LIMIT 1`,
  );

/** Newest first. */
export async function listErasureRows(
  tenant: TenantDb,
  before: string | null,
  limit: number,
): Promise<ErasureRow[]> {
  const rows = await tenant.all<Stored>(
    (mine) => sql`SELECT ${COLUMNS} FROM ${JOINED} WHERE e.workspace_id = ${mine.id} AND e.lifted_at IS NULL
      AND ${before === null ? sql`1` : sql`e.id < ${before}`} ORDER BY e.id DESC LIMIT ${limit}`,
  );
  return rows.map(read);
}

export type NewErasure = Pick<
  ErasureRow,
  "id" | "jobId" | "requestedBy" | "subject" | "accountId" | "leadId" | "requestCode" | "createdAt"
> & { names: Names; phase: ErasurePhase; dueAt: number };

/** @param erased counts the rows that the rest of its batch deletes */
export const erasureCreated =
  (one: NewErasure, erased: (mine: Mine) => SQL): Statement =>
  (mine) =>
    sql`INSERT INTO erasures (workspace_id, id, job_id, requested_by, subject, account_id, lead_id, names, request_code,
        phase, erased_rows, created_at, due_at)
      VALUES (${mine.id}, ${one.id}, ${one.jobId}, ${one.requestedBy}, ${one.subject}, ${one.accountId}, ${one.leadId},
        ${JSON.stringify(one.names)}, ${one.requestCode}, ${one.phase}, ${erased(mine)}, ${one.createdAt}, ${one.dueAt})
      ON CONFLICT DO NOTHING`;

export type Progress = {
  phase: ErasurePhase | null;
  cursor?: string | null;
  dueAt: number | null;
  round?: number;
  /** Counts the rows that the rest of its batch deletes: it stands before them. */
  erased?: (mine: Mine) => SQL;
  /** Absent: they stay. */
  names?: Names | null;
};

/**
 * Moves an erasure on from where it was read. Another worker of the same one, who is further already, is not set
 * back; what this batch deletes is counted either way.
 */
export const erasureMoved =
  (from: ErasureRow, to: Progress): Statement =>
  (mine) => {
    const isHere = sql`phase IS ${from.phase} AND cursor IS ${from.cursor} AND round = ${from.round}`;
    const names = to.names === undefined ? from.names : to.names;
    return sql`UPDATE erasures SET erased_rows = erased_rows + ${to.erased ? to.erased(mine) : sql`0`},
        names = iif(${isHere}, ${names === null ? null : JSON.stringify(names)}, names),
        due_at = iif(${isHere}, ${to.dueAt}, due_at),
        phase = iif(${isHere}, ${to.phase}, phase), cursor = iif(${isHere}, ${to.cursor ?? null}, cursor),
        round = iif(${isHere}, ${to.round ?? from.round}, round)
      WHERE workspace_id = ${mine.id} AND id = ${from.id}`;
  };

export const erasureLifted =
  (id: string, at: number): Statement =>
  (mine) =>
    sql`UPDATE erasures SET lifted_at = ${at} WHERE workspace_id = ${mine.id} AND id = ${id}`;

/** The lead that the platform's id of a person stands for. */
export async function findLeadIdOf(
  tenant: TenantDb,
  accountId: string,
  externalId: string,
): Promise<string | undefined> {
  const row = await tenant.first<{ leadId: string }>(
    (mine) => sql`SELECT lead_id AS leadId FROM identities
      WHERE workspace_id = ${mine.id} AND account_id = ${accountId} AND external_id = ${externalId}`,
  );
  return row?.leadId;
}

export type IdentityKey = { accountId: string; externalId: string };

/** Identities of a lead among the next `limit` of the workspace, and where the next page begins; null after the last. */
export async function searchIdentities(
  tenant: TenantDb,
  leadId: string,
  after: IdentityKey | null,
  limit: number,
): Promise<{ found: IdentityKey[]; next: IdentityKey | null }> {
  const page = (mine: Mine): SQL => sql`SELECT account_id, external_id, lead_id FROM identities
    WHERE workspace_id = ${mine.id} AND (account_id, external_id) > (${after?.accountId ?? ""}, ${after?.externalId ?? ""})
    ORDER BY account_id, external_id`;
  const [found, next] = await tenant.batch<[IdentityKey, IdentityKey]>([
    (mine) => sql`SELECT account_id AS accountId, external_id AS externalId
      FROM (${page(mine)} LIMIT ${limit}) WHERE lead_id = ${leadId}`,
    (mine) => sql`SELECT account_id AS accountId, external_id AS externalId
      FROM (${page(mine)} LIMIT 1 OFFSET ${limit - 1})`,
  ]);
  return { found: found.rows, next: next.rows[0] ?? null };
}
