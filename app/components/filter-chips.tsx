import { Link, useSearchParams } from "@remix-run/react";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { changedView, FILTER_NAMES, readView, UNREAD } from "../format/lead-query.ts";
import { useFilterWords } from "./filter-words.ts";

/** The filters in force, each with its way out. Links, because the filters live in the address. */
export function FilterChips() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const wordsOf = useFilterWords();
  const { filters } = readView(search);
  const active = FILTER_NAMES.filter((name) => filters[name] !== undefined);
  if (active.length === 0) return null;
  return (
    <ul aria-label={t("leads.filters.title")} className="flex flex-wrap gap-1.5">
      {active.map((name) => {
        const words = wordsOf(name, filters);
        return (
          <li key={name} className="min-w-0">
            <Link
              to={changedView(search, { [name]: null })}
              aria-label={t("leads.filters.remove", { name: words })}
              className="inline-flex min-h-8 max-w-full items-center gap-1.5 rounded-full border border-line-strong bg-surface pr-2 pl-3 text-sm hover:bg-sunken"
            >
              <span className="truncate">{words}</span>
              <X size={14} className="shrink-0" aria-hidden />
            </Link>
          </li>
        );
      })}
      <li>
        <Link
          to={changedView(search, Object.fromEntries([...FILTER_NAMES, UNREAD].map((name) => [name, null])))}
          className="inline-flex min-h-8 items-center rounded-full px-2.5 text-sm text-accent underline underline-offset-2"
        >
          {t("leads.filters.clear")}
        </Link>
      </li>
    </ul>
  );
}
