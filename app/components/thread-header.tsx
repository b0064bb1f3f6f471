import { Link, useSearchParams } from "@remix-run/react";
import { ArrowLeft, MailOpen, MailWarning, UserRound } from "lucide-react";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { ConversationDetail } from "../../worker/conversations/contract.ts";
import { inboxAddress } from "../format/inbox.ts";
import { nameOf } from "../format/people.ts";
import { mayBeOffered } from "../format/roles.ts";
import { useApp } from "./app-data.ts";
import { IconButton, LinkButton } from "./button.tsx";
import { useConversationChange } from "./conversation-change.ts";
import { Avatar } from "./person.tsx";
import { TakeOver } from "./take-over.tsx";
import { useToast } from "./toast.tsx";

/** With whom, over which account, who is in charge; and on phones the way back. */
export function ThreadHeader({
  conversation,
  heading,
}: {
  conversation: ConversationDetail;
  heading: RefObject<HTMLHeadingElement>;
}) {
  const { t } = useTranslation();
  const { accounts, me } = useApp();
  const say = useToast();
  const change = useConversationChange();
  const [search] = useSearchParams();
  const { leadId, unread } = conversation;
  const name = nameOf(conversation);
  const account = accounts.length > 1 ? accounts.find(({ id }) => id === conversation.accountId) : undefined;
  const mark = async () => {
    if (await change(leadId, { intent: unread ? "read" : "unread" }))
      say(t(unread ? "inbox.markedRead" : "inbox.markedUnread"));
  };
  return (
    <header className="flex flex-col gap-3 border-b border-line p-3 md:px-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Link
          to={inboxAddress(search, null)}
          preventScrollReset
          aria-label={t("inbox.back")}
          className="inline-flex size-11 items-center justify-center rounded-md text-muted hover:bg-sunken md:hidden"
        >
          <ArrowLeft size={20} aria-hidden />
        </Link>
        <Avatar person={conversation} />
        <div className="min-w-0 flex-1 basis-0">
          <h2 ref={heading} tabIndex={-1} className="truncate text-base outline-none">
            {name}
          </h2>
          <p className="truncate text-xs text-muted">
            @{conversation.username}
            {account ? ` → @${account.username}` : ""} · {t(`accounts.platform.${conversation.platform}`)}
          </p>
        </div>
        {mayBeOffered(me.role, "write-leads") ? (
          <IconButton
            label={t(unread ? "inbox.markRead" : "inbox.markUnread")}
            aria-keyshortcuts="E"
            className="max-md:size-11"
            onClick={() => void mark()}
          >
            {unread ? <MailOpen size={18} aria-hidden /> : <MailWarning size={18} aria-hidden />}
          </IconButton>
        ) : null}
        <LinkButton
          to={`/leads/${leadId}`}
          size="sm"
          className="max-md:size-11 max-md:px-0"
          aria-label={t("inbox.profileOf", { name })}
        >
          <UserRound size={15} aria-hidden />
          <span className="max-md:sr-only">{t("inbox.profile")}</span>
        </LinkButton>
      </div>
      <TakeOver leadId={leadId} name={name} charge={conversation.charge} platform={conversation.platform} />
    </header>
  );
}
