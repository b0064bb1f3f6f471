import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DecisionItem } from "../../worker/messaging/contract.ts";
import { Avatar } from "./person.tsx";
import { Ago } from "./place.tsx";

type Props = {
  heard: Pick<DecisionItem, "leadId" | "username" | "kind" | "text" | "at">;
  /** What came of it, below the words. */
  children: ReactNode;
};

/** Somebody's own words, where they stood and when, and what an automation made of them. */
export function Heard({ heard, children }: Props) {
  const { t } = useTranslation();
  return (
    <li className="grid grid-cols-[32px_minmax(0,1fr)] gap-x-3 px-4 py-3">
      <Avatar person={{ username: heard.username, displayName: null }} />
      <div className="flex min-w-0 flex-col gap-0.5">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link
            to={`/leads/${heard.leadId}`}
            prefetch="intent"
            className="min-w-0 truncate font-medium underline-offset-2 hover:underline"
          >
            @{heard.username}
          </Link>
          <span className="text-xs text-muted">
            {t(`reasons.kind.${heard.kind}`)} · <Ago at={heard.at} />
          </span>
        </p>
        <p className={`line-clamp-3 break-words ${heard.text ? "" : "text-muted"}`}>
          {heard.text ? t("do.quoted", { words: heard.text }) : t("rehearsal.noText")}
        </p>
        {children}
      </div>
    </li>
  );
}
