import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { load, openApi } from "../api.server.ts";
import { buttonClass } from "../components/button.tsx";
import { Empty, PageTitle } from "../components/empty.tsx";
import { ForecastCard } from "../components/forecast.tsx";
import { useArrivals, useLiveRefresh } from "../components/live.tsx";
import { MessageRow } from "../components/message-row.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { Tabs } from "../components/tabs.tsx";
import { changedView } from "../format/lead-query.ts";
import { MESSAGE_TABS, messageQuery, readMessageTab } from "../format/message-query.ts";
import { refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  const search = new URL(door.request.url).searchParams;
  return load(door, async (api) => {
    const [page, forecasts] = await Promise.all([
      api.messages(messageQuery(search)),
      api.accounts().then((accounts) =>
        Promise.all(
          accounts
            .filter((account) => account.capabilities.message || account.capabilities.privateReply)
            // A forecast that fails leaves its card saying so; the messages are still shown.
            .map(async (account) => ({
              account,
              forecast: await api.forecast(account.id).catch(() => null),
            })),
        ),
      ),
    ]);
    return {
      title: pageTitle(door.request, (words) => words.messages.title),
      messages: page.items,
      nextCursor: page.nextCursor,
      forecasts,
    };
  });
}

export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  return refusalOf(async () => {
    const api = openApi(door);
    if (form.get("intent") === "raise") {
      const account = await api.changeAccount(text("accountId"), { dailyDmLimit: Number(text("limit")) });
      return { raised: account.dailyDmLimit };
    }
    await api.cancel(text("id"));
    return { cancelled: true as const };
  });
}

export default function Messages() {
  const { t } = useTranslation();
  const { messages, nextCursor, forecasts } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const tab = readMessageTab(search);
  useLiveRefresh();
  const arrived = useArrivals(
    messages.map((message) => message.id),
    search.toString(),
  );
  return (
    <>
      <PageTitle title={t("messages.title")} />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_320px]">
        <div className="min-w-0">
          <Tabs
            label={t("messages.filter")}
            current={tab}
            items={MESSAGE_TABS.map((key) => ({
              key,
              label: t(`messages.tabs.${key}`),
              to: changedView(search, { tab: key === "all" ? null : key }),
            }))}
          />
          <div className="mt-3">
            {messages.length > 0 ? (
              <ul aria-label={t("messages.title")} className="card divide-y divide-line overflow-hidden">
                {messages.map((message) => (
                  <MessageRow key={message.id} message={message} arrived={arrived.has(message.id)} />
                ))}
              </ul>
            ) : (
              <Empty title={t("messages.empty")} body={t("messages.emptyBody")} />
            )}
          </div>
          <div className="mt-4 flex flex-wrap items-center gap-2">
            {search.has("cursor") ? (
              <Link to={changedView(search, {})} className={buttonClass("quiet")}>
                {t("do.first")}
              </Link>
            ) : null}
            {nextCursor ? (
              <Link to={changedView(search, { cursor: nextCursor })} className={buttonClass("plain")}>
                {t("do.next")}
                <ArrowRight size={16} aria-hidden />
              </Link>
            ) : null}
          </div>
        </div>
        <aside
          aria-label={t("messages.forecast.title")}
          className="flex min-w-0 flex-col gap-3 max-xl:order-first"
        >
          {forecasts.map(({ account, forecast }) => (
            <ForecastCard key={account.id} account={account} forecast={forecast} />
          ))}
        </aside>
      </div>
    </>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
