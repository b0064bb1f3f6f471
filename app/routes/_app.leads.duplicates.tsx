import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { load, openApi } from "../api.server.ts";
import { ask, isProblem } from "../components/ask.ts";
import { BackLink } from "../components/back-link.tsx";
import { DuplicateCard } from "../components/duplicate-card.tsx";
import { Empty, PageTitle } from "../components/empty.tsx";
import { NextPages } from "../components/next-pages.tsx";
import { FormProblem, RouteProblem } from "../components/problem.tsx";
import { useToast } from "../components/toast.tsx";
import { useUndo } from "../components/undo.ts";
import { refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";
import { problemIn } from "../problem.ts";
import type { MergeAnswer } from "./leads.merge.ts";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  const cursor = new URL(door.request.url).searchParams.get("cursor");
  return load(door, async (api) => ({
    title: pageTitle(door.request, (words) => words.duplicates.title),
    ...(await api.duplicates(cursor)),
  }));
}

/** Before scripts have loaded: the same two decisions, and the page again. */
export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const text = (name: string): string => String(form.get(name) ?? "");
  return refusalOf(async () => {
    const api = openApi(door);
    if (text("intent") === "dismiss") await api.dismissDuplicate(text("id"));
    else {
      const keptId = text("keep");
      const takenId = text("leads")
        .split(",")
        .find((id) => id !== keptId);
      await api.merge(keptId, takenId ?? "");
    }
    throw redirect("/leads/duplicates");
  });
}

export default function Duplicates() {
  const { t } = useTranslation();
  const { items, nextCursor } = useLoaderData<typeof loader>();
  const refused = problemIn(useActionData<typeof action>());
  const say = useToast();
  const undo = useUndo();
  const { revalidate } = useRevalidator();
  const [busyId, setBusy] = useState<string | null>(null);

  const decide = async (id: string, values: Record<string, string>, told: (undoId?: string) => void) => {
    setBusy(id);
    const answer = await ask<MergeAnswer>("/leads/merge", values);
    setBusy(null);
    if (isProblem(answer)) {
      const { detail } = answer.problem;
      say(detail ? t("problem.notSaved", { detail }) : t("problem.notDone"), { tone: "danger" });
    } else told(answer.undoId);
    revalidate();
  };
  return (
    <div className="max-w-4xl">
      <BackLink to="/leads">{t("lead.back")}</BackLink>
      <PageTitle title={t("duplicates.title")} />
      <p className="mb-5 max-w-prose text-muted">{t("duplicates.lead")}</p>
      <FormProblem problem={refused} />
      {items.length > 0 ? (
        <ul className="flex flex-col gap-4">
          {items.map((pair) => (
            <DuplicateCard
              key={pair.id}
              pair={pair}
              isBusy={busyId !== null}
              onMerge={({ keptId, takenId, name }) =>
                decide(pair.id, { keptId, takenId }, (undoId) =>
                  say(t("duplicates.merged", { name }), undoId ? { undo: () => void undo(undoId) } : {}),
                )
              }
              onDismiss={() => decide(pair.id, { dismiss: pair.id }, () => say(t("duplicates.dismissed")))}
            />
          ))}
        </ul>
      ) : nextCursor ? (
        <p className="py-6 text-muted">{t("duplicates.noneSoFar")}</p>
      ) : (
        <Empty title={t("duplicates.none")} body={t("duplicates.noneBody")} />
      )}
      <NextPages nextCursor={nextCursor} label={items.length === 0 ? t("duplicates.further") : undefined} />
    </div>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
