import { numbered } from "../db/numbered.ts";
import { type Statement, sql, type TenantDb } from "../db/tenant.ts";
import { LEAD_STATUSES } from "../leads/contract.ts";
import { addToCounter, countLeads, type LeadChanges } from "../leads/counting.ts";
import { accountsWithLeads, facetsOf } from "../leads/facets.ts";
import { query } from "../leads/list-params.ts";
import { facetStream, inParts, mergedSelect, STREAMS_PER_STATEMENT } from "../leads/list-streams.ts";
import { rulesUnchanged } from "./store.ts";

/** A lead as the hourly run sees it. */
export type WarmLead = { id: string; accountId: string; heat: number; target: boolean };
/** In the order of heat, hottest first; both ends are places of leads, the colder one included. */
export type HeatPlace = { heat: number; id: string };

/** Accounts that have leads. */
export async function listAccounts(tenant: TenantDb): Promise<string[]> {
  const rows = await tenant.all<{ id: string }>(
    numbered(query(() => `SELECT id FROM (${accountsWithLeads("id")})`)),
  );
  return rows.map(({ id }) => id);
}

/** Statements that one page of a range takes. */
export const statementsOfRange = (accountIds: readonly string[]): number =>
  Math.ceil(facetsOf({ accountIds }).length / STREAMS_PER_STATEMENT);

/** Leads of a range of heat, hottest first, from behind `before`. Reads each once, and a row for each stream. */
export async function listHeatRange(
  tenant: TenantDb,
  accountIds: readonly string[],
  range: { fromHeat: number; before: HeatPlace },
  limit: number,
): Promise<WarmLead[]> {
  const streams = facetsOf({ accountIds }).map(facetStream);
  if (streams.length === 0) return [];
  const after = [range.before.heat, range.before.id];
  const statements = inParts(streams, STREAMS_PER_STATEMENT).map((part) =>
    numbered(
      query((params) => {
        const bounds = { leastHeat: range.fromHeat };
        const columns = "id, account_id AS accountId, heat, target";
        return `${mergedSelect({ streams: part, sort: "score", after, bounds }, columns, params)} LIMIT ${limit}`;
      }),
    ),
  );
  type Stored = Omit<WarmLead, "target"> & { target: number };
  const results = await tenant.batch<Stored[]>(statements);
  const rows = results.flatMap((result) => result.rows);
  if (results.length > 1) rows.sort((a, b) => b.heat - a.heat || (a.id > b.id ? -1 : 1));
  return rows.slice(0, limit).map((row) => ({ ...row, target: row.target === 1 }));
}

/** Statements that one `dropFromTarget` takes, at most. */
export const statementsOfDrop = (accountIds: readonly string[]): number => 2 * accountIds.length + 2;

/**
 * Takes out of the target, and out of its count, whoever is a target in a range of heat, in one atomic batch.
 * @param fallen those of the range that were targets when it was read
 * @throws the lost race when the rules changed, or when some account has more or fewer of them by now
 */
export async function dropFromTarget(
  tenant: TenantDb,
  fallen: readonly WarmLead[],
  range: { before: HeatPlace; last: HeatPlace },
  scoringVersion: number,
  now: number,
): Promise<void> {
  const changes: LeadChanges = new Map();
  const ofAccount = new Map<string, number>();
  for (const { accountId } of fallen) {
    addToCounter(changes, accountId, "target", -1);
    ofAccount.set(accountId, (ofAccount.get(accountId) ?? 0) + 1);
  }
  await tenant.batch([
    rulesUnchanged(scoringVersion),
    ...[...ofAccount].flatMap(([accountId, count]) => [
      dropAccount(accountId, range),
      failUnlessChanged(count),
    ]),
    ...countLeads(now, changes),
  ]);
}

/** Along the index and without a list of ids: one row read for each lead of the range. */
const dropAccount =
  (accountId: string, { before, last }: { before: HeatPlace; last: HeatPlace }): Statement =>
  (mine) =>
    sql`UPDATE leads INDEXED BY leads_facets SET target = 0, version = version + 1
    WHERE workspace_id = ${mine.id} AND account_id = ${accountId} AND status IN (${STATUSES}) AND has_phone IN (0, 1)
      AND (heat, id) >= (${last.heat}, ${last.id}) AND (heat, id) < (${before.heat}, ${before.id}) AND target = 1`;
const STATUSES = sql.raw(LEAD_STATUSES.map((status) => `'${status}'`).join(", "));

/**
 * Fails the batch unless the statement before changed as many rows: whoever acted meanwhile has left the range, or come
 * into it. Costs no row; a version for each lead would cost two.
 */
const failUnlessChanged =
  (count: number): Statement =>
  (mine) =>
    sql`SELECT iif(changes() = ${count}, ${mine.id}, json('lost race ' || changes()))`;
