import { useTranslation } from "react-i18next";
import { useApp } from "./app-data.ts";
import { LinkButton } from "./button.tsx";

/** Where to look when nobody appears: the check-up of the only account, else the page where one chooses. */
export function CheckConnection() {
  const { t } = useTranslation();
  const { accounts } = useApp();
  const only = accounts.length === 1 ? accounts[0] : undefined;
  return <LinkButton to={only ? `/accounts/${only.id}/doctor` : "/accounts"}>{t("leads.check")}</LinkButton>;
}
