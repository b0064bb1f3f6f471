import { useFetcher } from "@remix-run/react";
import { Switch } from "radix-ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Automation } from "../../worker/messaging/contract.ts";
import { mayBeOffered } from "../format/roles.ts";
import { problemIn } from "../problem.ts";
import { useAccepted } from "./answer.ts";
import { useApp } from "./app-data.ts";
import { Confirm } from "./confirm.tsx";
import { ConflictNotes } from "./conflict-note.tsx";
import { FormProblem } from "./problem.tsx";
import { useRehearsal } from "./rehearsal.ts";
import { RehearsalFigures, RehearsalTrouble, RehearsalWait } from "./rehearsal-report.tsx";
import { useToast } from "./toast.tsx";

/** Whether an automation writes, and the two ways to change that: on by a second step, off at once. */
export function useSwitch(automation: Automation) {
  const { t } = useTranslation();
  const say = useToast();
  const { me } = useApp();
  const fetcher = useFetcher();
  const [asking, setAsking] = useState(false);
  const rehearsal = useRehearsal();
  const pending = fetcher.formData?.get("active");
  const active = pending ? pending === "true" : automation.active;
  const change = (next: boolean) =>
    fetcher.submit(
      { intent: "switch", id: automation.id, active: String(next) },
      { method: "post", action: "/automations?index" },
    );
  useAccepted(fetcher.data as { switched?: boolean } | undefined, ({ switched }) => {
    if (switched === undefined) return;
    say(t(switched ? "automations.switchedOn" : "automations.switchedOff", { name: automation.name }));
  });
  return {
    active,
    asking,
    rehearsal,
    problem: problemIn(fetcher.data),
    mayChange: mayBeOffered(me.role, "manage-rules"),
    setAsking,
    confirm: () => change(true),
    toggle: (next: boolean) => {
      if (!next) return change(false);
      rehearsal.run({ automationId: automation.id });
      setAsking(true);
    },
  };
}
export type SwitchOf = ReturnType<typeof useSwitch>;

/** The small switch of a line. */
export function AutomationSwitch({ automation, of }: { automation: Automation; of: SwitchOf }) {
  const { t } = useTranslation();
  return (
    <Switch.Root
      checked={of.active}
      disabled={!of.mayChange}
      aria-label={t("automations.switchOf", { name: automation.name })}
      onCheckedChange={of.toggle}
      className="relative h-6 w-11 shrink-0 rounded-full bg-line-strong transition-colors duration-150 disabled:opacity-60 data-[state=checked]:bg-accent"
    >
      <Switch.Thumb className="block size-5 translate-x-0.5 rounded-full bg-surface transition-transform duration-150 data-[state=checked]:translate-x-[22px]" />
    </Switch.Root>
  );
}

/** The second, deliberate step: what it would have done these 30 days, what it collides with, and then yes. */
export function SwitchOnDialog({
  automation,
  all,
  of,
}: {
  automation: Automation;
  all: readonly Automation[];
  of: SwitchOf;
}) {
  const { t } = useTranslation();
  const { accounts } = useApp();
  const account = accounts.find((item) => item.id === automation.accountId)?.username ?? "…";
  const { rehearsal } = of;
  return (
    <Confirm
      trigger={null}
      open={of.asking}
      onOpenChange={of.setAsking}
      title={t("automations.confirmTitle", { name: automation.name })}
      body={t("automations.confirmBody", { account })}
      confirm={t("automations.confirm")}
      onConfirm={of.confirm}
    >
      <section
        aria-label={t("automations.one.rehearsal")}
        className="flex flex-col gap-2 rounded-md bg-sunken p-3"
      >
        <h3 className="text-sm">{t("automations.one.rehearsal")}</h3>
        <RehearsalWait state={rehearsal} />
        <RehearsalTrouble state={rehearsal} />
        {rehearsal.result && !rehearsal.isRunning ? <RehearsalFigures result={rehearsal.result} /> : null}
      </section>
      <ConflictNotes automation={automation} all={all} />
    </Confirm>
  );
}

export const SwitchProblem = ({ of }: { of: SwitchOf }) => <FormProblem problem={of.problem} />;
