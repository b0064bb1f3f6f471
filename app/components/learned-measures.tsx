import { useTranslation } from "react-i18next";
import type { Learned } from "../../worker/scoring/contract.ts";
import { LOCALES, shareText } from "../format/clock.ts";
import { useLanguage } from "./place.tsx";

/** What it is worth, honestly: the same measures for one's own rules beside it. */
export function LearnedMeasures({ learned }: { learned: Learned }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const times = (value: number): string =>
    t("scoring.learned.times", {
      n: new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 }).format(value),
    });
  const share = (value: number): string => shareText(Math.round(value * 100) / 100, language);
  const rows = [
    learned.lift && { key: "lift" as const, ...learned.lift, show: times },
    learned.auc && { key: "auc" as const, ...learned.auc, show: share },
  ].filter((row) => row !== null);
  if (rows.length === 0) return null;
  return (
    <table className="w-full max-w-lg text-left text-sm">
      <thead className="text-xs text-muted">
        <tr>
          <td />
          <th scope="col" className="px-2 py-1 text-right font-medium">
            {t("scoring.learned.rules")}
          </th>
          <th scope="col" className="py-1 pl-2 text-right font-medium">
            {t("scoring.learned.learned")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className="border-t border-line">
            <th scope="row" className="py-1.5 font-normal">
              {t(`scoring.learned.${row.key}`)}
            </th>
            <td className="px-2 py-1.5 text-right whitespace-nowrap">{row.show(row.rules)}</td>
            <td className="py-1.5 pl-2 text-right font-medium whitespace-nowrap">{row.show(row.learned)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
