import { type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import { readAutomationForm } from "../format/automation-body.ts";
import { Button } from "./button.tsx";
import { AskDialog } from "./dialog.tsx";
import { useRehearsal } from "./rehearsal.ts";
import { RehearsalFigures, RehearsalReport, RehearsalTrouble, RehearsalWait } from "./rehearsal-report.tsx";

type Props = {
  form: RefObject<HTMLFormElement>;
  /** Grows with every change of the form. */
  revision: number;
  /** null: it is not kept yet. */
  automationId: string | null;
};

/** The form as it stands, played on the last 30 days before anything is kept. */
export function RehearsalBox({ form, revision, automationId }: Props) {
  const { t } = useTranslation();
  const rehearsal = useRehearsal();
  const [playedAt, setPlayedAt] = useState<number | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const { result, isRunning } = rehearsal;
  const run = () => {
    if (!form.current) return;
    const { name: _unread, ...body } = readAutomationForm(new FormData(form.current));
    setMissing(body.templateIds.length === 0);
    if (body.templateIds.length === 0) return;
    setPlayedAt(revision);
    rehearsal.run(automationId ? { ...body, automationId } : body);
  };
  const isStale = result !== null && playedAt !== revision;
  return (
    <section aria-label={t("automations.one.rehearsal")} className="card flex flex-col gap-3 p-4">
      <h2 className="text-base">{t("automations.one.rehearsal")}</h2>
      <p className="text-muted">{t("rehearsal.lead")}</p>
      <Button onClick={run} disabled={isRunning} className="self-start">
        {t(result ? "rehearsal.again" : "rehearsal.run")}
      </Button>
      {isMissing ? (
        <p role="alert" className="text-danger">
          {t("rehearsal.needTemplate")}
        </p>
      ) : null}
      <RehearsalWait state={rehearsal} />
      <RehearsalTrouble state={rehearsal} />
      {result && !isRunning ? (
        <div role="status" className="flex flex-col gap-2">
          <div className={isStale ? "opacity-60" : ""}>
            <RehearsalFigures result={result} />
          </div>
          {isStale ? <p className="text-xs font-medium">{t("rehearsal.changed")}</p> : null}
          <Button size="sm" className="self-start" onClick={() => setOpen(true)}>
            {t("rehearsal.see")}
          </Button>
          <AskDialog
            open={isOpen}
            onOpenChange={setOpen}
            title={t("automations.one.rehearsal")}
            body={t("rehearsal.lead")}
            wide
          >
            <RehearsalReport result={result} />
            <Button className="self-end" onClick={() => setOpen(false)}>
              {t("do.close")}
            </Button>
          </AskDialog>
        </div>
      ) : null}
    </section>
  );
}
