import { LEAD_STATUSES } from "./contract.ts";

/**
 * The index `leads_facets (workspace_id, account_id, status, has_phone, heat, id)`: leads by score within each account,
 * status, and with a number or not. Whoever needs leads by score merges the streams of it that are left open.
 */
export type Facet = { accountId: string; status: string; hasPhone: 0 | 1 };

export type FacetChoice = {
  accountIds: readonly string[];
  /** Those wanted; absent: all. */
  statuses?: readonly string[] | undefined;
  hasPhone?: boolean | undefined;
};

export function facetsOf({ accountIds, statuses, hasPhone }: FacetChoice): Facet[] {
  const phones = hasPhone === undefined ? ([0, 1] as const) : ([hasPhone ? 1 : 0] as const);
  const wanted = LEAD_STATUSES.filter((status) => statuses === undefined || statuses.includes(status));
  return accountIds.flatMap((accountId) =>
    wanted.flatMap((status) => phones.map((hasPhoneBit) => ({ accountId, status, hasPhone: hasPhoneBit }))),
  );
}

/**
 * A statement's text of the accounts that have leads, `?1` being the workspace: from each one on to the next, three rows
 * read for each. The leads themselves say it: an account's own row may be gone before they are.
 * @param columns of `a`, whose `id` is the account's
 */
export const accountsWithLeads = (columns: string): string => `WITH RECURSIVE a (id) AS (
    SELECT min(account_id) FROM leads INDEXED BY leads_facets WHERE workspace_id = ?1
    UNION ALL SELECT (SELECT min(account_id) FROM leads INDEXED BY leads_facets
      WHERE workspace_id = ?1 AND account_id > a.id) FROM a WHERE a.id IS NOT NULL
  ) SELECT ${columns} FROM a WHERE id IS NOT NULL`;
