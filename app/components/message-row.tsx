import { Link, useFetcher } from "@remix-run/react";
import { Sparkles, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Message } from "../../worker/messaging/contract.ts";
import { isCancellable } from "../format/message-query.ts";
import { nameOf } from "../format/people.ts";
import { problemIn } from "../problem.ts";
import { Button } from "./button.tsx";
import { MessageStateLine } from "./message-state.tsx";
import { Avatar } from "./person.tsx";
import { Ago } from "./place.tsx";
import { FormProblem } from "./problem.tsx";

/** One message: to whom, what it says, where it stands and why. */
export function MessageRow({ message, arrived }: { message: Message; arrived: boolean }) {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  const person = message.lead ?? { username: "…", displayName: null };
  const name = nameOf(person);
  return (
    <li
      className={`grid grid-cols-[32px_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 px-4 py-3 md:grid-cols-[32px_168px_minmax(0,1fr)_auto] ${arrived ? "arrived" : ""}`}
    >
      <Avatar person={person} />
      <div className="min-w-0">
        <Link
          to={`/leads/${message.leadId}`}
          prefetch="intent"
          className="block truncate font-medium underline-offset-2 hover:underline"
        >
          {name}
        </Link>
        <p className="flex flex-wrap items-center gap-x-1.5 text-xs text-muted">
          <Ago at={message.sentAt ?? message.createdAt} />
          {message.automationId ? (
            <span className="inline-flex items-center gap-1">
              <Sparkles size={12} aria-hidden />
              {t("messages.automatic")}
            </span>
          ) : null}
        </p>
      </div>
      <div className="flex min-w-0 flex-col gap-0.5 max-md:col-span-2 max-md:col-start-2 max-md:row-start-2">
        <p className="line-clamp-2 break-words md:line-clamp-1" title={message.text}>
          {message.text}
        </p>
        <p className="text-sm">
          <MessageStateLine
            state={message.state}
            reason={message.reason}
            deadlineAt={message.deadlineAt}
            scheduledFor={message.scheduledFor}
            name={name}
          />
        </p>
        <FormProblem problem={problemIn(fetcher.data)} />
      </div>
      <div className="max-md:col-start-3 max-md:row-start-1">
        {isCancellable(message.state) ? (
          <fetcher.Form method="post" action="/messages">
            <input type="hidden" name="intent" value="cancel" />
            <input type="hidden" name="id" value={message.id} />
            <Button
              type="submit"
              size="sm"
              disabled={fetcher.state !== "idle"}
              aria-label={t("messages.cancelOf", { name })}
            >
              <X size={14} aria-hidden />
              {t("messages.cancel")}
            </Button>
          </fetcher.Form>
        ) : null}
      </div>
    </li>
  );
}
