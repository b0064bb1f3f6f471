import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { load, openApi } from "../api.server.ts";
import { useApp } from "../components/app-data.ts";
import { BackLink } from "../components/back-link.tsx";
import { LinkButton } from "../components/button.tsx";
import { Empty, PageTitle } from "../components/empty.tsx";
import { ErasureRow } from "../components/erasure-row.tsx";
import { useLiveRefresh } from "../components/live.tsx";
import { Pager } from "../components/pager.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { mayBeOffered } from "../format/roles.ts";
import { refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  const cursor = new URL(door.request.url).searchParams.get("cursor");
  return load(door, async (api) => ({
    title: pageTitle(door.request, (words) => words.privacy.title),
    ...(await api.erasures({ cursor })),
  }));
}

export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  return refusalOf(async () => {
    await openApi(door).liftErasure(String(form.get("id") ?? ""));
    return { lifted: true as const };
  });
}

export default function Privacy() {
  const { t } = useTranslation();
  const { items, nextCursor } = useLoaderData<typeof loader>();
  const { me } = useApp();
  useLiveRefresh();
  const mayLift = mayBeOffered(me.role, "lift-block");
  return (
    <div className="max-w-4xl">
      <BackLink to="/settings">{t("settings.title")}</BackLink>
      <PageTitle title={t("privacy.title")} />
      <section
        aria-label={t("doNotContact.title")}
        className="card mb-6 flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3"
      >
        <p className="min-w-0 flex-1 basis-64">{t("doNotContact.settingsLead")}</p>
        <LinkButton to="/settings/privacy/do-not-contact">{t("doNotContact.open")}</LinkButton>
      </section>
      <p className="mb-5 max-w-prose text-muted">{t("privacy.lead")}</p>
      {items.length === 0 && nextCursor === null ? (
        <Empty title={t("privacy.none")} body={t("privacy.noneBody")} />
      ) : (
        <ul className="card divide-y divide-line">
          {items.map((erasure) => (
            <ErasureRow key={erasure.id} erasure={erasure} mayLift={mayLift} />
          ))}
        </ul>
      )}
      <Pager path="/settings/privacy" nextCursor={nextCursor} />
    </div>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
