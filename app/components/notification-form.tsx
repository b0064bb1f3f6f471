import { useFetcher } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ALERT_KINDS, type NotificationSettings } from "../../worker/notifications/alert-contract.ts";
import { problemIn } from "../problem.ts";
import { Button } from "./button.tsx";
import { FormProblem } from "./problem.tsx";

/** Of what one is told by e-mail and on one's devices; in the page one sees everything. */
export function NotificationForm({ settings }: { settings: NotificationSettings }) {
  const { t } = useTranslation();
  const fetcher = useFetcher<{ saved?: true }>();
  const busy = fetcher.state !== "idle";
  const { emailReady, pushReady } = settings;
  return (
    <fetcher.Form
      method="post"
      aria-label={t("alerts.choice.title")}
      className="card flex flex-col gap-4 p-5"
    >
      <table className="w-full text-left">
        <thead>
          <tr className="text-xs text-muted">
            <th scope="col" className="py-1 font-medium">
              {t("alerts.choice.what")}
            </th>
            <th scope="col" className="hidden w-20 py-1 text-center font-medium sm:table-cell">
              {t("alerts.choice.page")}
            </th>
            <th scope="col" className="w-16 py-1 text-center font-medium sm:w-20">
              {t("alerts.choice.email")}
            </th>
            <th scope="col" className="w-16 py-1 text-center font-medium sm:w-20">
              {t("alerts.choice.push")}
            </th>
          </tr>
        </thead>
        <tbody>
          {ALERT_KINDS.map((kind) => {
            const name = t(`alerts.kinds.${kind}`);
            return (
              <tr key={kind} className="border-t border-line">
                <th scope="row" className="py-2 pr-3 font-normal">
                  <span className="block font-medium">{name}</span>
                  <span className="block text-sm text-muted">{t(`alerts.about.${kind}`)}</span>
                </th>
                <td className="hidden text-center text-sm text-muted sm:table-cell">
                  {t("alerts.choice.always")}
                </td>
                <td className="text-center">
                  <Check
                    name={`email.${kind}`}
                    label={t("alerts.choice.emailOf", { kind: name })}
                    checked={settings.email[kind]}
                    disabled={!emailReady}
                  />
                </td>
                <td className="text-center">
                  <Check
                    name={`push.${kind}`}
                    label={t("alerts.choice.pushOf", { kind: name })}
                    checked={settings.push[kind]}
                    disabled={!pushReady}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {emailReady ? null : <p className="text-sm text-warm">{t("alerts.choice.emailOff")}</p>}
      <p className="text-sm text-muted">{t("alerts.choice.digest")}</p>
      <FormProblem problem={problemIn(fetcher.data)} />
      <div className="flex items-center gap-3">
        <Button type="submit" look="primary" disabled={busy}>
          {t("alerts.choice.save")}
        </Button>
        <span role="status" className="text-sm text-success">
          {!busy && fetcher.data?.saved ? t("alerts.choice.saved") : ""}
        </span>
      </div>
    </fetcher.Form>
  );
}

function Check({
  name,
  label,
  checked,
  disabled,
}: {
  name: string;
  label: string;
  checked: boolean;
  disabled: boolean;
}) {
  return (
    <label className="inline-flex size-11 items-center justify-center">
      <span className="sr-only">{label}</span>
      {/* A disabled box is not sent: what it says must not be lost by saving the others. */}
      {disabled && checked ? <input type="hidden" name={name} value="on" /> : null}
      <input
        type="checkbox"
        name={disabled ? undefined : name}
        defaultChecked={checked}
        disabled={disabled}
        className="size-5 accent-accent"
      />
    </label>
  );
}
