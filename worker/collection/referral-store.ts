import { sql } from "drizzle-orm";
import type { TenantDb } from "../db/tenant.ts";
import type { InboundEvent } from "../platforms/platform.ts";
import { referralJson } from "./referral.ts";

type Referred = Extract<InboundEvent, { type: "referred" }>;

/**
 * Known people came back by an advertisement or a link: their lead says so. Somebody who wrote nothing is nobody's
 * lead. The newest stays. @returns false when nothing changed
 */
export async function noteReferrals(
  tenant: TenantDb,
  accountId: string,
  events: readonly InboundEvent[],
): Promise<boolean> {
  const newest = new Map<string, Referred>();
  for (const event of events) {
    if (event.type !== "referred") continue;
    const known = newest.get(event.personExternalId);
    if (!known || event.at > known.at) newest.set(event.personExternalId, event);
  }
  if (newest.size === 0) return false;
  const rows = JSON.stringify(
    [...newest.values()].map((event) => ({
      person: event.personExternalId,
      at: event.at,
      referral: referralJson(event.referral, event.at),
    })),
  );
  const changed = await tenant.run(
    (mine) => sql`UPDATE leads AS l SET referral = r.referral, version = version + 1
      FROM (SELECT coalesce(g.lead_id, d.lead_id) AS lead_id, e.value ->> '$.referral' AS referral, max(e.value ->> '$.at') AS at
        FROM json_each(${rows}) e CROSS JOIN identities d
          ON d.workspace_id = ${mine.id} AND d.account_id = ${accountId} AND d.external_id = e.value ->> '$.person'
          LEFT JOIN lead_merges g ON g.workspace_id = d.workspace_id AND g.taken_id = d.lead_id
        GROUP BY 1) r
      WHERE l.workspace_id = ${mine.id} AND l.id = r.lead_id AND (l.referral IS NULL OR l.referral ->> '$.at' < r.at)`,
  );
  return changed > 0;
}
