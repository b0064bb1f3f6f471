import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { load, openApi } from "../api.server.ts";
import { useApp } from "../components/app-data.ts";
import { BackLink } from "../components/back-link.tsx";
import { BlockedRow } from "../components/blocked-row.tsx";
import { Empty, PageTitle } from "../components/empty.tsx";
import { useLiveRefresh } from "../components/live.tsx";
import { Pager } from "../components/pager.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { mayBeOffered } from "../format/roles.ts";
import { refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";

const PATH = "/settings/blocked";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  const cursor = new URL(door.request.url).searchParams.get("cursor");
  return load(door, async (api) => ({
    title: pageTitle(door.request, (words) => words.blockList.title),
    ...(await api.blocked(cursor)),
  }));
}

export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  return refusalOf(async () => {
    await openApi(door).changeLead(String(form.get("id") ?? ""), { blocked: false });
    return { unblocked: true as const };
  });
}

export default function BlockedPage() {
  const { t } = useTranslation();
  const { items, nextCursor } = useLoaderData<typeof loader>();
  const { me } = useApp();
  const mayUnblock = mayBeOffered(me.role, "write-leads");
  useLiveRefresh();
  return (
    <div className="max-w-4xl">
      <BackLink to="/settings">{t("settings.title")}</BackLink>
      <PageTitle title={t("blockList.title")} />
      <p className="mb-5 max-w-prose text-muted">{t("blockList.lead")}</p>
      {items.length === 0 && nextCursor === null ? (
        <Empty title={t("blockList.empty")} body={t("blockList.emptyBody")} />
      ) : (
        <ul className="card divide-y divide-line">
          {items.map((entry) => (
            <BlockedRow key={entry.leadId} entry={entry} mayUnblock={mayUnblock} />
          ))}
        </ul>
      )}
      <Pager path={PATH} nextCursor={nextCursor} />
    </div>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
