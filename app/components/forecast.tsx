import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Account } from "../../worker/accounts/contract.ts";
import type { Forecast } from "../../worker/messaging/contract.ts";
import { dayLabel, weekdayLabel } from "../format/clock.ts";
import { isRaiseUseful, nearDays } from "../format/forecast.ts";
import { problemIn } from "../problem.ts";
import { Button } from "./button.tsx";
import { usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";
import { QuotaBar } from "./quota.tsx";
import { useToast } from "./toast.tsx";

/** How many leave each day and how many would expire, with the one change that saves them. */
export function ForecastCard({ account, forecast }: { account: Account; forecast: Forecast | null }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const say = useToast();
  const fetcher = useFetcher<{ raised?: number }>();
  const told = useRef<unknown>(null);
  useEffect(() => {
    const answer = fetcher.data;
    if (!answer || told.current === answer || answer.raised === undefined) return;
    told.current = answer;
    say(t("messages.forecast.raised", { name: account.username, n: answer.raised }));
  }, [fetcher.data, say, t, account.username]);

  const { sentToday, limit } = { sentToday: account.dmSentToday, limit: account.dailyDmLimit };
  const most = Math.max(1, ...(forecast?.willSend.map((day) => day.count) ?? []));
  const near = forecast ? nearDays(forecast, nowMs, place.zone) : null;
  const next = near && (near.today > 0 ? near.today : near.tomorrow);
  return (
    <section
      aria-label={`${t("messages.forecast.title")} @${account.username}`}
      className={`card flex flex-col gap-3 p-4 ${forecast?.pending === 0 ? "max-xl:hidden" : ""}`}
    >
      <div className="flex items-baseline justify-between gap-2">
        <h2 className="truncate text-base">@{account.username}</h2>
        <span className="text-sm whitespace-nowrap text-muted">
          {sentToday} / {limit}
        </span>
      </div>
      <QuotaBar
        quota={{
          limit,
          sent: sentToday,
          reserved: Math.min(near?.today ?? 0, Math.max(0, limit - sentToday)),
          willExpire: 0,
        }}
        label={t("messages.forecast.sentToday", { sent: sentToday, limit })}
      />
      {forecast === null ? (
        <p className="text-muted">{t("messages.forecast.unavailable")}</p>
      ) : forecast.pending === 0 ? (
        <p className="text-muted">{t("messages.forecast.none")}</p>
      ) : (
        <>
          <p>
            {t("messages.forecast.sentToday", { sent: sentToday, limit })}{" "}
            {next
              ? t(near.today > 0 ? "messages.forecast.todayLeft" : "messages.forecast.tomorrow", {
                  count: next,
                })
              : t("messages.forecast.pending", { count: forecast.pending, perDay: forecast.perDay })}
            {forecast.willExpire > 0 ? (
              next ? (
                <span className="font-medium text-warm">
                  {t("messages.forecast.expireFirst", { count: forecast.willExpire })}
                </span>
              ) : (
                <span className="font-medium text-warm">
                  {" "}
                  {t("messages.forecast.expire", { count: forecast.willExpire })}
                </span>
              )
            ) : next ? (
              t("messages.forecast.end")
            ) : null}
          </p>
          <ol aria-label={t("messages.forecast.days")} className="grid grid-cols-7 items-end gap-1">
            {forecast.willSend.map((day) => (
              <li key={day.date} className="flex min-w-0 flex-col items-center gap-1 text-xs text-muted">
                <span className={day.count > 0 ? "font-medium text-ink" : ""}>{day.count}</span>
                <span
                  aria-hidden
                  className="w-full max-w-7 rounded-t-sm bg-line-strong/60"
                  style={{ height: `${Math.max(2, Math.round((day.count / most) * 40))}px` }}
                />
                <span title={dayLabel(day.date, place.language)}>
                  {weekdayLabel(day.date, place.language)}
                </span>
              </li>
            ))}
          </ol>
          {isRaiseUseful(forecast, limit) ? (
            <fetcher.Form method="post" action="/messages" className="flex flex-col gap-2">
              <input type="hidden" name="intent" value="raise" />
              <input type="hidden" name="accountId" value={account.id} />
              <input type="hidden" name="limit" value={forecast.suggestedLimit} />
              <Button type="submit" look="primary" disabled={fetcher.state !== "idle"} className="self-start">
                {t("messages.forecast.raise", { n: forecast.suggestedLimit })}
              </Button>
              <FormProblem problem={problemIn(fetcher.data)} />
            </fetcher.Form>
          ) : null}
        </>
      )}
    </section>
  );
}
