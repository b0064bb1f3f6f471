import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { load, openApi } from "../api.server.ts";
import { useApp } from "../components/app-data.ts";
import { BackLink } from "../components/back-link.tsx";
import { PageTitle } from "../components/empty.tsx";
import { useLiveRefresh } from "../components/live.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { ReadingBudget } from "../components/reading-budget.tsx";
import { ReadingList } from "../components/reading-list.tsx";
import { mayBeOffered } from "../format/roles.ts";
import { refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  const cursor = new URL(door.request.url).searchParams.get("cursor");
  return load(door, async (api) => {
    const [workspace, readings] = await Promise.all([api.workspace(), api.readings({ cursor })]);
    return {
      title: pageTitle(door.request, (words) => words.reading.title),
      workspace,
      ...readings,
    };
  });
}

export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const text = String(form.get("aiDailyCalls") ?? "").trim();
  return refusalOf(async () => {
    await openApi(door).changeWorkspace({ aiDailyCalls: text === "" ? Number.NaN : Number(text) });
    return { saved: true as const };
  });
}

/** How much an AI may read, and what it was given. */
export default function ReadingPage() {
  const { t } = useTranslation();
  const { workspace, items, nextCursor } = useLoaderData<typeof loader>();
  const { me } = useApp();
  useLiveRefresh();
  return (
    <div className="max-w-4xl">
      <BackLink to="/settings">{t("settings.title")}</BackLink>
      <PageTitle title={t("reading.title")} />
      <p className="mb-5 max-w-prose text-muted">{t("reading.lead")}</p>
      <div className="flex flex-col gap-8">
        <ReadingBudget workspace={workspace} mayChange={mayBeOffered(me.role, "manage-workspace")} />
        <ReadingList items={items} nextCursor={nextCursor} />
      </div>
    </div>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
