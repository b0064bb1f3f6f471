import { useTranslation } from "react-i18next";
import type { Account } from "../../worker/accounts/contract.ts";
import type { Forecast } from "../../worker/messaging/contract.ts";
import { nearDays } from "../format/forecast.ts";
import { ForecastBars } from "./forecast-bars.tsx";
import { usePlace } from "./place.tsx";
import { QuotaBar } from "./quota.tsx";
import { RaiseLimit } from "./raise-limit.tsx";

/** How many leave each day and how many would expire, with the one change that saves them. */
export function ForecastCard({ account, forecast }: { account: Account; forecast: Forecast | null }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const { sentToday, limit } = { sentToday: account.dmSentToday, limit: account.dailyDmLimit };
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
          <ForecastBars forecast={forecast} sentToday={sentToday} />
          <RaiseLimit account={account} forecast={forecast} />
        </>
      )}
    </section>
  );
}
