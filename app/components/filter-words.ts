import { useTranslation } from "react-i18next";
import type { FilterName, Filters } from "../format/lead-query.ts";
import { useApp } from "./app-data.ts";

/** Each filter in force in the reader's words: "Nouveau, Contacté", "Score ≥ 50". */
export function useFilterWords(): (name: FilterName, filters: Filters) => string {
  const { t } = useTranslation();
  const { accounts, members, me } = useApp();
  const words = (list: string, one: (word: string) => string) => list.split(",").map(one).join(", ");
  return (name, filters) => {
    const value = filters[name] ?? "";
    switch (name) {
      case "status":
        return words(value, (word) => t(`reasons.status.${word as "new"}`));
      case "platform":
        return words(value, (word) => t(`accounts.platform.${word as "instagram"}`));
      case "intent":
        return words(value, (word) => t(`reasons.intent.${word as "price"}`));
      case "reach":
        return words(value, (word) =>
          word === "open" ? t("leads.filters.reachOpen") : t(`reasons.reach.short.${word as "window"}`),
        );
      case "accountId":
        return t("leads.filters.accountChip", {
          name: accounts.find((account) => account.id === value)?.username ?? value,
        });
      case "minScore":
        return t("leads.filters.minScoreChip", { n: value });
      case "target":
        return t(value === "true" ? "lists.filters.targetChip" : "lists.filters.underTarget");
      case "hasPhone":
        return t(value === "true" ? "leads.filters.hasPhone" : "leads.filters.noPhone");
      case "tag":
        return t("leads.filters.tagChip", { tag: value });
      case "assignedTo":
        return value === me.person?.id
          ? t("lists.assignedToMe")
          : t("lists.filters.assignedToChip", {
              name: members.find((member) => member.id === value)?.name ?? t("lists.formerMember"),
            });
      case "reminder":
        return t(value === "due" ? "lists.filters.due" : "lists.filters.set");
      case "q":
        return t("leads.filters.search", { q: value });
    }
  };
}
