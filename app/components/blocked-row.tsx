import { Link, useFetcher } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Blocked } from "../../worker/guard/contract.ts";
import { dateText } from "../format/clock.ts";
import { nameOf } from "../format/people.ts";
import { problemIn } from "../problem.ts";
import { useAccepted } from "./answer.ts";
import { Button } from "./button.tsx";
import { Confirm } from "./confirm.tsx";
import { Avatar, PersonName } from "./person.tsx";
import { usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";
import { useToast } from "./toast.tsx";

/** One blocked person: why, since when, and the way back. */
export function BlockedRow({ entry, mayUnblock }: { entry: Blocked; mayUnblock: boolean }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const say = useToast();
  const fetcher = useFetcher<{ unblocked: true }>();
  useAccepted(fetcher.data, () => say(t("blockList.unblocked")));
  const name = nameOf(entry);
  const since =
    entry.at === null ? null : t("blockList.since", { date: dateText(Date.parse(entry.at), nowMs, place) });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <Avatar person={entry} />
      <div className="min-w-0 flex-1 basis-56">
        <Link to={`/leads/${entry.leadId}`} className="rounded-sm">
          <PersonName person={entry} />
        </Link>
        <p className="text-sm break-words text-muted" suppressHydrationWarning>
          {t(`blockList.reason.${entry.reason}`)}
          {entry.words === null ? null : ` ${t("blockList.words", { words: entry.words })}`}
          {since === null ? null : ` · ${since}`}
        </p>
        <FormProblem problem={problemIn(fetcher.data)} />
      </div>
      {mayUnblock ? (
        <Confirm
          trigger={
            <Button
              size="sm"
              disabled={fetcher.state !== "idle"}
              aria-label={t("blockList.unblockOf", { name })}
            >
              {t("blockList.unblock")}
            </Button>
          }
          title={t("blockList.unblockTitle", { name })}
          body={t("blockList.unblockBody")}
          confirm={t("blockList.unblock")}
          onConfirm={() =>
            fetcher.submit({ id: entry.leadId }, { method: "post", action: "/settings/blocked" })
          }
        />
      ) : null}
    </li>
  );
}
