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
  /** Steps in a row that failed. */
  tries: number;
  /** Whether any lead of the workspace is known under two accounts; null while that is not known. */
  anyShared: boolean | null;
  state: JobState;
  done: number;
  total: number;
};

type Stored = Omit<ErasureRow, "names" | "anyShared"> & { names: string | null; anyShared: number | null };
const COLUMNS = sql.raw(`e.id, e.job_id AS jobId, e.requested_by AS requestedBy, e.subject,
  e.account_id AS accountId, e.lead_id AS leadId, e.names, e.request_code AS requestCode, e.phase, e.cursor, e.round,
  e.erased_rows AS erasedRows, e.due_at AS dueAt, e.created_at AS createdAt, e.tries, e.any_shared AS anyShared,
  j.state, j.done, j.total`);
const JOINED = sql.raw("erasures e JOIN jobs j ON j.workspace_id = e.workspace_id AND j.id = e.job_id");
const read = (row: Stored): ErasureRow => ({
  ...row,
  names: row.names === null ? null : (JSON.parse(row.names) as Names),
  anyShared: row.anyShared === null ? null : row.anyShared === 1,
});

export async function findErasure(tenant: TenantDb, id: string): Promise<ErasureRow | undefined> {
  const row = await tenant.first<Stored>(
    (mine) => sql`SELECT ${COLUMNS} FROM ${JOINED}
      WHERE e.workspace_id = ${mine.id} AND e.id = ${id} AND e.lifted_at IS NULL`,
  );
  return row && read(row);
}

export type OpenErasure = { erasureId: string; jobId: string; tries: number };

/** The erasure of this person that is under way, if one is: few are at a time. */
export const findOpenErasure = (tenant: TenantDb, leadId: string): Promise<OpenErasure | undefined> =>
  tenant.first<OpenErasure>(
    (mine) => sql`SELECT id AS erasureId, job_id AS jobId, tries FROM erasures INDEXED BY erasures_due
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

/**
 * Begun again by a platform, it changes nothing; by somebody of the workspace, while an erasure of the person that one
 * of them asked for is under way, it fails its batch.
 * @param erased counts the rows that the rest of its batch deletes
 */
export const erasureCreated =
  (one: NewErasure, erased: (mine: Mine) => SQL): Statement =>
  (mine) =>
    sql`INSERT INTO erasures (workspace_id, id, job_id, requested_by, subject, account_id, lead_id, names, request_code,
        phase, erased_rows, created_at, due_at, asked_lead)
      VALUES (${mine.id}, ${one.id}, ${one.jobId}, ${one.requestedBy}, ${one.subject}, ${one.accountId}, ${one.leadId},
        ${JSON.stringify(one.names)}, ${one.requestCode}, ${one.phase}, ${erased(mine)}, ${one.createdAt}, ${one.dueAt},
        ${one.requestedBy === "person" ? one.leadId : null})
      ON CONFLICT (workspace_id, id) DO NOTHING`;

export type Progress = {
  phase: ErasurePhase | null;
  cursor?: string | null;
  dueAt: number | null;
  round?: number;
  /** Counts the rows that the rest of its batch deletes: it stands before them. */
  erased?: (mine: Mine) => SQL;
  /** Absent: they stay. */
  names?: Names | null;
  anyShared?: boolean;
  /** The step goes on behind this: what failed of it is not yet behind us. */
  isPartial?: true;
};

const isAt = ({ phase, cursor, round }: ErasureRow): SQL =>
  sql`phase IS ${phase} AND cursor IS ${cursor} AND round = ${round}`;

/**
 * Moves an erasure on from where it was read. Another worker of the same one, who is further already, is not set
 * back; what this batch deletes is counted either way.
 */
export const erasureMoved =
  (from: ErasureRow, to: Progress): Statement =>
  (mine) => {
    const isHere = isAt(from);
    const anyShared = to.anyShared ?? from.anyShared;
    const names = to.names === undefined ? from.names : to.names;
    return sql`UPDATE erasures SET erased_rows = erased_rows + ${to.erased ? to.erased(mine) : sql`0`},
        names = iif(${isHere}, ${names === null ? null : JSON.stringify(names)}, names),
        due_at = iif(${isHere}, ${to.dueAt}, due_at), tries = iif(${to.isPartial ? sql`0` : isHere}, 0, tries),
        any_shared = iif(${isHere}, ${anyShared === null ? null : Number(anyShared)}, any_shared),
        phase = iif(${isHere}, ${to.phase}, phase), cursor = iif(${isHere}, ${to.cursor ?? null}, cursor),
        round = iif(${isHere}, ${to.round ?? from.round}, round)
      WHERE workspace_id = ${mine.id} AND id = ${from.id}`;
  };

/** A step failed: the next try is later. One that another worker has taken meanwhile did not fail. */
export const erasureFailed =
  (at: ErasureRow, dueAt: number): Statement =>
  (mine) =>
    sql`UPDATE erasures SET tries = tries + 1, due_at = ${dueAt}
      WHERE workspace_id = ${mine.id} AND id = ${at.id} AND ${isAt(at)}`;

/** Nothing more is left to do: what the second look would delete may be the person collected anew. */
export const erasureLifted =
  (id: string, at: number): Statement =>
  (mine) =>
    sql`UPDATE erasures SET lifted_at = ${at}, phase = NULL, cursor = NULL, due_at = NULL WHERE workspace_id = ${mine.id} AND id = ${id}`;

/** The lead that the platform's id of a person stands for. */
export async function findLeadIdOf(
  tenant: TenantDb,
  accountId: string,
  externalId: string,
): Promise<string | undefined> {
  const row = await tenant.first<{ leadId: string }>(
    (mine) => sql`SELECT coalesce(g.lead_id, d.lead_id) AS leadId FROM identities d
      LEFT JOIN lead_merges g ON g.workspace_id = d.workspace_id AND g.taken_id = d.lead_id
      WHERE d.workspace_id = ${mine.id} AND d.account_id = ${accountId} AND d.external_id = ${externalId}`,
  );
  return row?.leadId;
}

/** Identities have no index by lead: they are looked through, so many at a time. */
export const IDENTITIES_PER_PAGE = 5000;
export type IdentityKey = { accountId: string; externalId: string };

/** Leads that were merged into some lead: by their ids stands what no merge moved. */
export const listTaken = (
  tenant: TenantDb,
  leadIds: readonly string[],
): Promise<{ takenId: string; username: string }[]> =>
  tenant.all(
    (mine) => sql`SELECT taken_id AS takenId, username FROM lead_merges
      WHERE workspace_id = ${mine.id} AND lead_id IN (SELECT value FROM json_each(${JSON.stringify(leadIds)}))`,
  );

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
      FROM (${page(mine)} LIMIT ${limit}) WHERE lead_id = ${leadId}
        OR lead_id IN (SELECT taken_id FROM lead_merges WHERE workspace_id = ${mine.id} AND lead_id = ${leadId})`,
    (mine) => sql`SELECT account_id AS accountId, external_id AS externalId
      FROM (${page(mine)} LIMIT 1 OFFSET ${limit - 1})`,
  ]);
  return { found: found.rows, next: next.rows[0] ?? null };
}
