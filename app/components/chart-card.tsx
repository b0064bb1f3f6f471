import { type ComponentType, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Today } from "../../worker/analytics/contract.ts";
import { dayLabel } from "../format/clock.ts";
import { Section } from "./empty.tsx";
import { useLanguage } from "./place.tsx";

type Chart = ComponentType<{ days: Today["days"] }>;
const HEIGHT_CLASS = "h-[180px]";

/**
 * The chart when the browser is free to draw it, and the same figures as a table for everybody. Loaded by hand and
 * not by `lazy`: nothing in the dashboard suspends, so no render can be left unfinished while a page hydrates.
 */
export function ChartCard({ days }: { days: Today["days"] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [DaysChart, setChart] = useState<Chart | null>(null);
  useEffect(() => {
    let isShown = true;
    // Without the chart the figures still stand in the table below.
    import("./days-chart.tsx").then(
      ({ default: chart }) => isShown && setChart(() => chart),
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, []);
  const [first, last] = [days[0], days[days.length - 1]];
  return (
    <Section title={t("today.chart")}>
      <div className="card p-3">
        <div
          role="img"
          aria-label={t("today.chartText", {
            from: first ? dayLabel(first.date, language) : "",
            to: last ? dayLabel(last.date, language) : "",
          })}
          className={HEIGHT_CLASS}
        >
          {DaysChart ? <DaysChart days={days} /> : <div className={`skeleton ${HEIGHT_CLASS}`} />}
        </div>
        <details className="mt-2 text-sm">
          <summary className="inline-block min-h-8 py-1.5 text-muted underline underline-offset-2">
            {t("today.chartTable")}
          </summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
          <section className="relative overflow-x-auto" tabIndex={0} aria-label={t("today.chartTable")}>
            <table className="w-full text-left">
              <thead className="text-xs text-muted">
                <tr>
                  <th scope="col">{t("today.day")}</th>
                  {(["people", "messages", "answers", "phones"] as const).map((figure) => (
                    <th key={figure} scope="col" className="text-right">
                      {t(`today.figures.${figure}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {days.map((day) => (
                  <tr key={day.date} className="border-t border-line">
                    <th scope="row" className="py-1 font-normal">
                      {dayLabel(day.date, language)}
                    </th>
                    <td className="text-right">{day.people}</td>
                    <td className="text-right">{day.messages}</td>
                    <td className="text-right">{day.answers}</td>
                    <td className="text-right">{day.phones}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </details>
      </div>
    </Section>
  );
}
