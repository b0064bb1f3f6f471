import { sql, type TenantDb } from "../db/tenant.ts";
import type { Intent } from "../language/intents.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import type { FoundBy } from "./contract.ts";

export type InteractionRow = {
  id: string;
  leadId: string;
  accountId: string;
  kind: InteractionKind;
  externalId: string;
  mediaId: string | null;
  text: string | null;
  intent: Intent | null;
  points: number;
  at: number;
  foundBy: FoundBy;
};
export type Place = { at: number; id: string };
export type InteractionScan = {
  before: Place | null;
  leadId?: string | undefined;
  accountId?: string | undefined;
  /** Rows that may be looked at. */
  budget: number;
  /** Rows wanted. */
  want: number;
};

const COLUMNS = sql.raw(`id, lead_id AS leadId, account_id AS accountId, kind, external_id AS externalId,
  media_id AS mediaId, text, intent, iif(capped = 1, 0, points) AS points, at, found_by AS foundBy`);

const behind = ({ before, leadId }: InteractionScan) => sql`
  ${leadId === undefined ? sql`` : sql`AND lead_id = ${leadId}`}
  ${before ? sql`AND (at, id) < (${before.at}, ${before.id})` : sql``}`;

/** Newest first: of the next `budget` rows, those of the account, at most `want`. */
export const scanInteractions = (tenant: TenantDb, scan: InteractionScan): Promise<InteractionRow[]> =>
  tenant.all<InteractionRow>(
    (mine) => sql`SELECT * FROM (
        SELECT ${COLUMNS} FROM interactions WHERE workspace_id = ${mine.id} ${behind(scan)}
        ORDER BY at DESC, id DESC LIMIT ${scan.budget}
      ) ${scan.accountId === undefined ? sql`` : sql`WHERE accountId = ${scan.accountId}`} LIMIT ${scan.want}`,
  );

/** The place of the last row that the budget reaches; undefined when there are fewer. */
export const findInteractionScanEnd = (tenant: TenantDb, scan: InteractionScan): Promise<Place | undefined> =>
  tenant.first<Place>(
    (mine) => sql`SELECT at, id FROM interactions WHERE workspace_id = ${mine.id} ${behind(scan)}
      ORDER BY at DESC, id DESC LIMIT 1 OFFSET ${scan.budget - 1}`,
  );
