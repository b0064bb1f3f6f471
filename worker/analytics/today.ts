import { plannedCapabilities } from "../accounts/capabilities.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { totalsOf } from "../leads/totals.ts";
import { dailyAllowance } from "../messaging/quota.ts";
import { reachFacts, reachOf, WINDOW_MS, windowClosesAt } from "../messaging/reach.ts";
import { addDays, DAY_MS, HOUR_MS, localDay } from "../scoring/days.ts";
import type { Today } from "./contract.ts";
import { type DayRow, type RecentLead, readToday, type SenderRow } from "./today-store.ts";

const DAYS_SHOWN = 14;
const CLOSING_SOON_MS = 6 * HOUR_MS;
/** Leads active within the window that are looked at for somebody who waits. */
const RECENT_LEADS = 200;
/** Nobody reads a longer queue to the digit. */
const OPEN_MESSAGES = 1000;

type Figures = Today["today"];

/** The first page: who waits, what happened, what is coming. */
export async function readTodayPage(deps: Deps, tenant: TenantDb): Promise<Today> {
  const now = deps.now();
  const rows = await readToday(tenant, {
    // The zone comes with the same answer: one day more on the far side covers any.
    fromDay: new Date(now - (DAYS_SHOWN + 1) * DAY_MS).toISOString().slice(0, 10),
    activeSince: now - WINDOW_MS,
    leadsRead: RECENT_LEADS,
    messagesRead: OPEN_MESSAGES,
  });
  const zone = rows.settings?.zone ?? "Europe/Paris";
  const date = localDay(now, zone);
  const senders = rows.senders.filter((sender) => sender.status === "connected");
  const totals = totalsOf({ accounts: rows.totals, state: rows.settings });
  return {
    date,
    ...waitingOf(deps, rows.recent, now),
    today: figuresOf(rows.days, date),
    yesterday: figuresOf(rows.days, addDays(date, -1)),
    totals: {
      leads: totals.total,
      byStatus: totals.status,
      target: totals.target.count,
      targetAsOf: totals.target.asOf,
    },
    quota: {
      limit: limitOf(senders, zone, now),
      sent: sentBy(senders, rows.days, date),
      reserved: rows.open.open - rows.open.willExpire,
      willExpire: rows.open.willExpire,
    },
    days: Array.from({ length: DAYS_SHOWN }, (_, index) => {
      const day = addDays(date, index - DAYS_SHOWN + 1);
      return { date: day, ...figuresOf(rows.days, day) };
    }),
    setup: {
      account: rows.senders.some((sender) => sender.status !== "disconnected"),
      template: rows.setup.template === 1,
      automation: rows.setup.automation === 1,
      firstLead: totals.total > 0,
    },
    stopped: rows.settings?.stopped === 1,
  };
}

/** People whose last word is newer than ours and whose window is open; a sale made or lost waits for nobody. */
function waitingOf(
  deps: Deps,
  recent: readonly RecentLead[],
  now: number,
): Pick<Today, "waiting" | "waitingIsCapped" | "closingSoon"> {
  const closing = recent
    .filter(
      ({ lastInboundAt, lastSentAt }) =>
        lastInboundAt !== null && lastInboundAt > (lastSentAt ?? 0) && now < windowClosesAt(lastInboundAt),
    )
    .filter((lead) => lead.status !== "converted" && lead.status !== "refused")
    .map((lead) => reachOf(factsOf(deps, lead), now))
    // Where a platform forbids automation an open window is for people only: somebody waits all the same.
    .filter((reach) => reach.kind === "window" || reach.kind === "human_only")
    .map((reach) => reach.until ?? Number.POSITIVE_INFINITY);
  return {
    waiting: closing.length,
    waitingIsCapped: recent.length === RECENT_LEADS,
    closingSoon: closing.filter((until) => until - now <= CLOSING_SOON_MS).length,
  };
}

function factsOf(deps: Deps, lead: RecentLead) {
  const capabilities = deps.platform(lead.platform)?.capabilities ?? plannedCapabilities(lead.platform);
  return reachFacts({ ...lead, replyUsed: lead.replyUsed === 1, blocked: lead.blocked === 1 }, capabilities);
}

function figuresOf(days: readonly DayRow[], day: string): Figures {
  const sum: Figures = { people: 0, messages: 0, answers: 0, phones: 0 };
  for (const row of days) {
    if (row.day !== day) continue;
    sum.people += row.people;
    sum.messages += row.messages;
    sum.answers += row.answers;
    sum.phones += row.phones;
  }
  return sum;
}

/** What the accounts that send may send today, warm-up included. */
const limitOf = (senders: readonly SenderRow[], zone: string, now: number): number =>
  senders
    .filter((sender) => sender.paused === 0)
    .map(({ dailyDmLimit, warmUpSince }) =>
      dailyAllowance(
        { dailyLimit: dailyDmLimit, warmUp: warmUpSince === null ? null : { since: warmUpSince }, zone },
        now,
      ),
    )
    .reduce((sum, limit) => sum + limit, 0);

function sentBy(senders: readonly SenderRow[], days: readonly DayRow[], date: string): number {
  const ids = new Set(senders.map((sender) => sender.id));
  return days.reduce(
    (sum, row) => (row.day === date && ids.has(row.accountId) ? sum + row.messages : sum),
    0,
  );
}
