import { useNavigate, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { changedView } from "../format/lead-query.ts";
import { MESSAGE_TABS, REASON_GROUPS, readMessageTab, readReason } from "../format/message-query.ts";
import { Chips } from "./chips.tsx";

/** Which messages are shown: by where they stand, and by why they wait or did not go. */
export function MessageFilters() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const tab = readMessageTab(search);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Chips
        label={t("messages.filter")}
        current={tab}
        items={MESSAGE_TABS.map((key) => ({
          key,
          label: t(`messages.tabs.${key}`),
          to: changedView(search, {
            tab: key === "all" ? null : key,
            ...(key === "public" || key === "sent" ? { reason: null } : {}),
          }),
        }))}
      />
      {tab === "public" || tab === "sent" ? null : (
        <label className="flex max-w-full min-w-0 items-center gap-2 text-sm text-muted">
          {t("messages.reason")}
          <select
            className="input !w-auto min-w-0"
            value={readReason(search) ?? ""}
            onChange={(event) =>
              navigate(changedView(search, { reason: event.target.value || null }), {
                preventScrollReset: true,
              })
            }
          >
            <option value="">{t("messages.reasonAny")}</option>
            {REASON_GROUPS.map((group) => (
              <option key={group} value={group}>
                {t(`messages.reasons.${group}`)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
