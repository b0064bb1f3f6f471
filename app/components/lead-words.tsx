import { useTranslation } from "react-i18next";
import type { Lead } from "../../worker/leads/contract.ts";
import { Ago } from "./place.tsx";

const CAPTION_SHOWN = 32;
const shorten = (text: string): string =>
  text.length > CAPTION_SHOWN ? `${text.slice(0, CAPTION_SHOWN).trimEnd()}…` : text;

/** The person's own last words, their age, and the post they are about. */
export function LastWords({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const { lastMedia } = lead;
  return (
    <span className="block min-w-0">
      <span className={`line-clamp-2 break-words md:line-clamp-1 ${lead.lastText ? "" : "text-muted"}`}>
        {lead.lastText ?? (lead.lastKind ? t(`reasons.kind.${lead.lastKind}`) : t("leads.noWords"))}
      </span>
      <span className="block truncate text-xs text-muted">
        <Ago at={lead.lastInteractionAt} />
        {lead.lastKind ? ` · ${t(`reasons.onKind.${lead.lastKind}`)}` : null}
        {lastMedia
          ? ` ${lastMedia.caption ? t("leads.on", { post: shorten(lastMedia.caption) }) : t("leads.onPost")}`
          : null}
      </span>
    </span>
  );
}

export function IntentTag({ intent }: { intent: Lead["intent"] }) {
  const { t } = useTranslation();
  if (!intent || intent === "other") return <span className="text-muted">—</span>;
  const asks =
    intent === "price" || intent === "availability" || intent === "interest" || intent === "purchase";
  return (
    <span
      className={`inline-flex items-center rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap ${asks ? "bg-sunken text-ink" : "border border-line text-muted"}`}
    >
      {t(`reasons.intent.${intent}`)}
    </span>
  );
}
