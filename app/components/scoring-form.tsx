import { useFetcher } from "@remix-run/react";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InteractionKind } from "../../worker/platforms/contract.ts";
import type { Scoring, ScoringAnswer } from "../../worker/scoring/contract.ts";
import { INTERACTION_KINDS } from "../contract-words.ts";
import { besideNoField } from "../format/field-error.ts";
import { problemIn } from "../problem.ts";
import { Button } from "./button.tsx";
import { FormProblem } from "./problem.tsx";
import { RescoringBar } from "./rescoring-bar.tsx";
import { ScoringPoints } from "./scoring-points.tsx";
import { ScoringRules } from "./scoring-rules.tsx";
import { ScoringTime } from "./scoring-time.tsx";
import { WhatIfCard } from "./what-if-card.tsx";

type Props = {
  scoring: ScoringAnswer;
  defaults: Scoring;
  silent: ReadonlySet<InteractionKind>;
  silentNames: string[];
  mayChange: boolean;
};
const FIELDS = [
  ...INTERACTION_KINDS.map((kind) => `/points/${kind}`),
  "/intentPoints/buying",
  "/intentPoints/negative",
  "/halfLifeDays",
  "/commentsPerDay",
  "/threshold",
  "/rules",
];

/** Everything a score is made of; what a change would do is shown before it is kept. */
export function ScoringForm({ scoring, defaults, silent, silentNames, mayChange }: Props) {
  const { t } = useTranslation();
  const fetcher = useFetcher<{ saved: true; rescoring: ScoringAnswer["rescoring"] }>();
  const formId = useId();
  const formRef = useRef<HTMLFormElement>(null);
  const [start, setStart] = useState<{ values: Scoring; key: number }>({ values: scoring, key: 0 });
  /** Counts changes: what was worked out for an earlier state is said to be old. */
  const [revision, setRevision] = useState(0);
  const problem = problemIn(fetcher.data);
  const busy = fetcher.state !== "idle";
  const touch = () => setRevision((known) => known + 1);
  useEffect(() => {
    if (problem) formRef.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [problem]);
  const restore = () => {
    setStart({ values: defaults, key: start.key + 1 });
    touch();
  };
  const shared = { values: start.values, problem };
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_340px] lg:grid-rows-[auto_1fr]">
      <fetcher.Form
        ref={formRef}
        id={formId}
        key={start.key}
        method="post"
        aria-label={t("scoring.title")}
        onChange={touch}
      >
        <fieldset disabled={!mayChange} className="card flex min-w-0 flex-col gap-7 p-5">
          <input type="hidden" name="intent" value="scoring" />
          <ScoringPoints {...shared} silent={silent} names={silentNames} />
          <ScoringTime {...shared} />
          <ScoringRules rules={start.values.rules} problem={problem} onChange={touch} />
        </fieldset>
      </fetcher.Form>
      <div className="flex min-w-0 flex-col gap-5 lg:sticky lg:top-6 lg:col-start-2 lg:row-span-2 lg:row-start-1">
        {mayChange ? <WhatIfCard form={formRef} revision={revision} /> : null}
        <RescoringBar
          rescoring={scoring.rescoring}
          saved={fetcher.data?.saved ? fetcher.data : null}
          isSaving={busy}
        />
      </div>
      {/* Behind the what-if, so that on a phone nothing is kept before its effect could be seen. */}
      <div className="card flex min-w-0 flex-col gap-3 p-5 lg:col-start-1 lg:row-start-2">
        <FormProblem problem={besideNoField(problem, FIELDS)} />
        {mayChange ? (
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" form={formId} look="primary" disabled={busy}>
              {t("do.save")}
            </Button>
            <Button look="quiet" onClick={restore}>
              {t("scoring.defaults")}
            </Button>
            <span role="status" className="text-sm text-muted">
              {!busy && fetcher.data?.saved
                ? t("do.saved")
                : start.key > 0 && !fetcher.data?.saved
                  ? t("scoring.defaultsSet")
                  : ""}
            </span>
          </div>
        ) : (
          <p className="text-muted">{t("scoring.readOnly")}</p>
        )}
      </div>
    </div>
  );
}
