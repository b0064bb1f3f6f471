import { useTranslation } from "react-i18next";
import type { Forecast } from "../../worker/messaging/contract.ts";
import { dayLabel, weekdayLabel } from "../format/clock.ts";
import { forecastBars, tallest } from "../format/forecast.ts";
import { usePlace } from "./place.tsx";

const TALL_PX = 56;

/** The next 7 days, a bar each: gone, planned; and beside them, on the same scale, what no day will take. */
export function ForecastBars({ forecast, sentToday }: { forecast: Forecast; sentToday: number }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const bars = forecastBars(forecast, sentToday, nowMs, place.zone);
  const most = tallest(bars, forecast.willExpire);
  const height = (count: number) => (count === 0 ? 0 : Math.max(2, Math.round((count / most) * TALL_PX)));
  const { willExpire } = forecast;
  return (
    <div className="flex flex-col gap-2">
      <ol
        aria-label={t("messages.forecast.days")}
        className={`grid items-end gap-1 ${willExpire > 0 ? "grid-cols-8" : "grid-cols-7"}`}
      >
        {bars.map(({ date, sent, planned }) => {
          const day = dayLabel(date, place.language);
          return (
            <li key={date} className="flex min-w-0 flex-col items-center gap-1 text-xs text-muted">
              <span className="sr-only">
                {sent > 0
                  ? t("messages.forecast.todayText", { day, sent, planned })
                  : t("messages.forecast.dayText", { day, planned })}
              </span>
              <span aria-hidden className={sent + planned > 0 ? "font-medium text-ink" : ""}>
                {sent + planned}
              </span>
              <span aria-hidden className="flex w-full max-w-7 flex-col justify-end">
                <span className="rounded-t-sm bg-line-strong/60" style={{ height: `${height(planned)}px` }} />
                <span className="bg-ink" style={{ height: `${height(sent)}px` }} />
                <span className="h-px bg-line-strong" />
              </span>
              <span aria-hidden title={day}>
                {weekdayLabel(date, place.language)}
              </span>
            </li>
          );
        })}
        {willExpire > 0 ? (
          <li className="flex min-w-0 flex-col items-center gap-1 border-l border-line text-xs font-medium text-warm">
            <span className="sr-only">{t("messages.forecast.lostText", { count: willExpire })}</span>
            <span aria-hidden>{willExpire}</span>
            <span aria-hidden className="flex w-full max-w-7 flex-col justify-end">
              <span
                className="rounded-t-sm border border-warm bg-warm-tint"
                style={{ height: `${height(willExpire)}px` }}
              />
              <span className="h-px bg-line-strong" />
            </span>
            <span aria-hidden>{t("messages.forecast.lostShort")}</span>
          </li>
        ) : null}
      </ol>
      <ul aria-hidden className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-muted">
        <li className="flex items-center gap-1.5">
          <span className="size-2 rounded-full bg-ink" />
          {t("messages.forecast.sentBar")}
        </li>
        <li className="flex items-center gap-1.5">
          <span className="size-2 rounded-full bg-line-strong/60" />
          {t("messages.forecast.plannedBar")}
        </li>
        {willExpire > 0 ? (
          <li className="flex items-center gap-1.5">
            <span className="size-2 rounded-full border border-warm bg-warm-tint" />
            {t("messages.forecast.lostBar")}
          </li>
        ) : null}
      </ul>
    </div>
  );
}
