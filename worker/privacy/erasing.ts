import { type Statement, sql } from "../db/tenant.ts";

/**
 * Fails its batch while everything of an account is being erased: what came under its id would go with it. A lost
 * race, to be told by `isLostRace`.
 */
export const failIfErasing =
  (accountId: string): Statement =>
  (mine) =>
    sql`SELECT json('lost race ' || id) FROM erasures INDEXED BY erasures_due
      WHERE workspace_id = ${mine.id} AND due_at IS NOT NULL AND subject = 'account' AND account_id = ${accountId}`;
