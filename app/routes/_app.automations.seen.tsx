import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { load } from "../api.server.ts";
import { AutomationSections } from "../components/automation-sections.tsx";
import { DecisionList } from "../components/decision-list.tsx";
import { PageTitle } from "../components/empty.tsx";
import { useLiveRefresh } from "../components/live.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { decisionQuery } from "../format/decision-query.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  return load(door, async (api) => ({
    title: pageTitle(door.request, (words) => words.decisions.titleAll),
    page: await api.decisions(null, decisionQuery(new URL(door.request.url).searchParams)),
  }));
}

export default function AutomationsSeen() {
  const { t } = useTranslation();
  const { page } = useLoaderData<typeof loader>();
  useLiveRefresh();
  return (
    <>
      <PageTitle title={t("automations.title")} />
      <AutomationSections current="seen" />
      <div className="mt-5">
        <DecisionList decisions={page.items} nextCursor={page.nextCursor} path="/automations/seen" isOfAll />
      </div>
    </>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
