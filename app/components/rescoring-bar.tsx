import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ScoringAnswer } from "../../worker/scoring/contract.ts";
import { Progress } from "./progress.tsx";

type Rescoring = ScoringAnswer["rescoring"];

const AT_ONCE = { jobId: "", done: 1, total: 1 };

/** How far the new settings have reached everybody's score; stays when it is done, so that one sees that it is. */
export function RescoringBar({
  rescoring,
  saved,
  isSaving,
}: {
  rescoring: Rescoring;
  /** What the last save answered; null when nothing was saved here. */
  saved: { rescoring: Rescoring } | null;
  isSaving: boolean;
}) {
  const { t } = useTranslation();
  const [seen, setSeen] = useState<Rescoring>(rescoring);
  useEffect(() => {
    // A small workspace is scored before the save answers: all of it, at once.
    const latest = rescoring ?? (saved && (saved.rescoring ?? AT_ONCE));
    if (latest) setSeen(latest);
  }, [rescoring, saved]);
  const shown = rescoring ?? seen;
  if (!shown) return null;
  const isDone = rescoring === null && !isSaving;
  return (
    <section aria-label={t("scoring.rescoring.title")} className="card flex flex-col gap-2 p-4">
      <h2 className="text-base">{t("scoring.rescoring.title")}</h2>
      <Progress
        label={t("scoring.rescoring.title")}
        done={isDone ? Math.max(1, shown.total) : shown.done}
        total={isDone ? Math.max(1, shown.total) : shown.total}
        words={shown === AT_ONCE ? undefined : (values) => t("scoring.rescoring.progress", values)}
      />
      <p role="status" className={isDone ? "" : "text-muted"}>
        {t(isDone ? "scoring.rescoring.done" : "scoring.rescoring.body")}
      </p>
    </section>
  );
}
