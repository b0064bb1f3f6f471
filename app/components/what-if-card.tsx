import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { numberText } from "../format/clock.ts";
import { Button } from "./button.tsx";
import { Movers } from "./movers.tsx";
import { useLanguage } from "./place.tsx";
import { FormProblem } from "./problem.tsx";
import { Progress } from "./progress.tsx";
import { useWhatIf } from "./what-if.ts";

/** Who would enter the target and who would leave it, before anything is kept. */
export function WhatIfCard({ form, revision }: { form: RefObject<HTMLFormElement>; revision: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { result, isRunning, isStale, trouble, problem, run } = useWhatIf(form, revision);
  const counted = (value: number) => ({ count: value, n: numberText(value, language) });
  const summary = result
    ? result.entering.count === 0 && result.leaving.count === 0
      ? t("scoring.whatIf.same")
      : t("scoring.whatIf.summary", {
          entering: t("scoring.whatIf.entering", counted(result.entering.count)),
          leaving: t("scoring.whatIf.leaving", counted(result.leaving.count)),
        })
    : null;
  const isWhole = result !== null && !isRunning && trouble === null;
  return (
    <section aria-label={t("scoring.whatIf.title")} className="card flex flex-col gap-3 p-4">
      <h2 className="text-base">{t("scoring.whatIf.title")}</h2>
      <p className="text-muted">{t("scoring.whatIf.lead")}</p>
      <Button onClick={run} disabled={isRunning} className="self-start">
        {t(isRunning ? "scoring.whatIf.running" : "scoring.whatIf.run")}
      </Button>
      <FormProblem problem={problem} />
      {isRunning && result && result.total > 0 ? (
        <Progress
          label={t("scoring.whatIf.running")}
          done={result.looked}
          total={result.total}
          words={(values) => t("scoring.whatIf.progress", values)}
        />
      ) : null}
      <div role="status" className="flex flex-col gap-1">
        {trouble ? (
          <p className={trouble === "failed" ? "text-danger" : undefined}>{t(`scoring.whatIf.${trouble}`)}</p>
        ) : null}
        {isWhole && summary ? (
          <>
            <p className={`font-medium ${isStale ? "text-muted" : ""}`}>{summary}</p>
            <p className="text-xs text-muted">
              {t("scoring.whatIf.looked", counted(result.looked))}
              {result.isComplete ? null : ` ${t("scoring.whatIf.partial")}`}
            </p>
            {isStale ? <p className="text-xs font-medium">{t("scoring.whatIf.stale")}</p> : null}
          </>
        ) : null}
      </div>
      {isWhole ? (
        <div className={`flex flex-col gap-3 ${isStale ? "opacity-60" : ""}`}>
          <Movers title={t("scoring.whatIf.enter")} movers={result.entering} />
          <Movers title={t("scoring.whatIf.leave")} movers={result.leaving} />
        </div>
      ) : null}
    </section>
  );
}
