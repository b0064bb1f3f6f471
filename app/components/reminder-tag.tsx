import { Bell } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Lead } from "../../worker/leads/contract.ts";
import { isDue, reminderTime } from "../format/reminder.ts";
import { usePlace } from "./place.tsx";

/** When somebody wanted to come back to this person, and why; warm once the time has come. */
export function ReminderTag({ lead }: { lead: Pick<Lead, "reminder"> }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const { reminder } = lead;
  if (!reminder) return null;
  const due = isDue(reminder, nowMs);
  const when = reminderTime(reminder, nowMs, place);
  const sentence = t(due ? "remind.dueSince" : "remind.at", { when });
  return (
    <span
      title={reminder.note ? t("do.about", { what: sentence, of: reminder.note }) : sentence}
      className={`inline-flex shrink-0 items-center gap-1 rounded-full px-1.5 text-xs leading-[18px] whitespace-nowrap ${due ? "bg-warm-tint font-medium text-warm" : "border border-line text-muted"}`}
      suppressHydrationWarning
    >
      <Bell size={11} aria-hidden />
      <span aria-hidden>{due ? t("remind.due") : when}</span>
      <span className="sr-only">{sentence}</span>
    </span>
  );
}
