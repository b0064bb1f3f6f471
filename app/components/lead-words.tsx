import { useTranslation } from "react-i18next";
import type { Lead } from "../../worker/leads/contract.ts";
import { shorten } from "../format/shorten.ts";
import { Ago } from "./place.tsx";
import { ReminderTag } from "./reminder-tag.tsx";

const CAPTION_SHOWN = 32;

/** The person's own last words; below them what they want, their age, and the post they are about. */
export function LastWords({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const { lastMedia } = lead;
  return (
    <span className="block min-w-0">
      <span className={`line-clamp-2 break-words md:line-clamp-1 ${lead.lastText ? "" : "text-muted"}`}>
        {lead.lastText ?? (lead.lastKind ? t(`reasons.kind.${lead.lastKind}`) : t("leads.noWords"))}
      </span>
      <span className="flex min-w-0 items-center gap-1.5 text-xs text-muted">
        <ReminderTag lead={lead} />
        {isTold(lead.intent) ? <IntentTag intent={lead.intent} /> : null}
        <span className="min-w-0 truncate">
          <Ago at={lead.lastInteractionAt} />
          {lead.lastKind ? ` · ${t(`reasons.onKind.${lead.lastKind}`)}` : null}
          {lastMedia
            ? ` ${lastMedia.caption ? t("leads.on", { post: shorten(lastMedia.caption, CAPTION_SHOWN) }) : t("leads.onPost")}`
            : null}
        </span>
      </span>
    </span>
  );
}

const isTold = (intent: Lead["intent"]): intent is NonNullable<Lead["intent"]> =>
  intent !== null && intent !== "other";

export function IntentTag({ intent }: { intent: Lead["intent"] }) {
  const { t } = useTranslation();
  if (!isTold(intent)) return null;
  const asks =
    intent === "price" || intent === "availability" || intent === "interest" || intent === "purchase";
  return (
    <span
      className={`inline-flex shrink-0 items-center rounded-full px-1.5 text-xs leading-[18px] whitespace-nowrap ${asks ? "bg-sunken font-medium text-ink" : "border border-line text-muted"}`}
    >
      {t(`reasons.intent.${intent}`)}
    </span>
  );
}
