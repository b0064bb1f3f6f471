import { useRevalidator } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { numberText } from "../format/clock.ts";
import type { BulkAnswer } from "../lists-api.server.ts";
import { ask, isProblem } from "./ask.ts";
import { followJob } from "./job.ts";
import { useLanguage } from "./place.tsx";
import { useToast } from "./toast.tsx";
import { useUndo } from "./undo.ts";

/** The named people, or everybody who matches the filters of an address. */
export type Target = { ids: string } | { view: string };
export type Progress = { done: number; total: number };

/** Changes many people, says how far it is, and offers the way back when it is done. */
export function useBulkRun(onDone: () => void): {
  progress: Progress | null;
  isBusy: boolean;
  run: (target: Target, change: Record<string, string>) => Promise<void>;
} {
  const { t } = useTranslation();
  const say = useToast();
  const undo = useUndo();
  const language = useLanguage();
  const { revalidate } = useRevalidator();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [isBusy, setBusy] = useState(false);

  const tell = (changed: number, undoId: string) => {
    if (changed === 0) say(t("bulk.none"));
    else {
      say(t("bulk.done", { count: changed, n: numberText(changed, language) }), {
        undo: () => void undo(undoId),
      });
    }
  };
  const run = async (target: Target, change: Record<string, string>) => {
    setBusy(true);
    const answer = await ask<BulkAnswer>("/leads/bulk", { ...target, ...change });
    if (isProblem(answer)) {
      const { detail } = answer.problem;
      say(detail ? t("problem.notSaved", { detail }) : t("problem.notDone"), { tone: "danger" });
    } else if ("jobId" in answer) {
      let done = 0;
      setProgress({ done: 0, total: 0 });
      const end = await followJob(answer.jobId, (job) => {
        done = job.done;
        setProgress({ done: job.done, total: job.total });
      });
      if (end === "done") tell(done, answer.undoId);
      else say(t("bulk.failed"), { tone: "danger" });
      setProgress(null);
      onDone();
    } else {
      tell(answer.changed, answer.undoId);
      onDone();
    }
    setBusy(false);
    revalidate();
  };
  return { progress, isBusy, run };
}
