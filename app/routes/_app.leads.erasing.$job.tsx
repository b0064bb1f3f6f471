import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { CircleAlert, CircleCheck } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { load } from "../api.server.ts";
import { LinkButton } from "../components/button.tsx";
import { useLiveRefresh } from "../components/live.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { useToast } from "../components/toast.tsx";
import { pageTitle } from "../i18n/dictionaries.server.ts";

const LOOK_EVERY_MS = 1_000;

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  return load(door, async (api) => ({
    title: pageTitle(door.request, (words) => words.privacy.erasing),
    job: await api.job(door.params.job ?? ""),
  }));
}

/** How far an erasure is. Names nobody: whoever was erased is no longer known here. */
export default function Erasing() {
  const { t } = useTranslation();
  const { job } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const say = useToast();
  useLiveRefresh(LOOK_EVERY_MS);
  const isDone = job.state === "done";
  useEffect(() => {
    if (!isDone) return;
    say(t("privacy.erased"));
    navigate("/leads", { replace: true });
  }, [isDone, say, t, navigate]);
  const isFailed = job.state === "failed";
  return (
    <div className="mx-auto flex max-w-lg flex-col items-start gap-4 py-12">
      {isFailed ? <CircleAlert className="text-danger" aria-hidden /> : null}
      {isDone ? <CircleCheck className="text-success" aria-hidden /> : null}
      <h1 className="text-xl">{t("privacy.erasing")}</h1>
      {isFailed ? (
        <p role="alert" className="text-danger">
          {t("privacy.eraseFailed")}
        </p>
      ) : isDone ? (
        <p>{t("privacy.eraseDone")}</p>
      ) : (
        <>
          <progress
            className="h-2 w-full accent-accent"
            aria-label={t("privacy.erasing")}
            max={Math.max(1, job.total)}
            value={job.total > 0 ? job.done : undefined}
          />
          <p className="text-muted">
            {job.total > 0 ? `${t("privacy.progress", { done: job.done, total: job.total })}. ` : ""}
            {t("privacy.erasingBody")}
          </p>
        </>
      )}
      <div className="flex flex-wrap gap-2">
        <LinkButton to="/leads">{t("privacy.toLeads")}</LinkButton>
        <LinkButton to="/settings/privacy" look="quiet">
          {t("privacy.toList")}
        </LinkButton>
      </div>
    </div>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
