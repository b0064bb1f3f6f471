import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Scoring } from "../../worker/scoring/contract.ts";
import { errorAt } from "../format/field-error.ts";
import type { ProblemView } from "../problem.ts";
import { DecayCurve } from "./decay-curve.tsx";
import { TextField } from "./field.tsx";

/** How fast points melt, how many comments of a day count, and from which score on a person is a target. */
export function ScoringTime({ values, problem }: { values: Scoring; problem: ProblemView | null }) {
  const { t } = useTranslation();
  const [halfLife, setHalfLife] = useState(values.halfLifeDays);
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className="mb-2 font-title text-base font-semibold">{t("scoring.time")}</legend>
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          label={t("scoring.halfLife")}
          name="halfLifeDays"
          type="number"
          min={1}
          max={365}
          step="any"
          required
          defaultValue={values.halfLifeDays}
          onChange={(event) => setHalfLife(event.target.valueAsNumber)}
          hint={t("scoring.halfLifeHint")}
          error={errorAt(problem, "/halfLifeDays")}
        />
        <TextField
          label={t("scoring.commentsPerDay")}
          name="commentsPerDay"
          type="number"
          min={1}
          max={50}
          required
          defaultValue={values.commentsPerDay}
          hint={t("scoring.commentsPerDayHint")}
          error={errorAt(problem, "/commentsPerDay")}
        />
        <TextField
          label={t("scoring.threshold")}
          name="threshold"
          type="number"
          min={0}
          max={100}
          required
          defaultValue={values.threshold}
          hint={t("scoring.thresholdHint")}
          error={errorAt(problem, "/threshold")}
        />
      </div>
      <DecayCurve halfLifeDays={halfLife} />
    </fieldset>
  );
}
