import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { readWorkspace } from "../identity/service.ts";
import { raiseNotice, resolveNotices } from "../notifications/service.ts";
import { addDays, localClockMs, localDay } from "../scoring/days.ts";
import type { LossReport } from "./loss-contract.ts";
import { judgeLoss, type LossDay, type LossFigures, lastDay, lossRate, withoutYoung } from "./loss-rule.ts";
import {
  listLossDays,
  listWatchedDays,
  listYoungFinds,
  type WatchedDay,
  type YoungFind,
} from "./loss-store.ts";
import type { AccountRow } from "./store.ts";

const NOTHING: LossFigures = { byWebhook: 0, byPoll: 0 };

/**
 * What polling found and no webhook confirmed within 60 minutes, per day, oldest first. What it found less than an
 * hour ago is not counted yet; that is looked for only where polling found anything at all.
 */
export async function reportLoss(
  deps: Deps,
  tenant: TenantDb,
  account: AccountRow,
  days: number,
): Promise<LossReport> {
  const { zone } = await readWorkspace(tenant);
  const now = deps.now();
  const today = localDay(now, zone);
  const from = addDays(today, 1 - Math.max(days, 2));
  const stored = new Map((await listLossDays(tenant, account.id, from, today)).map((one) => [one.day, one]));
  const names = Array.from({ length: Math.max(days, 2) }, (_, index) => addDays(from, index));
  const counted = names.map((day): LossDay => ({ ...NOTHING, ...stored.get(day), day }));
  const young = await youngOf(tenant, counted, now);
  const all = withoutYoung(counted, atsOf(young, account.id), zone);
  const isInstant = account.mode === "instant";
  const recent = lastDay(all.at(-1) ?? NOTHING, all.at(-2) ?? NOTHING, localClockMs(now, zone));
  const alarm = { mode: account.mode, thresholdPercent: account.lossAlarmPercent };
  return {
    items: all.slice(-days).map((day) => ({ ...day, rate: isInstant ? lossRate(day) : null })),
    thresholdPercent: account.lossAlarmPercent,
    isAlarming: judgeLoss(alarm, recent) === "raise",
  };
}

/** What does not count yet of such figures; looked for only where polling found anything at all. */
export const youngOf = async (
  tenant: TenantDb,
  figures: readonly LossFigures[],
  now: number,
): Promise<YoungFind[]> => (figures.some((one) => one.byPoll > 0) ? listYoungFinds(tenant, now) : []);

/** What is left of an account's `byPoll` without them. */
export const settledLosses = (
  one: LossFigures & { accountId: string },
  young: readonly YoungFind[],
): number => Math.max(0, one.byPoll - atsOf(young, one.accountId).length);

const atsOf = (young: readonly YoungFind[], accountId: string): number[] =>
  young.filter((one) => one.accountId === accountId).map((one) => one.at);

/** Once an hour: tells the owner of an account whose webhooks get lost, and takes it back when they come again. */
export async function watchLoss(deps: Deps, workspaceId: string): Promise<void> {
  const tenant = deps.tenant(workspaceId);
  const now = deps.now();
  // Two days back by any zone's calendar.
  const rows = await listWatchedDays(tenant, addDays(localDay(now, "UTC"), -2));
  const zone = rows[0]?.zone;
  if (zone === undefined) return;
  const days = rows.flatMap((row) => toLossDay(row) ?? []);
  const young = await youngOf(tenant, days, now);
  for (const [accountId, own] of Map.groupBy(rows, (row) => row.accountId)) {
    const counted = withoutYoung(
      own.flatMap((row) => toLossDay(row) ?? []),
      atsOf(young, accountId),
      zone,
    );
    const of = (day: string): LossFigures => counted.find((one) => one.day === day) ?? NOTHING;
    const today = localDay(now, zone);
    const recent = lastDay(of(today), of(addDays(today, -1)), localClockMs(now, zone));
    const verdict = judgeLoss(own[0]!, recent);
    if (verdict === "resolve") await resolveNotices(tenant, accountId, ["loss"]);
    if (verdict !== "raise") continue;
    const percent = 100 * (lossRate(recent) ?? 0);
    const thresholdPercent = own[0]?.thresholdPercent ?? undefined;
    await raiseNotice(deps, tenant, { kind: "loss", accountId, data: { percent, thresholdPercent } });
  }
}

const toLossDay = ({ day, byWebhook = 0, byPoll = 0 }: WatchedDay): LossDay | null =>
  day === null ? null : { day, byWebhook, byPoll };
