import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { notFound } from "../http/problem.ts";
import { listOwners, readWorkspace } from "../identity/service.ts";
import type { Notice, NoticeKind } from "./contract.ts";
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
 * raise it at once. Mail that fails changes nothing for the caller; mail of a process that dies here is not sent
 * again, since the page shows the notice.
 * @returns true for the caller that raised it
 */
export async function raiseNotice(deps: Deps, tenant: TenantDb, notice: NewNotice): Promise<boolean> {
  const at = deps.now();
  const id = newId("ntc", at);
  if (!(await addNotice(tenant, { ...notice, id, at }))) return false;
  try {
    await mailOwners(deps, tenant, id);
  } catch (error) {
    const name = error instanceof Error ? error.name : "unknown";
    console.error(JSON.stringify({ event: "notice.not-mailed", kind: notice.kind, error: name }));
  }
  return true;
}

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
