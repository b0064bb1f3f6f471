import { useRevalidator } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { unfitOf } from "../format/changes.ts";
import { numberText } from "../format/clock.ts";
import type { BulkAnswer } from "../lists-api.server.ts";
import { ask, isProblem } from "./ask.ts";
import { readChange } from "./change.ts";
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

  const counted = (count: number) => ({ count, n: numberText(count, language) });
  const tell = (changed: number, unfit: number, undoId: string) => {
    const lacking = unfit > 0 ? t("bulk.unfit", counted(unfit)) : null;
    if (changed === 0) {
      say(lacking ?? t("bulk.none"));
      return;
    }
    const done = t("bulk.done", counted(changed));
    say(lacking ? t("bulk.doneUnfit", { done, unfit: lacking }) : done, { undo: () => void undo(undoId) });
  };
  /** A job counts whom it looked at; the change itself says whom it changed. */
  const tellOf = async (undoId: string) => {
    const change = await readChange(undoId);
    if (change === null) say(t("bulk.doneUnread"), { undo: () => void undo(undoId) });
    else if (change.state === "done") tell(change.count, unfitOf(change.summary), undoId);
    else say(t("bulk.stopped"));
  };
  const run = async (target: Target, change: Record<string, string>) => {
    setBusy(true);
    const answer = await ask<BulkAnswer>("/leads/bulk", { ...target, ...change });
    if (isProblem(answer)) {
      const { code, detail } = answer.problem;
      if (code === "unread-filter") say(t("lists.unread"), { tone: "danger" });
      else say(detail ? t("problem.notSaved", { detail }) : t("problem.notDone"), { tone: "danger" });
    } else if ("jobId" in answer) {
      setProgress({ done: 0, total: 0 });
      const end = await followJob(answer.jobId, (job) => {
        setProgress({ done: job.done, total: job.total });
      });
      if (end === "done") await tellOf(answer.undoId);
      else if (end === "late") say(t("do.late"), { undo: () => void undo(answer.undoId) });
      else say(t("bulk.failed"), { tone: "danger" });
      setProgress(null);
      onDone();
    } else {
      tell(answer.changed, answer.unfit, answer.undoId);
      onDone();
    }
    setBusy(false);
    revalidate();
  };
  return { progress, isBusy, run };
}
