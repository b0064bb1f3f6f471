import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Learned } from "../../worker/scoring/contract.ts";
import { ageText, numberText } from "../format/clock.ts";
import { problemIn } from "../problem.ts";
import { useAccepted } from "./answer.ts";
import { Button } from "./button.tsx";
import { Section } from "./empty.tsx";
import { followJob } from "./job.ts";
import { LearnedMeasures } from "./learned-measures.tsx";
import { LearnedTerm } from "./learned-term.tsx";
import { usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";
import { Progress } from "./progress.tsx";
import { useToast } from "./toast.tsx";

const TERMS_SHOWN = 8;

/** What sales taught beside the rules: how far it is, what it is worth beside them, and what it picked up. */
export function LearnedCard({ learned, mayTrain }: { learned: Learned | null; mayTrain: boolean }) {
  const { t } = useTranslation();
  return (
    <Section title={t("scoring.learned.title")} lead={t("scoring.learned.lead")}>
      <div className="card flex flex-col gap-4 p-5">
        {learned === null ? (
          <p className="text-muted">{t("scoring.learned.down")}</p>
        ) : (
          <>
            {learned.state === "collecting" ? (
              <Collecting learned={learned} />
            ) : (
              <Measured learned={learned} />
            )}
            {mayTrain && learned.state !== "collecting" ? <Train trainedAt={learned.trainedAt} /> : null}
          </>
        )}
      </div>
    </Section>
  );
}

function Collecting({ learned }: { learned: Learned }) {
  const { t } = useTranslation();
  const { place } = usePlace();
  const { converted, refused, needed } = learned;
  const counted = (count: number) => ({ count, n: numberText(count, place.language) });
  return (
    <>
      <Progress
        label={t("scoring.learned.title")}
        done={converted + refused}
        total={needed}
        words={({ done, total }) => t("scoring.learned.collecting", { n: done, needed: total })}
      />
      <p>
        {t("scoring.learned.collectingBody", {
          needed: numberText(needed, place.language),
          converted: t("scoring.learned.converted", counted(converted)),
          refused: t("scoring.learned.refused", counted(refused)),
        })}
      </p>
    </>
  );
}

function Measured({ learned }: { learned: Learned }) {
  const { t } = useTranslation();
  const { place } = usePlace();
  const isReady = learned.state === "ready";
  const terms = learned.terms
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, TERMS_SHOWN);
  const most = Math.abs(terms[0]?.weight ?? 0);
  return (
    <>
      <div>
        <p className="font-title text-base font-semibold">
          {t(isReady ? "scoring.learned.ready" : "scoring.learned.notBetter")}
        </p>
        <p className="text-muted">
          {t(isReady ? "scoring.learned.readyBody" : "scoring.learned.notBetterBody")}
        </p>
      </div>
      <p>
        {t("scoring.learned.measured", {
          count: learned.heldOut,
          n: numberText(learned.heldOut, place.language),
        })}
      </p>
      <LearnedMeasures learned={learned} />
      {isReady && terms.length > 0 ? (
        <div className="flex max-w-lg flex-col gap-2">
          <h3 className="text-sm">{t("scoring.learned.terms")}</h3>
          <ul className="flex flex-col gap-1.5">
            {terms.map((term) => (
              <LearnedTerm key={term.name} name={term.name} weight={term.weight} most={most} />
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

function Train({ trainedAt }: Pick<Learned, "trainedAt">) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const say = useToast();
  const fetcher = useFetcher<{ jobId: string }>();
  const [isFollowing, setFollowing] = useState(false);
  useAccepted(fetcher.data, async ({ jobId }) => {
    setFollowing(true);
    const end = await followJob(jobId);
    setFollowing(false);
    if (end === "done") say(t("scoring.learned.trained"));
    else if (end === "late") say(t("do.late"));
    else say(t("scoring.learned.failed"), { tone: "danger" });
  });
  const busy = isFollowing || fetcher.state !== "idle";
  return (
    <fetcher.Form method="post" className="flex flex-wrap items-center gap-3 border-t border-line pt-4">
      <input type="hidden" name="intent" value="train" />
      <Button type="submit" size="sm" disabled={busy}>
        {t(busy ? "scoring.learned.training" : "scoring.learned.train")}
      </Button>
      <p className="text-xs text-muted" suppressHydrationWarning>
        {trainedAt
          ? t("scoring.learned.trainedAt", { age: ageText(Date.parse(trainedAt), nowMs, place) })
          : t("scoring.learned.never")}
      </p>
      <FormProblem problem={problemIn(fetcher.data)} />
    </fetcher.Form>
  );
}
