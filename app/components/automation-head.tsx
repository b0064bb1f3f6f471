import { useTranslation } from "react-i18next";
import type { Automation } from "../../worker/messaging/contract.ts";
import { AutomationCount, RemoveAutomation } from "./automation-list.tsx";
import { useSummary } from "./automation-summary.ts";
import { BackLink } from "./back-link.tsx";
import { Button } from "./button.tsx";
import { ConflictNotes } from "./conflict-note.tsx";
import { SwitchOnDialog, SwitchProblem, useSwitch } from "./switch-on.tsx";
import { Tabs } from "./tabs.tsx";

export const AUTOMATION_TABS = ["edit", "rehearsal", "seen"] as const;
export type AutomationTab = (typeof AUTOMATION_TABS)[number];

/** Above every tab of one automation: whether it writes, what it did, and the step that changes it. */
export function AutomationHead({
  automation,
  all,
  current,
}: {
  automation: Automation;
  all: readonly Automation[];
  current: AutomationTab;
}) {
  const { t } = useTranslation();
  const summary = useSummary(automation);
  const of = useSwitch(automation);
  const address = `/automations/${automation.id}`;
  return (
    <header className="mb-5 flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <BackLink to="/automations">{t("automations.one.back")}</BackLink>
          <h1 className="text-xl break-words">{automation.name}</h1>
          <div className="mt-1 flex flex-wrap items-baseline gap-x-2">
            <span className={of.active ? "font-medium text-success" : "font-medium"}>
              {t(of.active ? "automations.on" : "automations.off")}
            </span>
            <AutomationCount automation={automation} active={of.active} />
          </div>
          <p className="text-sm break-words text-muted">{summary}</p>
        </div>
        {of.mayChange ? (
          <div className="flex items-center gap-2">
            {of.active ? (
              <Button onClick={() => of.toggle(false)}>{t("automations.switchOff")}</Button>
            ) : (
              <Button look="primary" onClick={() => of.toggle(true)}>
                {t("automations.switchOn")}
              </Button>
            )}
            <RemoveAutomation automation={automation} />
          </div>
        ) : (
          <p className="max-w-64 text-sm text-muted">{t("automations.notYours")}</p>
        )}
      </div>
      {of.active ? <ConflictNotes automation={automation} all={all} /> : null}
      <SwitchProblem of={of} />
      <SwitchOnDialog automation={automation} all={all} of={of} />
      <Tabs
        label={t("automations.one.label")}
        current={current}
        items={AUTOMATION_TABS.map((key) => ({
          key,
          label: t(`automations.one.${key}`),
          to: key === "edit" ? address : `${address}/${key}`,
        }))}
      />
    </header>
  );
}
