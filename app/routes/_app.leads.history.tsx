import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { load, openApi } from "../api.server.ts";
import { BackLink } from "../components/back-link.tsx";
import { ChangeRow } from "../components/change-row.tsx";
import { Empty, PageTitle } from "../components/empty.tsx";
import { useLiveRefresh } from "../components/live.tsx";
import { NextPages } from "../components/next-pages.tsx";
import { FormProblem, RouteProblem } from "../components/problem.tsx";
import { refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";
import { problemIn } from "../problem.ts";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  const cursor = new URL(door.request.url).searchParams.get("cursor");
  return load(door, async (api) => ({
    title: pageTitle(door.request, (words) => words.changes.title),
    ...(await api.changes(cursor)),
  }));
}

export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  return refusalOf(async () => {
    await openApi(door).undoChange(String(form.get("undoId") ?? ""));
    throw redirect("/leads/history");
  });
}

export default function History() {
  const { t } = useTranslation();
  const { items, nextCursor } = useLoaderData<typeof loader>();
  const problem = problemIn(useActionData<typeof action>());
  useLiveRefresh();
  return (
    <div className="max-w-4xl">
      <BackLink to="/leads">{t("lead.back")}</BackLink>
      <PageTitle title={t("changes.title")} />
      <p className="mb-5 max-w-prose text-muted">{t("changes.lead")}</p>
      <FormProblem problem={problem} />
      {items.length === 0 && nextCursor === null ? (
        <Empty title={t("changes.none")} body={t("changes.noneBody")} />
      ) : (
        <ul className="card divide-y divide-line">
          {items.map((change) => (
            <ChangeRow key={change.id} change={change} />
          ))}
        </ul>
      )}
      <NextPages nextCursor={nextCursor} />
    </div>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
