import { useTranslation } from "react-i18next";
import type { Lead } from "../../worker/leads/contract.ts";
import { LeadRow } from "./lead-row.tsx";

const COLUMNS = [
  { key: "person", width: "md:w-[164px]" },
  { key: "words", width: "" },
  { key: "score", width: "md:w-[96px]" },
  { key: "reach", width: "md:w-[132px]" },
  { key: "phone", width: "md:w-[190px]" },
  { key: "status", width: "md:w-[124px]" },
] as const;

type Props = {
  rows: Lead[];
  arrived: ReadonlySet<string>;
  selected: ReadonlySet<string>;
  onSelect: (id: string) => void;
};

export function LeadTable({ rows, arrived, selected, onSelect }: Props) {
  const { t } = useTranslation();
  return (
    <div className="card overflow-hidden">
      <table className="w-full table-fixed max-md:block">
        <caption className="sr-only">{t("leads.title")}</caption>
        <thead className="border-b border-line text-left text-xs text-muted max-md:sr-only">
          <tr>
            <th scope="col" className="w-9 pl-3">
              <span className="sr-only">{t("leads.columns.select")}</span>
            </th>
            {COLUMNS.map(({ key, width }) => (
              <th
                key={key}
                scope="col"
                className={`py-2 pr-3 font-medium first-of-type:pl-2 ${key === "person" ? "pl-2" : ""} ${width}`}
              >
                {t(`leads.columns.${key}`)}
              </th>
            ))}
            <th scope="col" className="w-11">
              <span className="sr-only">{t("leads.columns.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rows.map((lead) => (
            <LeadRow
              key={lead.id}
              lead={lead}
              arrived={arrived.has(lead.id)}
              selected={selected.has(lead.id)}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
