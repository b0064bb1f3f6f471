import { useFetcher } from "@remix-run/react";
import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Account } from "../../worker/accounts/contract.ts";
import type { LossReport } from "../../worker/accounts/loss-contract.ts";
import { dayLabel, shareText } from "../format/clock.ts";
import { problemIn } from "../problem.ts";
import { Button } from "./button.tsx";
import { TextField } from "./field.tsx";
import { LossChart } from "./loss-chart.tsx";
import { usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";

/** How much of what happened the platform had not told: 30 days, today's figure, and when to raise an alarm. */
export function AccountLoss({
  account,
  loss,
  mayChange,
}: {
  account: Account;
  /** Null when it could not be read. */
  loss: LossReport | null;
  mayChange: boolean;
}) {
  const { t } = useTranslation();
  const { place } = usePlace();
  const today = loss?.items.at(-1);
  const total = today ? today.byWebhook + today.byPoll : 0;
  const percent = (share: number): string => shareText(share, place.language);
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-4">
      <h3 className="text-base">{t("accounts.loss.title")}</h3>
      {account.mode === "polling" ? (
        <p className="text-muted">{t("accounts.loss.polling")}</p>
      ) : loss === null || !today ? (
        <p className="text-muted">{t("accounts.loss.unavailable")}</p>
      ) : (
        <>
          <p className="max-w-prose text-xs text-muted">{t("accounts.loss.why")}</p>
          <p className="flex flex-wrap items-baseline gap-x-2">
            {today.rate === null ? (
              <span className="text-muted">{t("accounts.loss.todayNone")}</span>
            ) : (
              <>
                <span className={`figure text-lg ${loss.isAlarming ? "text-danger" : ""}`}>
                  {percent(today.rate)}
                </span>
                <span>{t("accounts.loss.today")}</span>
                <span className="text-muted">
                  {t("accounts.loss.todayOf", { count: today.byPoll, total })}
                </span>
              </>
            )}
          </p>
          <LossChart
            loss={loss}
            label={t("accounts.loss.chart", {
              from: dayLabel(loss.items[0]?.day ?? today.day, place.language),
              to: dayLabel(today.day, place.language),
            })}
          />
          <p className="flex flex-wrap justify-between gap-x-3 text-xs text-muted">
            <span>{dayLabel(loss.items[0]?.day ?? today.day, place.language)}</span>
            {loss.thresholdPercent === null ? null : (
              <span className="text-warm">
                {t("accounts.loss.threshold", { percent: percent(loss.thresholdPercent / 100) })}
              </span>
            )}
            <span>{t("accounts.loss.today")}</span>
          </p>
          {loss.isAlarming ? (
            <p className="flex items-start gap-2 rounded-md bg-danger-tint px-3 py-2 text-danger">
              <TriangleAlert size={16} className="mt-0.5 shrink-0" aria-hidden />
              {t("accounts.loss.alarm")}
            </p>
          ) : null}
          <details className="text-sm">
            <summary className="inline-block min-h-8 py-1.5 text-muted underline underline-offset-2">
              {t("accounts.loss.table")}
            </summary>
            <LossTable loss={loss} />
            {mayChange ? <AlarmForm account={account} /> : null}
          </details>
        </>
      )}
    </div>
  );
}

function LossTable({ loss }: { loss: LossReport }) {
  const { t } = useTranslation();
  const { place } = usePlace();
  return (
    <section
      className="relative max-h-72 overflow-auto rounded-md border border-line"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("accounts.loss.table")}
    >
      <table className="w-full text-left">
        <thead className="text-xs text-muted">
          <tr>
            <th scope="col" className="px-3 py-1.5">
              {t("accounts.loss.day")}
            </th>
            {(["byWebhook", "byPoll", "rate"] as const).map((column) => (
              <th key={column} scope="col" className="px-3 py-1.5 text-right">
                {t(`accounts.loss.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {loss.items.toReversed().map((day) => (
            <tr key={day.day} className="border-t border-line">
              <th scope="row" className="px-3 py-1 font-normal whitespace-nowrap">
                {dayLabel(day.day, place.language)}
              </th>
              <td className="px-3 text-right">{day.byWebhook}</td>
              <td className="px-3 text-right">{day.byPoll}</td>
              <td className="px-3 text-right">
                {day.rate === null ? t("accounts.loss.none") : shareText(day.rate, place.language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function AlarmForm({ account }: { account: Account }) {
  const { t } = useTranslation();
  const fetcher = useFetcher<{ alarm?: true }>();
  const busy = fetcher.state !== "idle";
  return (
    <fetcher.Form
      method="post"
      action="/accounts?index"
      key={String(account.lossAlarmPercent)}
      className="mt-3 flex flex-col gap-2"
    >
      <input type="hidden" name="intent" value="alarm" />
      <input type="hidden" name="id" value={account.id} />
      <TextField
        className="max-w-56"
        label={t("accounts.loss.setting")}
        name="lossAlarmPercent"
        type="number"
        min={1}
        max={100}
        defaultValue={account.lossAlarmPercent ?? ""}
        hint={t("accounts.loss.settingHint")}
      />
      <FormProblem problem={problemIn(fetcher.data)} />
      <div className="flex items-center gap-3">
        <Button type="submit" size="sm" disabled={busy}>
          {t("do.save")}
        </Button>
        <span role="status" className="text-sm text-success">
          {!busy && fetcher.data?.alarm ? t("do.saved") : ""}
        </span>
      </div>
    </fetcher.Form>
  );
}
