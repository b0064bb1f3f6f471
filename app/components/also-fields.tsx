import { useTranslation } from "react-i18next";
import type { AutomationActions } from "../../worker/messaging/contract.ts";
import { SelectField, TextField } from "./field.tsx";

const STATUSES = ["contacted", "in_progress"] as const;

/** What it does to the person's page beside writing. */
export function AlsoFields({ actions }: { actions: AutomationActions }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap gap-3 *:min-w-0 *:flex-1 *:basis-48">
      <TextField
        label={t("automations.tag")}
        hint={t("automations.tagHint")}
        name="tag"
        maxLength={40}
        defaultValue={actions.tag ?? ""}
      />
      <SelectField
        label={t("automations.status")}
        hint={t("automations.statusHint")}
        name="status"
        defaultValue={actions.status ?? ""}
      >
        <option value="">{t("automations.statusNone")}</option>
        {STATUSES.map((status) => (
          <option key={status} value={status}>
            {t(`reasons.status.${status}`)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
