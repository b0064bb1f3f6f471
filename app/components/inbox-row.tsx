import { Link } from "@remix-run/react";
import { PencilLine, Phone, Sparkles } from "lucide-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../worker/conversations/contract.ts";
import { inboxAddress } from "../format/inbox.ts";
import { nameOf } from "../format/people.ts";
import { useDraftKey } from "./composer.tsx";
import { useHasDraft } from "./draft.ts";
import { Avatar } from "./person.tsx";
import { Ago } from "./place.tsx";
import { ReachChip } from "./reach.tsx";
import { ChargeBadge } from "./take-over.tsx";

type Props = { conversation: Conversation; isOpen: boolean; isArrived: boolean; search: URLSearchParams };

/** One conversation in the list: who, their last words or ours, who is in charge, and how long one may still write. */
export const InboxRow = memo(function InboxRow({ conversation, isOpen, isArrived, search }: Props) {
  const { t } = useTranslation();
  const { leadId, unread, lastFrom, lastText } = conversation;
  const name = nameOf(conversation);
  const hasDraft = useHasDraft(useDraftKey(leadId)) && !isOpen;
  return (
    <li className={isArrived ? "arrived" : ""}>
      <Link
        to={inboxAddress(search, leadId)}
        preventScrollReset
        data-row
        data-conversation={leadId}
        data-unread={unread || undefined}
        aria-current={isOpen ? "true" : undefined}
        className="grid grid-cols-[32px_minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 px-4 py-3 transition-colors duration-150 hover:bg-sunken/60 focus-visible:-outline-offset-2 aria-[current=true]:bg-tint/70 md:px-3"
      >
        <span className="row-span-3 pt-0.5">
          <Avatar person={conversation} />
        </span>
        <span className={`truncate ${unread ? "font-semibold" : "font-medium"}`}>{name}</span>
        <span className="flex items-center gap-1.5 text-xs text-muted">
          <Ago at={conversation.lastAt} />
          {unread ? (
            <>
              <span aria-hidden className="size-2 rounded-full bg-ink" />
              <span className="sr-only">, {t("inbox.unread")}</span>
            </>
          ) : null}
        </span>
        <span
          className={`col-span-2 flex min-w-0 items-center gap-1 ${unread ? "font-semibold" : "text-muted"}`}
        >
          {hasDraft ? (
            <span className="inline-flex shrink-0 items-center gap-1 text-sm font-medium text-accent">
              <PencilLine size={13} aria-hidden />
              {t("inbox.reply.draft")}
            </span>
          ) : null}
          {lastFrom === "machine" ? (
            <>
              <Sparkles size={13} className="shrink-0" aria-hidden />
              <span className="sr-only">{t("inbox.byMachine")} : </span>
            </>
          ) : null}
          <span className="truncate">
            {lastFrom === "us"
              ? t("inbox.you", { words: lastText ?? t("inbox.noWords") })
              : (lastText ?? t("inbox.noWords"))}
          </span>
        </span>
        <span className="col-span-2 flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1 pt-0.5 text-xs">
          <ChargeBadge charge={conversation.charge} platform={conversation.platform} />
          <ReachChip reach={conversation.reach} name={name} />
          {conversation.hasPhone ? (
            <span title={t("inbox.hasPhone")} className="inline-flex text-muted">
              <Phone size={13} aria-hidden />
              <span className="sr-only">{t("inbox.hasPhone")}</span>
            </span>
          ) : null}
        </span>
      </Link>
    </li>
  );
});
