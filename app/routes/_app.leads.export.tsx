import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { load } from "../api.server.ts";
import { BackLink } from "../components/back-link.tsx";
import { PageTitle, Section } from "../components/empty.tsx";
import { ExportForm } from "../components/export-form.tsx";
import { ExportList } from "../components/export-list.tsx";
import { NextPages } from "../components/next-pages.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { pageTitle } from "../i18n/dictionaries.server.ts";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  const cursor = new URL(door.request.url).searchParams.get("cursor");
  return load(door, async (api) => ({
    title: pageTitle(door.request, (words) => words.exports.title),
    ...(await api.exports(cursor)),
  }));
}

export default function Exports() {
  const { t } = useTranslation();
  const { items, nextCursor } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-4xl">
      <BackLink to="/leads">{t("lead.back")}</BackLink>
      <PageTitle title={t("exports.title")} />
      <p className="mb-4 max-w-prose text-muted">{t("exports.reminder")}</p>
      <div className="card p-5">
        <ExportForm />
      </div>
      <div className="mt-8">
        <Section title={t("exports.past")}>
          {items.length === 0 ? (
            <p className="text-muted">{t("exports.pastNone")}</p>
          ) : (
            <ExportList exports={items} />
          )}
          <NextPages nextCursor={nextCursor} />
        </Section>
      </div>
    </div>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
