import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { changedView, type Tab } from "../format/lead-query.ts";
import { LinkButton } from "./button.tsx";
import { CheckConnection } from "./check-connection.tsx";
import { Empty } from "./empty.tsx";

/** Why a list is empty, and the one thing to do about it. */
export function LeadsNone({
  tab,
  isFiltered,
  nextCursor,
}: {
  tab: Tab;
  isFiltered: boolean;
  /** Where looking stopped, when it did before the end. */
  nextCursor: string | null;
}) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  if (nextCursor) {
    return (
      <Empty title={t("lists.readTo")} body={t("lists.readToBody")}>
        <LinkButton to={changedView(search, { cursor: nextCursor })} look="primary">
          {t("lists.further")}
        </LinkButton>
        {isFiltered ? (
          <LinkButton to={`/leads${tab === "todo" ? "" : `?tab=${tab}`}`}>
            {t("leads.filters.clear")}
          </LinkButton>
        ) : null}
      </Empty>
    );
  }
  if (isFiltered) {
    return (
      <Empty title={t("leads.noMatch")}>
        <LinkButton to={`/leads${tab === "todo" ? "" : `?tab=${tab}`}`}>
          {t("leads.filters.clear")}
        </LinkButton>
      </Empty>
    );
  }
  if (tab === "todo") {
    return (
      <Empty title={t("leads.todoDone")} body={t("leads.todoDoneBody")}>
        <LinkButton to="/leads?tab=all">{t("leads.tabs.all")}</LinkButton>
      </Empty>
    );
  }
  return (
    <Empty title={t("leads.emptyTitle")} body={t("leads.emptyBody")}>
      <CheckConnection />
    </Empty>
  );
}
