import { useFetcher } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Workspace } from "../../worker/identity/contract.ts";
import { LOCALES } from "../format/clock.ts";
import { problemIn } from "../problem.ts";
import { Button } from "./button.tsx";
import { SelectField, TextField } from "./field.tsx";
import { useLanguage } from "./place.tsx";
import { FormProblem } from "./problem.tsx";

const COUNTRIES = [
  "FR",
  "BE",
  "CH",
  "LU",
  "CA",
  "MA",
  "TN",
  "DZ",
  "SN",
  "CI",
  "GB",
  "US",
  "DE",
  "ES",
  "IT",
  "NL",
  "PT",
];
const CURRENCIES = ["EUR", "CHF", "CAD", "GBP", "USD", "MAD", "TND", "XOF"];

const withCurrent = (list: readonly string[], current: string) =>
  list.includes(current) ? list : [current, ...list];

export function WorkspaceForm({ workspace, zones }: { workspace: Workspace; zones: string[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const fetcher = useFetcher<{ saved?: true }>();
  const busy = fetcher.state !== "idle";
  const names = new Intl.DisplayNames([LOCALES[language]], { type: "region" });
  return (
    <fetcher.Form
      method="post"
      className="card grid gap-5 p-5 sm:grid-cols-2"
      aria-label={t("settings.workspace")}
    >
      <input type="hidden" name="intent" value="workspace" />
      <p className="sm:col-span-2">
        <span className="font-title text-base font-semibold">{workspace.name}</span>
      </p>
      <TextField
        label={t("settings.zone")}
        name="zone"
        list="zones"
        required
        autoComplete="off"
        defaultValue={workspace.zone}
        hint={t("settings.zoneHint")}
      />
      <datalist id="zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <SelectField
        label={t("settings.language")}
        name="language"
        defaultValue={workspace.language}
        hint={t("settings.languageHint")}
      >
        <option value="fr">{t("settings.languages.fr")}</option>
        <option value="en">{t("settings.languages.en")}</option>
      </SelectField>
      <SelectField
        label={t("settings.country")}
        name="country"
        defaultValue={workspace.country}
        hint={t("settings.countryHint")}
      >
        {withCurrent(COUNTRIES, workspace.country).map((country) => (
          <option key={country} value={country} suppressHydrationWarning>
            {names.of(country) ?? country}
          </option>
        ))}
      </SelectField>
      <SelectField label={t("settings.currency")} name="currency" defaultValue={workspace.currency}>
        {withCurrent(CURRENCIES, workspace.currency).map((currency) => (
          <option key={currency} value={currency}>
            {currency}
          </option>
        ))}
      </SelectField>
      <div className="flex flex-col gap-3 sm:col-span-2">
        <FormProblem problem={problemIn(fetcher.data)} />
        <div className="flex items-center gap-3">
          <Button type="submit" look="primary" disabled={busy}>
            {t("do.save")}
          </Button>
          <span role="status" className="text-sm text-success">
            {!busy && fetcher.data?.saved ? t("do.saved") : ""}
          </span>
        </div>
      </div>
    </fetcher.Form>
  );
}
