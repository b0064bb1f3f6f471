import { isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import { CircleAlert, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isProblemView, type ProblemView } from "../problem.ts";
import { buttonClass, LinkButton } from "./button.tsx";

type Case = "notFound" | "forbidden" | "tooMany" | "down" | "broken";
function caseOf(status: number): Case {
  if (status === 404) return "notFound";
  if (status === 403) return "forbidden";
  if (status === 429) return "tooMany";
  if (status === 503 || status === 504) return "down";
  return "broken";
}

/** What happened and what to do, for a whole page or the part of it that failed. */
export function RouteProblem() {
  const error = useRouteError();
  const { t } = useTranslation();
  const location = useLocation();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const view = isRouteErrorResponse(error) && isProblemView(error.data) ? error.data : null;
  const what = caseOf(status);
  const Icon = what === "notFound" ? SearchX : CircleAlert;
  return (
    <div className="mx-auto flex max-w-lg flex-col items-start gap-3 py-12">
      <Icon className={what === "notFound" ? "text-muted" : "text-danger"} aria-hidden />
      <h1 className="text-xl">{t(`problem.${what}Title`)}</h1>
      <p className="text-muted">{t(`problem.${what}Body`)}</p>
      {view?.instance ? (
        <p className="text-xs text-muted">{t("problem.reference", { instance: view.instance })}</p>
      ) : null}
      <div className="flex flex-wrap gap-2 pt-2">
        {what === "notFound" ? null : (
          // A full reload: the page's own state may be what broke.
          <a className={buttonClass("primary")} href={`${location.pathname}${location.search}`}>
            {t("do.retry")}
          </a>
        )}
        <LinkButton to="/" look={what === "notFound" ? "primary" : "plain"} reloadDocument>
          {t("problem.home")}
        </LinkButton>
      </div>
    </div>
  );
}

/** Why a form was not accepted, above its button. */
export function FormProblem({ problem, children }: { problem: ProblemView | null; children?: ReactNode }) {
  const { t } = useTranslation();
  if (!problem) return null;
  return (
    <div role="alert" className="flex items-start gap-2 rounded-md bg-danger-tint p-3 text-sm text-danger">
      <CircleAlert size={16} className="mt-0.5 shrink-0" aria-hidden />
      <p className="min-w-0 break-words">
        {children ??
          t("problem.notSaved", {
            detail: [problem.detail, ...problem.errors.map((error) => error.detail)].join(" "),
          })}
      </p>
    </div>
  );
}
