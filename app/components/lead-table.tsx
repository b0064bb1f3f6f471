import { UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Lead } from "../../worker/leads/contract.ts";
import { mayBeOffered } from "../format/roles.ts";
import { useApp } from "./app-data.ts";
import { LeadRow } from "./lead-row.tsx";
import type { Selection } from "./lead-selection.ts";

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
  selection: Selection;
  onRemind: (id: string) => void;
};

export function LeadTable({ rows, arrived, selection, onRemind }: Props) {
  const { t } = useTranslation();
  const { members, me } = useApp();
  const isTeam = members.length > 1;
  const mayChange = mayBeOffered(me.role, "write-leads");
  const assigneeOf = (id: string | null): string | null | undefined => {
    if (!isTeam) return undefined;
    if (id === null) return null;
    return members.find((member) => member.id === id)?.name ?? t("lists.formerMember");
  };
  return (
    <div className="card overflow-hidden">
      <table className="w-full table-fixed max-md:block">
        <caption className="sr-only">{t("leads.title")}</caption>
        <thead className="border-b border-line text-left text-xs text-muted max-md:sr-only">
          <tr>
            <th scope="col" className="w-9 pl-3">
              {mayChange ? (
                <PageBox rows={rows} selection={selection} />
              ) : (
                <span className="sr-only">{t("leads.columns.select")}</span>
              )}
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
            {isTeam ? (
              <th scope="col" className="w-10 font-medium" title={t("lists.assignee")}>
                <UserRound size={14} aria-hidden />
                <span className="sr-only">{t("lists.assignee")}</span>
              </th>
            ) : null}
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
              selected={selection.isAll || selection.ids.has(lead.id)}
              assignee={assigneeOf(lead.assignedTo)}
              onSelect={selection.toggle}
              onRemind={onRemind}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Everybody on the page, at once; half ticked while it is only some of them. */
function PageBox({ rows, selection }: { rows: readonly Lead[]; selection: Selection }) {
  const { t } = useTranslation();
  const chosen = rows.filter((row) => selection.ids.has(row.id)).length;
  const isWhole = chosen === rows.length;
  return (
    <input
      type="checkbox"
      aria-label={t("lists.selectPage")}
      checked={selection.isAll || isWhole}
      ref={(box) => {
        if (box) box.indeterminate = !selection.isAll && !isWhole && chosen > 0;
      }}
      onChange={selection.togglePage}
      className="block size-4 accent-accent"
    />
  );
}
