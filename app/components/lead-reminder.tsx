import { useFetcher } from "@remix-run/react";
import { AlarmClock } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LeadDetail } from "../../worker/leads/merge-contract.ts";
import { atDeadlineText, fullText } from "../format/clock.ts";
import { errorAt } from "../format/field-error.ts";
import { localInput, presetTime } from "../format/local-time.ts";
import { isDue } from "../format/reminder.ts";
import { mayBeOffered } from "../format/roles.ts";
import { problemIn } from "../problem.ts";
import { useAccepted } from "./answer.ts";
import { useApp } from "./app-data.ts";
import { Button } from "./button.tsx";
import { Section } from "./empty.tsx";
import { TextField } from "./field.tsx";
import { usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";
import { useToast } from "./toast.tsx";

/** When to come back to this person, and what for. */
export function LeadReminder({ lead }: { lead: LeadDetail }) {
  const { t } = useTranslation();
  const { me } = useApp();
  const { place, nowMs } = usePlace();
  const say = useToast();
  const fetcher = useFetcher<{ reminded: string | null }>();
  const [isOpen, setOpen] = useState(false);
  const { reminder } = lead;
  const mayWrite = mayBeOffered(me.role, "write-leads");
  const problem = problemIn(fetcher.data);
  const when = (at: string): string => atDeadlineText(Date.parse(at), nowMs, place);
  useAccepted(fetcher.data, ({ reminded }) => {
    setOpen(false);
    say(
      reminded === null ? t("person.reminder.removed") : t("person.reminder.saved", { when: when(reminded) }),
    );
  });
  const due = reminder !== null && isDue(reminder, nowMs);
  return (
    <Section title={t("person.reminder.title")}>
      {reminder ? (
        <div className="flex items-start gap-2">
          <AlarmClock
            size={16}
            className={`mt-0.5 shrink-0 ${due ? "text-warm" : "text-muted"}`}
            aria-hidden
          />
          <div className="min-w-0">
            <p
              className={due ? "font-medium text-warm" : ""}
              title={fullText(Date.parse(reminder.at), place)}
              suppressHydrationWarning
            >
              {t(due ? "person.reminder.due" : "person.reminder.at", { when: when(reminder.at) })}
            </p>
            {reminder.note ? <p className="break-words text-muted">{reminder.note}</p> : null}
          </div>
        </div>
      ) : (
        <p className="text-muted">{t("person.reminder.none")}</p>
      )}
      {mayWrite ? (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(reminder ? "person.reminder.change" : "person.reminder.choose")}
          </Button>
          {reminder ? (
            <fetcher.Form method="post" action={`/leads/${lead.id}`}>
              <input type="hidden" name="intent" value="forget-reminder" />
              <Button type="submit" size="sm" look="quiet" disabled={fetcher.state !== "idle"}>
                {t("person.reminder.remove")}
              </Button>
            </fetcher.Form>
          ) : null}
        </div>
      ) : null}
      {isOpen ? (
        <fetcher.Form method="post" action={`/leads/${lead.id}`} className="flex flex-col gap-3">
          <input type="hidden" name="intent" value="remind" />
          <input type="hidden" name="zone" value={place.zone} />
          <TextField
            label={t("person.reminder.when")}
            name="at"
            type="datetime-local"
            required
            defaultValue={
              reminder && !due
                ? localInput(Date.parse(reminder.at), place.zone)
                : localInput(presetTime("tomorrow", nowMs, place.zone), place.zone)
            }
            error={errorAt(problem, "/reminder/at")}
          />
          <TextField
            label={t("person.reminder.note")}
            name="note"
            maxLength={500}
            defaultValue={reminder?.note ?? ""}
            placeholder={t("person.reminder.notePlaceholder")}
            error={errorAt(problem, "/reminder/note")}
          />
          <Button type="submit" disabled={fetcher.state !== "idle"} className="self-start">
            {t("person.reminder.save")}
          </Button>
        </fetcher.Form>
      ) : null}
      <FormProblem problem={problem?.errors.length === 0 ? problem : null} />
    </Section>
  );
}
