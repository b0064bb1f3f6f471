import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { notFound } from "../http/problem.ts";
import { listOwners, readWorkspace } from "../identity/service.ts";
import { alertId } from "./alert-id.ts";
import type { Notice, NoticeKind } from "./contract.ts";
import { deliverAlerts } from "./deliver-alerts.ts";
import type { AlertDraft } from "./occasions.ts";
import { noticeAlerted } from "./raise.ts";
import { addNotice, closeNotices, hideNotice, listNotices, type NoticeRow, readWaiting } from "./store.ts";
import { type NoticeData, noticeText } from "./texts.ts";

/** One per account and kind can be open: more are not looked at. */
const MOST_NOTICES = 100;
/** Of the accounts to reconnect, the newest this many have their waiting messages counted, up to this many each. */
const MOST_COUNTED = 10;
const COUNT_UP_TO = 1001;

export type NewNotice = { kind: NoticeKind; accountId: string | null; data: NoticeData };

/**
 * Tells the workspace of a trouble: in the page, and every owner by e-mail. Once while it is open, however many
 * raise it at once. Mail that fails changes nothing for the caller; an account to reconnect is an alert too, whose
 * mail is tried again, and any other mail of a process that dies here is not: the page shows the notice.
 * @returns true for the caller that raised it
 */
export async function raiseNotice(deps: Deps, tenant: TenantDb, notice: NewNotice): Promise<boolean> {
  const at = deps.now();
  const id = newId("ntc", at);
  const isAlert = notice.kind === "reconnect";
  const alert = isAlert ? alertOf(id, notice.accountId, at) : null;
  if (!(await addNotice(tenant, { ...notice, id, at }, alert ? noticeAlerted(alert, at) : []))) return false;
  try {
    // What stops the work is also an alert: owners who did not say otherwise are mailed, and whoever wants it.
    await (alert ? deliverAlerts(deps, tenant, alert.id) : mailOwners(deps, tenant, id));
  } catch (error) {
    const name = error instanceof Error ? error.name : "unknown";
    console.error(JSON.stringify({ event: "notice.not-mailed", kind: notice.kind, error: name }));
  }
  return true;
}

const alertOf = (noticeId: string, accountId: string | null, at: number): AlertDraft => ({
  id: alertId("reconnect", at, noticeId),
  kind: "reconnect",
  leadId: null,
  accountId,
  interactionKey: noticeId,
  untilAt: null,
  at,
  interactionId: null,
});

/** The trouble is over: what is open of these kinds is closed, and may be raised anew. */
export async function resolveNotices(
  tenant: TenantDb,
  accountId: string,
  kinds: readonly NoticeKind[],
): Promise<void> {
  await closeNotices(tenant, accountId, kinds);
}

/** What is open, newest first, in the reader's language and with the figures of now. */
export async function describeNotices(
  deps: Deps,
  tenant: TenantDb,
  language: "fr" | "en",
): Promise<Notice[]> {
  const rows = await listNotices(tenant, MOST_NOTICES);
  const texts = await tell(deps, tenant, rows, language);
  return rows.map(({ id, kind, accountId, at }, place) => ({
    id,
    kind,
    accountId,
    at: new Date(at).toISOString(),
    ...texts[place]!,
  }));
}

/** Hides one for everybody of the workspace. @throws Problem not-found */
export async function dismissNotice(deps: Deps, tenant: TenantDb, id: string): Promise<void> {
  if (!(await hideNotice(tenant, id, deps.now()))) throw notFound();
}

async function tell(deps: Deps, tenant: TenantDb, rows: readonly NoticeRow[], language: "fr" | "en") {
  if (rows.length === 0) return [];
  const now = deps.now();
  const counted = rows
    .flatMap(({ kind, accountId }) => (kind === "reconnect" && accountId !== null ? [accountId] : []))
    .slice(0, MOST_COUNTED);
  const [{ zone }, waiting] = await Promise.all([
    readWorkspace(tenant),
    readWaiting(tenant, counted, now, COUNT_UP_TO),
  ]);
  return rows.map((row) =>
    noticeText(
      {
        kind: row.kind,
        data: row.data,
        username: row.username,
        platform: row.platform,
        waiting: waiting.find((one) => one.accountId === row.accountId) ?? null,
        countedUpTo: COUNT_UP_TO,
        now,
        zone,
      },
      language,
    ),
  );
}

async function mailOwners(deps: Deps, tenant: TenantDb, id: string): Promise<void> {
  const owners = await listOwners(deps, tenant.workspaceId);
  const rows = await listNotices(tenant, 1, id);
  const { language } = await readWorkspace(tenant);
  const [text] = await tell(deps, tenant, rows, language);
  if (!text) return;
  for (const { email, name } of owners) {
    await deps.mailer.send({
      kind: "notice",
      to: email,
      name,
      ...text,
      link: `${deps.config.PUBLIC_APP_URL}/accounts`,
    });
  }
}
