import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { readWorkspace } from "../identity/service.ts";
import type { AlertRow } from "./alert-store.ts";
import { alertText } from "./alert-texts.ts";
import { readWaiting } from "./store.ts";
import { type NoticeText, noticeText } from "./texts.ts";

const COUNT_UP_TO = 1001;

/** The dashboard's page about it. */
export const pathOf = ({ kind, leadId }: Pick<AlertRow, "kind" | "leadId">): string =>
  kind === "reconnect" || leadId === null ? "/accounts" : `/leads/${leadId}`;

/** Tells alerts in any language, with the figures and words of now. */
export async function alertTeller(
  deps: Deps,
  tenant: TenantDb,
  rows: readonly AlertRow[],
): Promise<(row: AlertRow, language: "fr" | "en") => NoticeText> {
  const now = deps.now();
  const accounts = new Set(
    rows.flatMap(({ kind, accountId }) => (kind === "reconnect" && accountId ? [accountId] : [])),
  );
  const [{ zone }, waiting] = await Promise.all([
    readWorkspace(tenant),
    readWaiting(tenant, [...accounts], now, COUNT_UP_TO),
  ]);
  return (row, language) =>
    row.kind === "reconnect"
      ? noticeText(
          {
            kind: "reconnect",
            data: {},
            username: row.accountName,
            platform: row.platform,
            waiting: waiting.find(({ accountId }) => accountId === row.accountId) ?? null,
            countedUpTo: COUNT_UP_TO,
            now,
            zone,
          },
          language,
        )
      : alertText({ ...row, kind: row.kind, now, zone }, language);
}
