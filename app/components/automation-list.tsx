import { Link, useFetcher } from "@remix-run/react";
import { Pencil, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Automation } from "../../worker/messaging/contract.ts";
import { ageText, MINUTE_MS } from "../format/clock.ts";
import { problemIn } from "../problem.ts";
import { useSummary } from "./automation-summary.ts";
import { IconButton } from "./button.tsx";
import { Confirm } from "./confirm.tsx";
import { ConflictNotes } from "./conflict-note.tsx";
import { usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";
import { AutomationSwitch, SwitchOnDialog, SwitchProblem, useSwitch } from "./switch-on.tsx";

/** What it has done, or would have done; nothing where that cannot be told. */
export function AutomationCount({ automation, active }: { automation: Automation; active: boolean }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const { matchedCount, activatedAt } = automation;
  // The count is of the state that was read: a switch on its way has none yet.
  const isCounted = matchedCount !== null && active === automation.active;
  return (
    <p className="text-sm text-muted" suppressHydrationWarning>
      {isCounted ? t(active ? "automations.wrote" : "automations.observed", { count: matchedCount }) : null}
      {active && activatedAt && nowMs - Date.parse(activatedAt) >= MINUTE_MS
        ? ` ${t("automations.since", { age: ageText(Date.parse(activatedAt), nowMs, place) })}`
        : null}
    </p>
  );
}

/** Deletes it after one question. */
export function RemoveAutomation({ automation }: { automation: Automation }) {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  return (
    <>
      <Confirm
        trigger={
          <IconButton label={t("do.about", { what: t("do.remove"), of: automation.name })}>
            <Trash2 size={16} aria-hidden />
          </IconButton>
        }
        title={t("automations.removeTitle", { name: automation.name })}
        body={t("automations.removeBody")}
        confirm={t("do.remove")}
        look="danger"
        onConfirm={() =>
          fetcher.submit(
            { intent: "remove", id: automation.id },
            { method: "post", action: "/automations?index" },
          )
        }
      />
      <FormProblem problem={problemIn(fetcher.data)} />
    </>
  );
}

export function AutomationRow({ automation, all }: { automation: Automation; all: readonly Automation[] }) {
  const { t } = useTranslation();
  const summary = useSummary(automation);
  const of = useSwitch(automation);
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <AutomationSwitch automation={automation} of={of} />
        <div className="min-w-0 flex-1 basis-56">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <Link
              to={`/automations/${automation.id}`}
              prefetch="intent"
              className="min-w-0 font-medium break-words underline-offset-2 hover:underline"
            >
              {automation.name}
            </Link>
            <span className={`text-xs ${of.active ? "font-medium text-success" : "text-muted"}`}>
              {t(of.active ? "automations.on" : "automations.off")}
            </span>
          </p>
          <p className="text-sm break-words text-muted">{summary}</p>
        </div>
        <AutomationCount automation={automation} active={of.active} />
        {of.mayChange ? (
          <span className="flex items-center">
            <Link
              to={`/automations/${automation.id}`}
              aria-label={t("do.about", { what: t("do.edit"), of: automation.name })}
              title={t("do.edit")}
              className="inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink"
            >
              <Pencil size={16} aria-hidden />
            </Link>
            <RemoveAutomation automation={automation} />
          </span>
        ) : null}
      </div>
      {of.active ? <ConflictNotes automation={automation} all={all} /> : null}
      <SwitchOnDialog automation={automation} all={all} of={of} />
      <SwitchProblem of={of} />
    </li>
  );
}
