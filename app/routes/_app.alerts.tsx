import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { load } from "../api.server.ts";
import { AlertList } from "../components/alert-list.tsx";
import { ask } from "../components/ask.ts";
import { Button, LinkButton } from "../components/button.tsx";
import { Empty, PageTitle } from "../components/empty.tsx";
import { useLiveRefresh } from "../components/live.tsx";
import { Pager } from "../components/pager.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { pageTitle } from "../i18n/dictionaries.server.ts";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  const cursor = new URL(door.request.url).searchParams.get("cursor");
  return load(door, async (api) => ({
    title: pageTitle(door.request, (words) => words.alerts.title),
    ...(await api.alerts({ cursor })),
  }));
}

/** Everything that people were told of in the last thirty days. */
export default function Alerts() {
  const { t } = useTranslation();
  const { items, nextCursor } = useLoaderData<typeof loader>();
  useLiveRefresh();
  return (
    <div className="max-w-3xl">
      <PageTitle title={t("alerts.title")}>
        {items.some(({ readAt }) => readAt === null) ? (
          <Form method="post" action="/alerts/read">
            <input type="hidden" name="back" value="1" />
            <Button type="submit">{t("alerts.readAll")}</Button>
          </Form>
        ) : null}
        <LinkButton to="/settings/notifications">{t("alerts.settings")}</LinkButton>
      </PageTitle>
      {items.length === 0 ? (
        <Empty title={t("alerts.empty")} body={t("alerts.emptyBody")} />
      ) : (
        <div className="card overflow-hidden">
          <AlertList
            items={items}
            onFollow={({ id, readAt }) => {
              if (readAt === null) void ask("/alerts/read", { id });
            }}
          />
        </div>
      )}
      <Pager path="/alerts" nextCursor={nextCursor} />
    </div>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
