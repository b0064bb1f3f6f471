import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { load, openApi } from "../api.server.ts";
import { useApp } from "../components/app-data.ts";
import { BackLink } from "../components/back-link.tsx";
import { Button } from "../components/button.tsx";
import { PageTitle } from "../components/empty.tsx";
import { ImportState } from "../components/import-list.tsx";
import { ImportMapping } from "../components/import-mapping.tsx";
import { ImportOutcome } from "../components/import-outcome.tsx";
import { ImportFigures, ImportPreview, ImportProblems } from "../components/import-preview.tsx";
import { useLiveRefresh } from "../components/live.tsx";
import { useLanguage } from "../components/place.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { numberText } from "../format/clock.ts";
import { refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";
import { readMapping } from "../import-upload.server.ts";
import { problemIn } from "../problem.ts";

const WHILE_RUNNING_MS = 1_000;
const OTHERWISE_MS = 10_000;

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  return load(door, async (api) => {
    const item = await api.import(door.params.id ?? "");
    const job =
      item.state === "running" && item.jobId !== null ? await api.job(item.jobId).catch(() => null) : null;
    return { title: pageTitle(door.request, (words) => words.imports.title), item, job };
  });
}

export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const id = door.params.id ?? "";
  return refusalOf(async () => {
    const api = openApi(door);
    switch (form.get("intent")) {
      case "map":
        await api.mapImport(id, readMapping(door.request, form));
        return { intent: "map" as const };
      case "drop":
        await api.removeImport(id);
        throw redirect("/leads/import");
      default:
        await api.startImport(id);
        return { intent: "start" as const };
    }
  });
}

export default function OneImport() {
  const { t } = useTranslation();
  const { item, job } = useLoaderData<typeof loader>();
  const problem = problemIn(useActionData<typeof action>());
  const { accounts } = useApp();
  const isDraft = item.state === "draft";
  useLiveRefresh(item.state === "running" ? WHILE_RUNNING_MS : OTHERWISE_MS);
  const account = accounts.find(({ id }) => id === item.accountId);
  return (
    <div className="flex max-w-4xl flex-col">
      <BackLink to="/leads/import">{t("imports.back")}</BackLink>
      <PageTitle title={item.fileName}>
        <ImportState state={item.state} />
      </PageTitle>
      {account ? <p className="-mt-3 mb-4 text-muted">@{account.username}</p> : null}
      <div className="flex flex-col gap-6">
        {isDraft ? null : <ImportOutcome item={item} job={job} />}
        <ImportFigures draft={item} />
        {isDraft ? (
          <>
            <ImportMapping key={JSON.stringify(item.mapping)} draft={item} problem={problem} />
            <ImportPreview draft={item} />
          </>
        ) : null}
        <ImportProblems draft={item} />
        {isDraft ? <Start valid={item.valid} /> : null}
      </div>
    </div>
  );
}

function Start({ valid }: { valid: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigation = useNavigation();
  const isBusy = navigation.state !== "idle";
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-5">
      <p className="text-muted">{t("imports.nobody")}</p>
      <div className="flex flex-wrap gap-2">
        {valid > 0 ? (
          <Form method="post">
            <input type="hidden" name="intent" value="start" />
            <Button type="submit" look="primary" disabled={isBusy}>
              {t("imports.start", { count: valid, n: numberText(valid, language) })}
            </Button>
          </Form>
        ) : null}
        <Form method="post">
          <input type="hidden" name="intent" value="drop" />
          <Button type="submit" look="quiet" disabled={isBusy}>
            {t("imports.removeDraft")}
          </Button>
        </Form>
      </div>
    </div>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
