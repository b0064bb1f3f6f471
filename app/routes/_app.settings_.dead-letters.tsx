import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { load, openApi } from "../api.server.ts";
import { BackLink } from "../components/back-link.tsx";
import { DeadLetterRow } from "../components/dead-letter-row.tsx";
import { Empty, PageTitle } from "../components/empty.tsx";
import { useLiveRefresh } from "../components/live.tsx";
import { Pager } from "../components/pager.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";

const PATH = "/settings/dead-letters";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  const cursor = new URL(door.request.url).searchParams.get("cursor");
  return load(door, async (api) => ({
    title: pageTitle(door.request, (words) => words.deadLetters.title),
    ...(await api.deadLetters(cursor)),
  }));
}

export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const id = String(form.get("id") ?? "");
  return refusalOf(async () => {
    const api = openApi(door);
    if (form.get("intent") === "remove") {
      await api.removeDeadLetter(id);
      return { done: "remove" as const };
    }
    await api.replayDeadLetter(id);
    return { done: "replay" as const };
  });
}

export default function DeadLettersPage() {
  const { t } = useTranslation();
  const { items, nextCursor } = useLoaderData<typeof loader>();
  useLiveRefresh();
  return (
    <div className="max-w-4xl">
      <BackLink to="/settings">{t("settings.title")}</BackLink>
      <PageTitle title={t("deadLetters.title")} />
      <p className="mb-5 max-w-prose text-muted">{t("deadLetters.lead")}</p>
      {items.length === 0 && nextCursor === null ? (
        <Empty title={t("deadLetters.empty")} body={t("deadLetters.emptyBody")} />
      ) : (
        <ul className="card divide-y divide-line">
          {items.map((letter) => (
            <DeadLetterRow key={letter.id} letter={letter} />
          ))}
        </ul>
      )}
      <Pager path={PATH} nextCursor={nextCursor} />
    </div>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
