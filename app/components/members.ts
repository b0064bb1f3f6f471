import { useTranslation } from "react-i18next";
import { useApp } from "./app-data.ts";

export type MemberChoice = { id: string; name: string; label: string };

/** Those whom a lead can be given to; oneself first, called "me". */
export function useMembers(): MemberChoice[] {
  const { t } = useTranslation();
  const { members, me } = useApp();
  const mine = me.person?.id;
  return members
    .map(({ id, name }) => ({ id, name, label: id === mine ? `${name} (${t("lists.me")})` : name }))
    .toSorted((a, b) => (a.id === mine ? -1 : b.id === mine ? 1 : a.name.localeCompare(b.name, "fr")));
}
