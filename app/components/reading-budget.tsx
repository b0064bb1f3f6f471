import { useFetcher } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Workspace } from "../../worker/identity/contract.ts";
import { numberText } from "../format/clock.ts";
import { besideNoField, errorAt } from "../format/field-error.ts";
import { problemIn } from "../problem.ts";
import { Button } from "./button.tsx";
import { TextField } from "./field.tsx";
import { useLanguage } from "./place.tsx";
import { FormProblem } from "./problem.tsx";
import { Progress } from "./progress.tsx";

const MOST_CALLS = 10_000;

/** How often a day the AI may be asked, and how often it was today. */
export function ReadingBudget({ workspace, mayChange }: { workspace: Workspace; mayChange: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const fetcher = useFetcher<{ saved?: true }>();
  const { aiDailyCalls, aiCallsToday } = workspace;
  const problem = problemIn(fetcher.data);
  const busy = fetcher.state !== "idle";
  const isUsedUp = aiDailyCalls > 0 && aiCallsToday >= aiDailyCalls;
  const words = t("reading.today", {
    n: numberText(aiCallsToday, language),
    budget: numberText(aiDailyCalls, language),
  });
  return (
    <div className="card flex flex-col gap-5 p-5">
      {aiDailyCalls === 0 ? (
        <p className="font-medium">{t("reading.todayOff")}</p>
      ) : (
        <div className="flex max-w-md flex-col gap-1.5">
          <p className={isUsedUp ? "font-medium text-warm" : "font-medium"}>{words}</p>
          <Progress label={words} done={aiCallsToday} total={aiDailyCalls} />
          {isUsedUp ? <p className="text-muted">{t("reading.used")}</p> : null}
        </div>
      )}
      {mayChange ? (
        <fetcher.Form method="post" aria-label={t("reading.title")} className="flex max-w-md flex-col gap-3">
          <TextField
            label={t("reading.budget")}
            name="aiDailyCalls"
            type="number"
            inputMode="numeric"
            min={0}
            max={MOST_CALLS}
            required
            defaultValue={aiDailyCalls}
            hint={t("reading.budgetHint")}
            error={errorAt(problem, "/aiDailyCalls")}
          />
          <FormProblem problem={besideNoField(problem, ["/aiDailyCalls"])} />
          <div className="flex items-center gap-3">
            <Button type="submit" look="primary" disabled={busy}>
              {t("do.save")}
            </Button>
            <span role="status" className="text-sm text-success">
              {!busy && fetcher.data?.saved ? t("do.saved") : ""}
            </span>
          </div>
        </fetcher.Form>
      ) : null}
    </div>
  );
}
