import { Plus, TriangleAlert, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AutomationActions, Template, TriggerKind } from "../../worker/messaging/contract.ts";
import { followUpDoubts, WINDOW_HOURS } from "../format/follow-ups.ts";
import { Button, IconButton } from "./button.tsx";
import { SelectField, TextField } from "./field.tsx";
import { useRows } from "./rows-of.ts";

const MOST = 3;
const LEAST_HOURS = 0.5;
const MOST_HOURS = 23;
const USUAL_HOURS = 4;

type Step = { hours: string; templateId: string };
type Props = {
  steps: NonNullable<AutomationActions["followUps"]>;
  templates: readonly Template[];
  kind: TriggerKind;
};

/** What follows when nobody answers, with a warning on each step that may never leave. */
export function FollowUpFields({ steps, templates, kind }: Props) {
  const { t } = useTranslation();
  const { rows, add, remove, change } = useRows<Step>(
    steps.map(({ afterHours, templateId }) => ({ hours: String(afterHours), templateId })),
  );
  const doubts = followUpDoubts(
    kind,
    rows.map((row) => (row.value.hours === "" ? Number.NaN : Number(row.value.hours))),
  );
  return (
    <>
      <p className="text-xs text-muted">{t("automations.followUpsHint")}</p>
      <ol className="flex flex-col gap-3">
        {rows.map((row, index) => {
          const doubt = doubts[index];
          return (
            <li key={row.id}>
              <fieldset className="flex flex-col gap-2 rounded-md border border-line p-3">
                <legend className="px-1 text-sm font-medium">
                  {t("automations.followUp", { n: index + 1 })}
                </legend>
                <div className="flex flex-wrap items-end gap-3">
                  <TextField
                    label={t("automations.followUpAfter")}
                    name="followUpHours"
                    type="number"
                    required
                    min={LEAST_HOURS}
                    max={MOST_HOURS}
                    step={0.5}
                    className="w-32"
                    value={row.value.hours}
                    onChange={(event) => change(row.id, { ...row.value, hours: event.target.value })}
                  />
                  <SelectField
                    label={t("automations.followUpTemplate")}
                    name="followUpTemplate"
                    required
                    className="min-w-0 flex-1 basis-40"
                    value={row.value.templateId}
                    onChange={(event) => change(row.id, { ...row.value, templateId: event.target.value })}
                  >
                    {templates.map((template) => (
                      <option key={template.id} value={template.id}>
                        {template.name}
                      </option>
                    ))}
                  </SelectField>
                  <IconButton
                    label={t("automations.removeFollowUp", { n: index + 1 })}
                    onClick={() => remove(row.id)}
                  >
                    <X size={16} aria-hidden />
                  </IconButton>
                </div>
                <div role="status">
                  {doubt ? (
                    <p className="flex items-start gap-2 rounded-md bg-warm-tint px-3 py-2 text-sm text-warm">
                      <TriangleAlert size={15} className="mt-0.5 shrink-0" aria-hidden />
                      {t(`automations.doubt.${doubt}`, { hours: WINDOW_HOURS })}
                    </p>
                  ) : null}
                </div>
              </fieldset>
            </li>
          );
        })}
      </ol>
      {rows.length < MOST && templates.length > 0 ? (
        <Button
          size="sm"
          className="self-start"
          onClick={() => add({ hours: String(USUAL_HOURS), templateId: templates[0]?.id ?? "" })}
        >
          <Plus size={14} aria-hidden />
          {t("automations.addFollowUp")}
        </Button>
      ) : null}
    </>
  );
}
