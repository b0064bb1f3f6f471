import { useRevalidator } from "@remix-run/react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { numberText } from "../format/clock.ts";
import type { UndoAnswer } from "../lists-api.server.ts";
import { ask, isProblem } from "./ask.ts";
import { readChange } from "./change.ts";
import { followJob } from "./job.ts";
import { useLanguage } from "./place.tsx";
import { useToast } from "./toast.tsx";

/** Takes back a change by its id, and says what came of it. */
export function useUndo(): (undoId: string) => Promise<void> {
  const { t } = useTranslation();
  const say = useToast();
  const language = useLanguage();
  const { revalidate } = useRevalidator();
  return useCallback(
    async (undoId) => {
      const counted = (count: number) => ({ count, n: numberText(count, language) });
      const tell = (restored: number, skipped: number) => {
        const undone = t("bulk.undone", counted(restored));
        say(
          skipped > 0
            ? t("bulk.undoneSkipped", { undone, skipped: t("bulk.skipped", counted(skipped)) })
            : undone,
        );
      };
      const answer = await ask<UndoAnswer>("/undo", { undoId });
      if (isProblem(answer)) {
        say(answer.problem.detail || t("problem.notDone"), { tone: "danger" });
        return;
      }
      if ("jobId" in answer) {
        say(t("bulk.undoing"));
        const end = await followJob(answer.jobId);
        if (end === "failed") say(t("bulk.failed"), { tone: "danger" });
        else if (end === "late") say(t("do.late"));
        else {
          const change = await readChange(undoId);
          if (change?.restored === undefined) say(t("bulk.undoneUnread"));
          else tell(change.restored, change.skipped ?? 0);
        }
      } else tell(answer.restored, answer.skipped);
      revalidate();
    },
    [say, t, language, revalidate],
  );
}
