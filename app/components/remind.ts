import { useRevalidator } from "@remix-run/react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Lead } from "../../worker/leads/contract.ts";
import { nameOf } from "../format/people.ts";
import { reminderTime } from "../format/reminder.ts";
import { ask, isProblem } from "./ask.ts";
import { usePlace } from "./place.tsx";
import type { ReminderChoice } from "./remind-dialog.tsx";
import { useToast } from "./toast.tsx";

/** Keeps or takes away the reminder of one person, with a way back to what it was. */
export function useRemind(): (lead: Lead, choice: ReminderChoice) => Promise<void> {
  const { t } = useTranslation();
  const say = useToast();
  const { place, nowMs } = usePlace();
  const { revalidate } = useRevalidator();
  return useCallback(
    async (lead, choice) => {
      const keep = (wanted: ReminderChoice) =>
        ask("/leads/remind", { id: lead.id, at: wanted?.at ?? "", note: wanted?.note ?? "" });
      const answer = await keep(choice);
      if (isProblem(answer)) {
        say(answer.problem.detail || t("problem.notDone"), { tone: "danger" });
        return;
      }
      const name = nameOf(lead);
      say(
        choice
          ? t("remind.done", { name, when: reminderTime(choice, nowMs, place) })
          : t("remind.cleared", { name }),
        { undo: () => void keep(lead.reminder).then(() => revalidate()) },
      );
      revalidate();
    },
    [say, t, place, nowMs, revalidate],
  );
}
