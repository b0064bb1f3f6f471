import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AutomationFilters, TriggerKind } from "../../worker/messaging/contract.ts";
import { useApp } from "./app-data.ts";
import { CheckField, TextField } from "./field.tsx";

const USUAL_HOURS = { from: "09:00", to: "19:00" };

/** For whom and when: only who is new, replies under comments, the hours in which it may write. */
export function FilterFields({ filters, kind }: { filters: AutomationFilters; kind: TriggerKind }) {
  const { t } = useTranslation();
  const { me } = useApp();
  const [hasHours, setHasHours] = useState(filters.activeHours !== undefined);
  const [hours, setHours] = useState(filters.activeHours ?? USUAL_HOURS);
  return (
    <>
      <CheckField
        label={t("automations.newPeopleOnly")}
        hint={t("automations.newPeopleOnlyHint")}
        name="newPeopleOnly"
        defaultChecked={filters.newPeopleOnly === true}
      />
      {kind === "comment" ? (
        <CheckField
          label={t("automations.includeReplies")}
          hint={t("automations.includeRepliesHint")}
          name="includeReplies"
          defaultChecked={filters.includeReplies === true}
        />
      ) : null}
      <CheckField
        label={t("automations.hasHours")}
        hint={t("automations.hoursHint", { zone: me.workspace.zone.replaceAll("_", " ") })}
        name="hasHours"
        checked={hasHours}
        onChange={(event) => setHasHours(event.target.checked)}
      />
      {hasHours ? (
        <div className="ml-[30px] flex flex-wrap items-end gap-3">
          {(["from", "to"] as const).map((side) => (
            <TextField
              key={side}
              type="time"
              required
              name={side === "from" ? "hoursFrom" : "hoursTo"}
              label={t(side === "from" ? "automations.hoursFrom" : "automations.hoursTo")}
              className="w-32"
              value={hours[side]}
              onChange={(event) => setHours({ ...hours, [side]: event.target.value })}
            />
          ))}
          {hours.to !== "" && hours.to < hours.from ? (
            <p className="pb-2 text-sm text-muted">{t("automations.hoursNight")}</p>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
