import { newId } from "../db/ids.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { listMembers, readWorkspace } from "../identity/service.ts";
import { alertIdFrom } from "./alert-id.ts";
import { type AlertRow, listAlerts } from "./alert-store.ts";
import { digestText } from "./alert-texts.ts";
import { alertTeller, pathOf } from "./alert-words.ts";
import { wantsMail, wantsPush } from "./choice.ts";
import {
  claim,
  type DeliveryRow,
  dueMoved,
  listDeliveries,
  listDue,
  listReads,
  settled,
} from "./delivery-store.ts";
import { GIVEN_UP_AFTER_MS, nextTry, planPosts, WINDOW_MS } from "./digest.ts";
import { ALERT_JOB_VERSION } from "./jobs.ts";
import { writeOffLink } from "./off-link.ts";
import { sendPush } from "./push/send.ts";
import { vapidSettings } from "./push/vapid.ts";
import { type DeviceRow, readChoices } from "./settings-store.ts";
import type { NoticeText } from "./texts.ts";

/** Of one workspace in one go; the rest is rung for again. */
const MOST_AT_ONCE = 50;
const TIMES_TOLD = new Set(["sending", "sent", "unknown"]);

type Outcome =
  | { kind: "sent" }
  | { kind: "gone" }
  | { kind: "later"; afterMs: number | null }
  | { kind: "refused" }
  | { kind: "unknown" };
type Telling = { row: AlertRow; text: NoticeText };
/** One way to one person: their mailbox, or one of their browsers. */
type Way = {
  personId: string;
  channel: string;
  language: "fr" | "en";
  wants: (kind: AlertRow["kind"]) => boolean;
  hasRead: (row: AlertRow) => boolean;
  send: (postId: string, told: readonly Telling[]) => Promise<Outcome>;
};

/**
 * Tells whoever wants it by e-mail or push what they have not read in the page (docs/notifications.md). Each alert is
 * claimed for a person and a way before anything is sent, so that it goes there at most once; a definite failure is
 * tried again. Killed anywhere, the rows say what is left.
 * @param only this alert alone, at once
 */
export async function deliverAlerts(deps: Deps, tenant: TenantDb, only: string | null = null): Promise<void> {
  const now = deps.now();
  const due = await listDue(tenant, { now, only, limit: MOST_AT_ONCE });
  if (due.length === 0) return;
  const ids = due.map(({ id }) => id);
  const [rows, deliveries, ways] = await Promise.all([
    listAlerts(tenant, { personId: null, unread: false, limit: ids.length, only: ids }),
    listDeliveries(tenant, { fromId: alertIdFrom(now - GIVEN_UP_AFTER_MS * 5), ids, since: now - WINDOW_MS }),
    waysOf(deps, tenant, ids),
  ]);
  rows.reverse();
  const tell = await alertTeller(deps, tenant, rows);
  const next = new Map<string, number>();
  const later = (id: string, at: number) => next.set(id, Math.min(at, next.get(id) ?? at));

  for (const way of ways) {
    const mine = deliveries.filter(
      ({ personId, channel }) => personId === way.personId && channel === way.channel,
    );
    const pending = rows.filter((row) => isPending(row, way, mine, now, later));
    const plan = planPosts(
      pending.map(({ id }) => id),
      timesTold(mine),
      now,
    );
    if (plan.waitUntil !== null) for (const { id } of pending) later(id, plan.waitUntil);
    for (const alertIds of plan.posts) {
      const told = pending
        .filter(({ id }) => alertIds.includes(id))
        .map((row) => ({ row, text: tell(row, way.language) }));
      await post(deps, tenant, way, told, later);
    }
  }
  await tenant.batch(due.map(({ id, dueAt }) => dueMoved(id, dueAt, next.get(id) ?? null)));
  if (due.length === MOST_AT_ONCE && only === null)
    await deps.env.SYNC.send({ v: ALERT_JOB_VERSION, kind: "notify", workspaceId: tenant.workspaceId });
}

/** Wanted, unread, still true, and neither told nor being told. Notes when one that waits is next tried. */
function isPending(
  row: AlertRow,
  way: Way,
  mine: readonly DeliveryRow[],
  now: number,
  later: (id: string, at: number) => void,
): boolean {
  if (!way.wants(row.kind) || way.hasRead(row)) return false;
  if (row.untilAt !== null && row.untilAt <= now) return false;
  const delivery = mine.find(({ alertId }) => alertId === row.id);
  if (!delivery) return true;
  if (delivery.state !== "waiting" || delivery.nextAt === null) return false;
  if (delivery.nextAt > now) later(row.id, delivery.nextAt);
  return delivery.nextAt <= now;
}

/** One time for each mail or push, however many alerts it held. */
const timesTold = (mine: readonly DeliveryRow[]): number[] => [
  ...new Map(
    mine.filter(({ state }) => TIMES_TOLD.has(state)).map(({ postId, at }) => [postId, at]),
  ).values(),
];

