import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Message } from "../../worker/messaging/contract.ts";
import { readMessageTab, readReason } from "../format/message-query.ts";
import { LinkButton } from "./button.tsx";
import { Empty } from "./empty.tsx";
import { useArrivals } from "./live.tsx";
import { MessageRow } from "./message-row.tsx";

/** Messages, newest first. An empty list says whether there is none, or none like that. */
export function MessageList({ messages, hasMore }: { messages: readonly Message[]; hasMore: boolean }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const arrived = useArrivals(
    messages.map((message) => message.id),
    search.toString(),
  );
  const isFiltered = readReason(search) !== null || readMessageTab(search) !== "all";
  const showAll = <LinkButton to="/messages">{t("messages.showAll")}</LinkButton>;
  if (messages.length > 0) {
    return (
      <ul aria-label={t("messages.title")} className="card divide-y divide-line overflow-hidden">
        {messages.map((message) => (
          <MessageRow key={message.id} message={message} arrived={arrived.has(message.id)} />
        ))}
      </ul>
    );
  }
  if (hasMore || search.has("cursor"))
    return (
      <Empty title={t("messages.nothingHere")} body={hasMore ? t("messages.nothingHereBody") : ""}>
        {showAll}
      </Empty>
    );
  if (readReason(search) !== null) return <Empty title={t("messages.noMatch")}>{showAll}</Empty>;
  return (
    <Empty title={t("messages.empty")} body={t("messages.emptyBody")}>
      {isFiltered ? showAll : null}
    </Empty>
  );
}
