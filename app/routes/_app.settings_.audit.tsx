import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { load, openApi } from "../api.server.ts";
import { AuditCheckCard } from "../components/audit-check.tsx";
import { AuditRow } from "../components/audit-row.tsx";
import { BackLink } from "../components/back-link.tsx";
import { Empty, PageTitle } from "../components/empty.tsx";
import { useLiveRefresh } from "../components/live.tsx";
import { Pager } from "../components/pager.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";

const PATH = "/settings/audit";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  const cursor = new URL(door.request.url).searchParams.get("cursor");
  return load(door, async (api) => ({
    title: pageTitle(door.request, (words) => words.audit.title),
    ...(await api.audit(cursor)),
  }));
}

/** Checks the log. */
export async function action(door: ActionFunctionArgs) {
  return refusalOf(async () => ({ check: await openApi(door).verifyAudit() }));
}

export default function AuditPage() {
  const { t } = useTranslation();
  const { items, nextCursor } = useLoaderData<typeof loader>();
  useLiveRefresh();
  return (
    <div className="max-w-4xl">
      <BackLink to="/settings">{t("settings.title")}</BackLink>
      <PageTitle title={t("audit.title")} />
      <p className="mb-5 max-w-prose text-muted">{t("audit.lead")}</p>
      <AuditCheckCard />
      {items.length === 0 && nextCursor === null ? (
        <Empty title={t("audit.empty")} body={t("audit.emptyBody")} />
      ) : (
        <ul className="card divide-y divide-line">
          {items.map((entry) => (
            <AuditRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      <Pager path={PATH} nextCursor={nextCursor} />
    </div>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
