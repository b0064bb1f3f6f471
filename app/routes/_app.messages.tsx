import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { type Api, load, openApi } from "../api.server.ts";
import { AutomationSections } from "../components/automation-sections.tsx";
import { PageTitle } from "../components/empty.tsx";
import { ForecastCard } from "../components/forecast.tsx";
import { useLiveRefresh } from "../components/live.tsx";
import { MessageFilters } from "../components/message-filters.tsx";
import { MessageList } from "../components/message-list.tsx";
import { Pager } from "../components/pager.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { PublicReplyList } from "../components/public-reply-list.tsx";
import { messageQuery, readMessageTab } from "../format/message-query.ts";
import { refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";

export { pageMeta as meta } from "../page-meta.ts";

/** What the page lists: private messages, or answers under comments with the automations that gave them. */
async function readList(api: Api, search: URLSearchParams) {
  if (readMessageTab(search) !== "public") {
    const { items, nextCursor } = await api.messages(messageQuery(search));
    return { kind: "messages" as const, messages: items, nextCursor };
  }
  const [{ items, nextCursor }, automations] = await Promise.all([
    api.publicReplies({ cursor: search.get("cursor")?.slice(0, 600) }),
    // Their names are worth having; the replies stand without.
    api.automations().catch(() => []),
  ]);
  return {
    kind: "public" as const,
    replies: items,
    automations: automations.map(({ id, name }) => ({ id, name })),
    nextCursor,
  };
}

export function loader(door: LoaderFunctionArgs) {
  const search = new URL(door.request.url).searchParams;
  return load(door, async (api) => {
    const [list, forecasts] = await Promise.all([
      readList(api, search),
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
    return { title: pageTitle(door.request, (words) => words.messages.title), list, forecasts };
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
  const { list, forecasts } = useLoaderData<typeof loader>();
  useLiveRefresh();
  return (
    <>
      <PageTitle title={t("automations.title")} />
      <AutomationSections current="sends" />
      <div className="mt-5 grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_320px]">
        <section aria-label={t("messages.title")} className="flex min-w-0 flex-col gap-3">
          <MessageFilters />
          {list.kind === "public" ? (
            <PublicReplyList replies={list.replies} automations={list.automations} />
          ) : (
            <MessageList messages={list.messages} hasMore={list.nextCursor !== null} />
          )}
          <Pager path="/messages" nextCursor={list.nextCursor} />
        </section>
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
