import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { sendAll } from "../doorbell/send.ts";
import type { Actor } from "../http/context.ts";
import { Problem } from "../http/problem.ts";
import { WINDOW_MS as CONVERSATION_MS } from "../messaging/reach.ts";
import { DAY_MS } from "../scoring/days.ts";
import { rawOf, scoreFromSum } from "../scoring/heat.ts";
import { readScoring } from "../scoring/service.ts";
import {
  type Alert,
  type AlertCount,
  type AlertQuery,
  type AlertsRead,
  MOST_UNREAD,
} from "./alert-contract.ts";
import { alertId, alertIdFrom } from "./alert-id.ts";
import {
  alertsRead,
  countUnread,
  everythingRead,
  forgetOldAlerts,
  listAlerts,
  listClosing,
} from "./alert-store.ts";
import { alertTeller, pathOf } from "./alert-words.ts";
import { ALERT_JOB_VERSION } from "./jobs.ts";
import { alertsRaised, GRACE_MS } from "./raise.ts";

const LIST = "alerts";

/** Nothing comes in that happened longer ago: news are an hour old at most, and a window's last hours are two. */
const SETTLED_MS = 3 * 60 * 60_000;

/** Only a person reads: a key has nothing of its own. @throws Problem forbidden */
export function personOf(actor: Actor): string {
  if (actor.kind !== "person") throw new Problem("forbidden");
  return actor.personId;
}

/** Alerts, newest first, in the reader's language and with the words and figures of now. */
export async function showAlerts(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  { unread, limit, cursor }: AlertQuery,
  language: "fr" | "en",
): Promise<{ items: Alert[]; nextCursor: string | null }> {
  const [before] = cursor ? await deps.cursors.read(LIST, tenant.workspaceId, cursor) : [];
  const rows = await listAlerts(tenant, {
    personId: actor.kind === "person" ? actor.personId : null,
    unread: unread ?? false,
    before: typeof before === "string" ? before : null,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const tell = await alertTeller(deps, tenant, page);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => ({
      id: row.id,
      kind: row.kind,
      leadId: row.leadId,
      accountId: row.accountId,
      ...tell(row, language),
      at: new Date(row.at).toISOString(),
      readAt: row.readAt === null ? null : new Date(row.readAt).toISOString(),
      link: pathOf(row),
    })),
    nextCursor: last ? await deps.cursors.write(LIST, tenant.workspaceId, [last.id]) : null,
  };
}

/** @throws Problem forbidden for a key */
export async function countAlerts(tenant: TenantDb, actor: Actor): Promise<AlertCount> {
  const found = await countUnread(tenant, personOf(actor), MOST_UNREAD + 1);
  return { unread: Math.min(found, MOST_UNREAD), isExact: found <= MOST_UNREAD };
}

/** Marks as read, for the person who asks; ids that are no alerts of the workspace change nothing. */
export async function readAlerts(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  read: AlertsRead,
): Promise<void> {
  const personId = personOf(actor);
  const now = deps.now();
  const settledId = alertIdFrom(now - SETTLED_MS);
  await tenant.batch(
    "all" in read ? everythingRead(personId, settledId, now) : [alertsRead(personId, read.ids, now)],
  );
}

/** Rings for what was just raised: in a moment, so that whoever looks at the page reads it there first. */
export const ringAlerts = (deps: Deps, workspaceId: string): Promise<unknown> =>
  deps.env.SYNC.send(
    { v: ALERT_JOB_VERSION, kind: "notify", workspaceId },
    { delaySeconds: Math.ceil(GRACE_MS / 1000) },
  );

const MOST_WORKSPACES = 500;
/** How often closing windows are looked for. */
const LOOK_MINUTES = 5;
const MINUTE_MS = 60_000;
const CLOSING_MS = 2 * 60 * MINUTE_MS;
const HOT_SCORE = 50;
const MOST_CLOSING = 500;

/** Once a minute: rings for what is due, and every five minutes for workspaces where a window may be about to close. */
export async function ringDueAlerts(deps: Deps): Promise<void> {
  const now = deps.now();
  const due = await deps.system.alerts.due(now, MOST_WORKSPACES);
  const isLook = Math.floor(now / MINUTE_MS) % LOOK_MINUTES === 0;
  const closing = isLook ? await deps.system.alerts.withInbound(...closingBounds(now), MOST_WORKSPACES) : [];
  await sendAll(deps.env.SYNC, [
    ...due.map((workspaceId) => ({ v: ALERT_JOB_VERSION, kind: "notify" as const, workspaceId })),
    ...closing.map((workspaceId) => ({
      v: ALERT_JOB_VERSION,
      kind: "closing-windows" as const,
      workspaceId,
    })),
  ]);
}

/** When somebody last wrote whose window closes within two hours: after the first, up to the second. */
const closingBounds = (now: number): [number, number] => [
  now - CONVERSATION_MS,
  now - CONVERSATION_MS + CLOSING_MS,
];

/** Tells of hot leads whose words nobody answered and whose window is about to close: once for each window. */
export async function tellClosingWindows(deps: Deps, tenant: TenantDb): Promise<void> {
  const now = deps.now();
  const [from, to] = closingBounds(now);
  const [{ scoring }, leads] = await Promise.all([
    readScoring(tenant),
    listClosing(tenant, { from, to, leastSum: rawOf(HOT_SCORE), limit: MOST_CLOSING }),
  ]);
  const hot = leads.filter((lead) => scoreFromSum(lead, now, scoring.halfLifeDays) >= HOT_SCORE);
  if (hot.length === 0) return;
  const statements = alertsRaised(
    hot.map(({ leadId, accountId, lastInboundAt }) => {
      const untilAt = lastInboundAt + CONVERSATION_MS;
      const at = untilAt - CLOSING_MS;
      return {
        id: alertId("window-closing", at, leadId),
        kind: "window-closing" as const,
        leadId,
        accountId,
        interactionKey: null,
        untilAt,
        at,
        interactionId: null,
      };
    }),
    now,
  );
  const results = await tenant.batch(statements);
  if (results.some(({ changes }) => changes > 0)) await ringAlerts(deps, tenant.workspaceId);
}

const KEPT_DAYS = 30;
const MOST_KEPT = 1000;

/** Once a night in each workspace. */
export const forgetAlerts = (deps: Deps, tenant: TenantDb): Promise<void> =>
  forgetOldAlerts(tenant, alertIdFrom(deps.now() - KEPT_DAYS * DAY_MS), MOST_KEPT);
