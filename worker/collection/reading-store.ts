import { type AccountChange, changeAccount } from "../accounts/service.ts";
import { sql, type TenantDb } from "../db/tenant.ts";
import { MINUTE_MS } from "../scoring/days.ts";

/** A reading is taken to be dead so long after its last sign of life. */
export const LEASE_MS = MINUTE_MS;

/**
 * One reading at a time per account: whoever's name stands in `reading_id` goes on, until `reading_until`. A crash
 * leaves the name until then, and costs nothing else.
 */
export type ReadingName = { readingId: string; step: number };

const nameOf = ({ readingId, step }: ReadingName): string => `${readingId}/${step}`;

/** Starts a reading, or takes over from a dead one; false when another one is alive. */
export const takeReading = (
  tenant: TenantDb,
  accountId: string,
  name: ReadingName,
  now: number,
  until: number,
): Promise<boolean> =>
  changeAccount(
    tenant,
    accountId,
    { readingId: nameOf(name), readingUntil: until },
    sql`reading_until <= ${now}`,
  );

/** Goes on with a reading. The same step may come twice (its queue message was repeated), an earlier one may not. */
export const keepReading = (
  tenant: TenantDb,
  accountId: string,
  { readingId, step }: ReadingName,
  until: number,
): Promise<boolean> =>
  changeAccount(
    tenant,
    accountId,
    { readingId: nameOf({ readingId, step }), readingUntil: until },
    sql`reading_id IN (${nameOf({ readingId, step: step - 1 })}, ${nameOf({ readingId, step })})`,
  );

/** True when this reading, at whatever step, is the one that goes on. */
export const isReading = (storedId: string | null, readingId: string): boolean =>
  storedId?.startsWith(`${readingId}/`) ?? false;

/** Writes what a step came to, if the reading is still this one's. */
export const settleReading = (
  tenant: TenantDb,
  accountId: string,
  name: ReadingName,
  change: AccountChange,
): Promise<boolean> => changeAccount(tenant, accountId, change, sql`reading_id = ${nameOf(name)}`);

/** The change that ends a reading. */
export const RELEASED = { readingId: null, readingUntil: 0 } as const;

/** Which of these dedupe keys are stored already. */
export async function knownKeys(
  tenant: TenantDb,
  accountId: string,
  keys: readonly string[],
): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await tenant.all<{ key: string }>(
    (mine) => sql`SELECT e.value AS key FROM json_each(${JSON.stringify(keys)}) e CROSS JOIN interactions i
      ON i.workspace_id = ${mine.id} AND i.account_id = ${accountId} AND i.dedupe_key = e.value`,
  );
  return new Set(rows.map((row) => row.key));
}