async function post(
  deps: Deps,
  tenant: TenantDb,
  way: Way,
  told: readonly Telling[],
  later: (id: string, at: number) => void,
): Promise<void> {
  const now = deps.now();
  const { personId, channel } = way;
  const wanted = { id: newId("req", now), personId, channel, alertIds: told.map(({ row }) => row.id) };
  const claimed = await claim(tenant, wanted, now);
  if (claimed.length === 0) return;
  const mine = { ...wanted, alertIds: claimed.map(({ alertId }) => alertId) };
  const going = told.filter(({ row }) => mine.alertIds.includes(row.id));
  const outcome = await way.send(mine.id, going);
  if (outcome.kind !== "later") {
    const state = outcome.kind === "sent" || outcome.kind === "unknown" ? outcome.kind : "dropped";
    await tenant.batch([settled(mine, state, null)]);
    return;
  }
  const tries = Math.max(...claimed.map(({ attempts }) => attempts));
  const oldest = Math.min(...going.map(({ row }) => row.at));
  const nextAt = nextTry(tries, { at: oldest, now, random: deps.random(), afterMs: outcome.afterMs });
  await tenant.batch([settled(mine, nextAt === null ? "dropped" : "waiting", nextAt)]);
  if (nextAt !== null) for (const id of mine.alertIds) later(id, nextAt);
}

/** Everybody's ways, of those who belong to the workspace now. */
async function waysOf(deps: Deps, tenant: TenantDb, ids: readonly string[]): Promise<Way[]> {
  const [members, { choices, devices }, workspace] = await Promise.all([
    listMembers(deps, tenant.workspaceId),
    readChoices(tenant, null),
    readWorkspace(tenant),
  ]);
  const reads = await listReads(
    tenant,
    members.map(({ id }) => id),
    ids,
  );
  const ways: Way[] = [];
  for (const member of members) {
    const chosen = choices.find(({ personId }) => personId === member.id);
    const own = devices.filter(({ personId }) => personId === member.id);
    const isOwner = member.role === "owner";
    const read = new Set(
      reads.filter(({ personId }) => personId === member.id).map(({ alertId }) => alertId),
    );
    const person = {
      personId: member.id,
      language: chosen?.language ?? workspace.language,
      hasRead: ({ id }: AlertRow) => id <= (chosen?.readUntil ?? "") || read.has(id),
    };
    ways.push({
      ...person,
      channel: "email",
      wants: (kind) => wantsMail(chosen?.email, kind, isOwner),
      send: (postId, told) => mail(deps, tenant, member, person.language, postId, told),
    });
    for (const device of own) {
      ways.push({
        ...person,
        channel: `push:${device.id}`,
        wants: (kind) => wantsPush(chosen?.push, kind),
        send: (postId, told) => push(deps, device, person.language, postId, told),
      });
    }
  }
  return ways;
}

async function mail(
  deps: Deps,
  tenant: TenantDb,
  member: { id: string; name: string; email: string },
  language: "fr" | "en",
  postId: string,
  told: readonly Telling[],
): Promise<Outcome> {
  const [first] = told;
  if (!first) return { kind: "refused" };
  const page = (row: AlertRow): string => `${deps.config.PUBLIC_APP_URL}${pathOf(row)}`;
  const isDigest = told.length > 1;
  const text = isDigest
    ? digestText(
        told.map((one) => one.text.title),
        language,
      )
    : first.text;
  const offLink = await writeOffLink(deps.config, {
    workspaceId: tenant.workspaceId,
    personId: member.id,
    kind: first.row.kind,
  });
  try {
    const outcome = await deps.mailer.send({
      kind: "notice",
      to: member.email,
      name: member.name,
      ...text,
      language,
      link: isDigest ? `${deps.config.PUBLIC_APP_URL}/alerts` : page(first.row),
      ...(isDigest ? { lines: told.map((one) => ({ text: one.text.title, link: page(one.row) })) } : {}),
      offLink,
      onceKey: onceKeyOf(member.id, told, postId),
    });
    return outcome ?? { kind: "sent" };
  } catch (error) {
    const name = error instanceof Error ? error.name : "unknown";
    console.error(JSON.stringify({ event: "alert.not-mailed", error: name }));
    return { kind: "unknown" };
  }
}

/** The same for each try of one alert; a digest is made anew, of what then waits. */
const onceKeyOf = (personId: string, told: readonly Telling[], postId: string): string =>
  told.length === 1 ? `${told[0]?.row.id}.${personId}` : postId;

async function push(
  deps: Deps,
  device: DeviceRow,
  language: "fr" | "en",
  postId: string,
  told: readonly Telling[],
): Promise<Outcome> {
  const vapid = vapidSettings(deps.config);
  const [first] = told;
  if (!vapid || !first) return { kind: "refused" };
  const isDigest = told.length > 1;
  const text = isDigest
    ? digestText(
        told.map((one) => one.text.title),
        language,
      )
    : first.text;
  const outcome = await sendPush(
    deps,
    vapid,
    { endpoint: device.endpoint, keys: device },
    {
      title: text.title,
      body: isDigest ? told.map((one) => one.text.title).join("\n") : text.body,
      link: isDigest ? "/alerts" : pathOf(first.row),
      tag: isDigest ? postId : first.row.id,
      language,
    },
  );
  if (outcome.kind === "gone") await deps.system.alerts.forgetDevice(device.id);
  if (outcome.kind === "refused")
    console.error(JSON.stringify({ event: "alert.push-refused", cause: outcome.cause }));
  return outcome;
}
