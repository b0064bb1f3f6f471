import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { load } from "../api.server.ts";
import { useApp } from "../components/app-data.ts";
import { ChartCard } from "../components/chart-card.tsx";
import { PlayCard } from "../components/demo.tsx";
import { PageTitle } from "../components/empty.tsx";
import { useArrivals, useLiveRefresh } from "../components/live.tsx";
import { NoticeStack } from "../components/notices.tsx";
import { usePlace } from "../components/place.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { QuotaCard } from "../components/quota.tsx";
import { SlowDowns } from "../components/slow-down.tsx";
import { Feed, type FeedItem, Figures, SetupList } from "../components/today-cards.tsx";
import { ToDo } from "../components/today-todo.tsx";
import { numberText } from "../format/clock.ts";
import { closingWhen } from "../format/today.ts";
import { todoRows } from "../format/todo.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";

const TODO_ROWS = 5;
const FEED_ROWS = 8;
const DUE_READ = 50;

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  return load(door, async (api) => {
    const [today, due, reachable, recent, messages] = await Promise.all([
      api.today(),
      // Read to say how many there are; a page without them is still worth showing.
      api.leads({ reminder: "due", limit: DUE_READ }).catch(() => ({ items: [], nextCursor: null })),
      api.leads({ status: "new,contacted,in_progress", reach: "open,human_only", limit: 100 }),
      api.leads({ sort: "recent", limit: FEED_ROWS }),
      api.messages({ limit: FEED_ROWS }),
    ]);
    if (!today.setup.account) throw redirect("/welcome");
    const nowMs = Date.now();
    const feed: FeedItem[] = [
      ...recent.items.map((lead) => ({
        id: `${lead.id}-${lead.lastInteractionAt}`,
        at: lead.lastInteractionAt,
        type: "lead" as const,
        lead,
      })),
      ...messages.items.map((message) => ({
        id: `${message.id}-${message.state}`,
        at: message.sentAt ?? message.createdAt,
        type: "message" as const,
        message,
      })),
    ];
    return {
      title: pageTitle(door.request, (words) => words.today.title),
      today,
      due: { count: due.items.length, isMore: due.nextCursor !== null },
      todo: todoRows(due.items, reachable.items, nowMs).slice(0, TODO_ROWS),
      feed: feed.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, FEED_ROWS),
    };
  });
}

export default function TodayPage() {
  const { t } = useTranslation();
  const { today, due, todo, feed } = useLoaderData<typeof loader>();
  const { me, accounts, sandboxUrl } = useApp();
  const { place, nowMs } = usePlace();
  useLiveRefresh();
  const arrived = useArrivals(
    feed.map((item) => item.id),
    "feed",
  );
  const waiting = today.waitingIsCapped
    ? t("today.waitingCapped", { n: numberText(today.waiting, place.language) })
    : t("today.waiting", { count: today.waiting });
  const sentence =
    today.waiting === 0
      ? t("today.nobody")
      : waiting +
        (today.closingSoon > 0
          ? t("today.closing", {
              count: today.closingSoon,
              when: t(`today.${closingWhen(nowMs, place.zone)}`),
            })
          : t("today.end"));
  return (
    <>
      <NoticeStack />
      <SlowDowns />
      <PageTitle title={t("today.title")} />
      <p className="mb-5 max-w-3xl font-title text-lg font-semibold text-balance" suppressHydrationWarning>
        {sentence}
      </p>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_320px]">
        <div className="flex min-w-0 flex-col gap-6">
          <SetupList setup={today.setup} />
          <ToDo leads={todo} due={due} />
          <Figures today={today} />
          <ChartCard days={today.days} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          {me.demo ? <PlayCard sandboxUrl={sandboxUrl} username={accounts[0]?.username ?? null} /> : null}
          <div className="card p-4">
            <QuotaCard quota={today.quota} />
          </div>
          <Feed items={feed} arrived={arrived} />
        </div>
      </div>
    </>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
