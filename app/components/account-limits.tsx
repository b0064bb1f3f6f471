import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Account } from "../../worker/accounts/contract.ts";
import { problemIn } from "../problem.ts";
import { Button } from "./button.tsx";
import { CheckField, TextField } from "./field.tsx";
import { FormProblem } from "./problem.tsx";

const MS_PER_SECOND = 1000;

/** How much, how fast and when an account may send. */
export function AccountLimits({ account }: { account: Account }) {
  const { t } = useTranslation();
  const fetcher = useFetcher<{ limits?: true }>();
  const [hours, setHours] = useState(account.activeHours !== null);
  const busy = fetcher.state !== "idle";
  return (
    <details className="border-t border-line pt-3">
      <summary className="min-h-8 py-1.5 font-medium">{t("accounts.limits")}</summary>
      <fetcher.Form method="post" action="/accounts?index" className="mt-3 flex flex-col gap-4">
        <input type="hidden" name="intent" value="limits" />
        <input type="hidden" name="id" value={account.id} />
        <div className="grid gap-4 sm:grid-cols-3">
          <TextField
            label={t("accounts.daily")}
            name="dailyDmLimit"
            type="number"
            min={0}
            max={1000}
            required
            defaultValue={account.dailyDmLimit}
            hint={t("accounts.dailyHint")}
          />
          <TextField
            label={t("accounts.hourly")}
            name="hourlyDmLimit"
            type="number"
            min={1}
            max={750}
            defaultValue={account.hourlyDmLimit ?? ""}
            hint={t("accounts.hourlyHint")}
          />
          <TextField
            label={t("accounts.spacing")}
            name="minSpacingSeconds"
            type="number"
            min={0}
            max={3600}
            step="0.1"
            required
            defaultValue={account.minSpacingMs / MS_PER_SECOND}
          />
        </div>
        <CheckField
          label={t("accounts.warmUp")}
          name="warmUp"
          value="true"
          defaultChecked={account.warmUp}
          hint={t("accounts.warmUpHint")}
        />
        <CheckField
          label={t("accounts.hoursOn")}
          name="hours"
          value="true"
          checked={hours}
          onChange={(event) => setHours(event.target.checked)}
        />
        {hours ? (
          <div className="grid max-w-xs grid-cols-2 gap-4">
            <TextField
              label={t("accounts.from")}
              name="from"
              type="time"
              required
              defaultValue={account.activeHours?.from ?? "09:00"}
            />
            <TextField
              label={t("accounts.to")}
              name="to"
              type="time"
              required
              defaultValue={account.activeHours?.to ?? "20:00"}
            />
          </div>
        ) : null}
        <FormProblem problem={problemIn(fetcher.data)} />
        <div className="flex items-center gap-3">
          <Button type="submit" disabled={busy}>
            {t("do.save")}
          </Button>
          <span role="status" className="text-sm text-success">
            {!busy && fetcher.data?.limits ? t("do.saved") : ""}
          </span>
        </div>
      </fetcher.Form>
    </details>
  );
}
