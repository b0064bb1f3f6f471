import { useTranslation } from "react-i18next";
import type { Export } from "../../worker/leads/exports-contract.ts";
import type { ViewFilter } from "../../worker/leads/filter-contract.ts";
import { numberText } from "../format/clock.ts";
import { bodyFilters } from "../format/lead-filter.ts";
import { FILTER_NAMES } from "../format/lead-query.ts";
import { useFilterWords } from "./filter-words.ts";
import { Ago, useLanguage } from "./place.tsx";

/** The files that were made before: who made them, when, and whom they hold. */
export function ExportList({ exports }: { exports: readonly Export[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const wordsOf = useFilterWords();
  return (
    <ul className="card divide-y divide-line">
      {exports.map((item) => {
        const filters = bodyFilters(item.filter as ViewFilter);
        const words = FILTER_NAMES.filter((name) => filters[name] !== undefined).map((name) =>
          wordsOf(name, filters),
        );
        // What was searched for may name somebody, and is not kept.
        if (item.filter.search) words.push(t("exports.searched"));
        return (
          <li key={item.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3">
            <span className="min-w-0 flex-1 basis-48 break-words">
              {item.format === "json"
                ? t("exports.onePerson")
                : words.length === 0
                  ? t("exports.whoAll")
                  : words.join(" · ")}
              <span className="block text-xs text-muted">
                <Ago at={item.at} sentence /> {item.by ? t("exports.by", { name: item.by.name }) : null}
              </span>
            </span>
            <span className="text-sm text-muted">
              {t("exports.people", { count: item.count, n: numberText(item.count, language) })} ·{" "}
              {item.format.toUpperCase()}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
