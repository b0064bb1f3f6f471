import { useTranslation } from "react-i18next";
import type { Automation } from "../../worker/messaging/contract.ts";
import { hasWords } from "../format/automation-body.ts";
import { useApp } from "./app-data.ts";

/** What sets an automation off, in one line: kind, words, posts, account. */
export function useSummary(automation: Automation): string {
  const { t } = useTranslation();
  const { accounts } = useApp();
  const { keywords = [], minScore, mediaIds = [], kind } = automation.trigger;
  const account = accounts.find((item) => item.id === automation.accountId);
  const parts = [t(`automations.trigger.${kind}`)];
  if (hasWords(kind)) {
    parts.push(
      keywords.length > 0
        ? t("automations.summaryWords", {
            words: keywords.map((word) => t("do.quoted", { words: word })).join(", "),
          })
        : t("automations.summaryAny"),
    );
  }
  if (minScore !== undefined) parts.push(t("automations.summaryScore", { n: minScore }));
  if (mediaIds.length > 0) parts.push(t("automations.summaryPosts", { count: mediaIds.length }));
  if (account) parts.push(`@${account.username}`);
  return parts.join(" · ");
}
