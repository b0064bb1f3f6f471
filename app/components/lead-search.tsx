import { useTranslation } from "react-i18next";
import { SearchBox } from "./search-box.tsx";

/** Finds a person in the list of leads. */
export function LeadSearch() {
  const { t } = useTranslation();
  return (
    <SearchBox
      id="lead-search"
      action="/leads"
      label={t("leads.search")}
      hint={t("leads.searchHint")}
      className="min-w-0 flex-1 sm:max-w-64"
    />
  );
}
