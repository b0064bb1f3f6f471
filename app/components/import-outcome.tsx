import { CircleAlert, CircleCheck, Undo2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportDetail } from "../../worker/imports/contract.ts";
import type { Job } from "../../worker/jobs/contract.ts";
import { numberText } from "../format/clock.ts";
import { Button, LinkButton } from "./button.tsx";
import { Confirm } from "./confirm.tsx";
import { useLanguage } from "./place.tsx";
import { Progress } from "./progress.tsx";
import { useUndo } from "./undo.ts";

/** What has become of a started import: how far it is, or what it did, with the way back. */
export function ImportOutcome({ item, job }: { item: ImportDetail; job: Job | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (item.state === "running") {
    return (
      <section aria-label={t("imports.running")} className="card flex flex-col gap-2 p-5">
        <h2 className="text-base">{t("imports.running")}</h2>
        <Progress
          label={t("imports.running")}
          done={job?.done ?? item.changed ?? 0}
          total={job?.total ?? item.valid}
          words={(values) => t("bulk.progress", values)}
        />
        <p className="text-muted">{t("imports.runningBody")}</p>
      </section>
    );
  }
  const changed = item.changed ?? 0;
  const isFailed = item.state === "failed";
  const Icon = isFailed ? CircleAlert : item.state === "undone" ? Undo2 : CircleCheck;
  return (
    <section aria-label={t(`imports.state.${item.state}`)} className="card flex flex-col gap-3 p-5">
      <div role="status" className="flex gap-3">
        <Icon
          size={20}
          className={`mt-0.5 shrink-0 ${isFailed ? "text-danger" : item.state === "undone" ? "text-muted" : "text-success"}`}
          aria-hidden
        />
        <div>
          <h2 className="text-base">
            {isFailed || item.state === "undone"
              ? t(`imports.state.${item.state}`)
              : changed === 0
                ? t("imports.doneNone")
                : t("imports.done", { count: changed, n: numberText(changed, language) })}
          </h2>
          <p className="text-muted">{isFailed ? t("imports.failed") : t("imports.doneBody")}</p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        <LinkButton to="/leads?tab=all&sort=created" look="primary">
          {t("imports.toLeads")}
        </LinkButton>
        <LinkButton to="/leads/import">{t("imports.again")}</LinkButton>
        {item.undoId && item.state !== "undone" && changed > 0 ? <UndoImport undoId={item.undoId} /> : null}
      </div>
    </section>
  );
}

function UndoImport({ undoId }: { undoId: string }) {
  const { t } = useTranslation();
  const undo = useUndo();
  const [isBusy, setBusy] = useState(false);
  return (
    <Confirm
      trigger={
        <Button look="quiet" disabled={isBusy}>
          <Undo2 size={16} aria-hidden />
          {t("imports.undo")}
        </Button>
      }
      title={t("imports.undoTitle")}
      body={t("imports.undoBody")}
      confirm={t("imports.undo")}
      onConfirm={() => {
        setBusy(true);
        void undo(undoId).finally(() => setBusy(false));
      }}
    />
  );
}
